// `audit`: what npm's registry knows against the packages that the lock files install, less what was looked at and accepted. One lock
// file is Croft's own; the others are of programs that tests and checks run.
//
//   registry answers --> every advisory is accepted, with a reason and an end to that --> done
//        |                   `-- one is not, or its end has come --> fails, with what to do
//        `-- does not (no network, a mirror without the service) --> skipped, and why
import { spawnSync } from "node:child_process";
import { readFileSync } from "node:fs";
import path from "node:path";

export interface Accepted {
  /** Such as `GHSA-jg8v-rfcf-2h6w`. */
  advisory: string;
  package: string;
  /** Why it does no harm here, or what is waited for. */
  reason: string;
  /** Day on which it is to be looked at again, such as `2027-06-01`. */
  until: string;
}

export interface Advisory {
  advisory: string;
  package: string;
  severity: string;
  title: string;
}

interface Report {
  vulnerabilities?: Record<string, { via?: readonly (string | Via)[] }>;
  message?: string;
  error?: { summary?: string };
}

interface Via {
  name: string;
  url: string;
  severity: string;
  title: string;
}

export const ACCEPTED_FILE = ".ci/audit-accepted.json";

/** The advisories of a report of `npm audit --json`; undefined when it is none. */
export function advisoriesOf(report: Report): Advisory[] | undefined {
  if (report.vulnerabilities === undefined) return undefined;
  const found = new Map<string, Advisory>();
  for (const via of Object.values(report.vulnerabilities).flatMap((one) => one.via ?? [])) {
    // A text names another package of the report, by which this one is affected.
    if (typeof via === "string") continue;
    const advisory = via.url.split("/").at(-1) ?? via.url;
    const { name, severity, title } = via;
    found.set(`${advisory} ${name}`, { advisory, package: name, severity, title });
  }
  return [...found.values()];
}

/** What is against the packages and not accepted (any more) on a day, in words. */
export function faultsOf(
  advisories: readonly Advisory[],
  accepted: readonly Accepted[],
  today: string,
): string[] {
  return advisories.flatMap((one) => {
    const known = accepted.find((entry) => entry.advisory === one.advisory && entry.package === one.package);
    if (known !== undefined && known.until > today) return [];
    const ended = known === undefined ? "" : ` (accepted until ${known.until}: ${known.reason})`;
    return [`${one.package}: ${one.severity}: ${one.title} (${one.advisory})${ended}`];
  });
}

/** Folders whose package-lock.json is audited. */
export const AUDITED = [
  ".",
  "tests/clients/cdk",
  "tests/clients/linters",
  "tests/clients/npm",
  "tests/clients/workflows",
];

/** Returns what was found, in words. Throws for what is not accepted; a registry that does not answer is none of that. `npm`: the program. */
export function audit(root: string, npm = "npm"): string {
  const today = new Date().toISOString().slice(0, 10);
  const accepted: Accepted[] = JSON.parse(readFileSync(path.join(root, ACCEPTED_FILE), "utf8"));
  let known = 0;
  const faults: string[] = [];
  for (const [at, folder] of AUDITED.entries()) {
    const advisories = askRegistry(path.join(root, folder), npm);
    if (typeof advisories === "string") {
      const [asked, rest] = [AUDITED.slice(0, at), AUDITED.slice(at)].map((some) => some.join(", "));
      if (faults.length > 0) break;
      const before = at === 0 ? "" : ` (it did for ${asked})`;
      return `skipped for ${rest}, because npm's registry did not answer${before}: ${advisories}`;
    }
    known += advisories.length;
    faults.push(...faultsOf(advisories, accepted, today).map((fault) => `${folder}: ${fault}`));
  }
  if (faults.length === 0) return `${AUDITED.length} lock files, ${known} known advisories, all accepted`;
  throw new Error(
    `packages with known weaknesses:\n${faults.join("\n")}\nUpdate them, or say in ${ACCEPTED_FILE} why each does no harm and until when.`,
  );
}

/** The advisories of a folder's lock file, or why there is no answer. */
function askRegistry(folder: string, npm: string): Advisory[] | string {
  const run = spawnSync(npm, ["audit", "--json", "--package-lock-only"], {
    cwd: folder,
    encoding: "utf8",
    timeout: 60_000,
  });
  const report = parse(run.stdout);
  const why = report.error?.summary || report.message || run.error?.message || run.stderr.trim();
  return advisoriesOf(report) ?? why;
}

function parse(text: string): Report {
  try {
    return JSON.parse(text);
  } catch {
    return {};
  }
}
