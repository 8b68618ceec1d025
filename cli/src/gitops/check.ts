// `croft-gitops check`: whether the settings are right, and whether this machine, this user and these tokens can do it.
import { accessSync, constants, mkdirSync, mkdtempSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { call } from "@croft/schemas/client/rest-client.ts";
import { CroftError } from "@croft/schemas/errors.ts";
import { execa } from "execa";
import { readSettings, type Settings, type Source } from "./config.ts";
import { Repository } from "./repository.ts";
import { readSecret, secretHider } from "./secrets.ts";
import { Steps } from "./steps.ts";

interface Finding {
  name: string;
  status: "ok" | "fail";
  message: string;
  remedy: string | null;
}

const ok = (name: string, message: string): Finding => ({ name, status: "ok", message, remedy: null });
const fail = (name: string, message: string, remedy: string): Finding => ({
  name,
  status: "fail",
  message,
  remedy,
});

/** Prints what it found; resolves with the exit status. */
export async function check(
  { file, json }: { file: string | null; json: boolean },
  write: (text: string) => void,
): Promise<number> {
  let findings: Finding[];
  let isReadable = true;
  try {
    const settings = readSettings(file);
    findings = await inspect(settings);
  } catch (error) {
    if (!(error instanceof CroftError)) throw error;
    isReadable = false;
    findings = [fail("settings", error.message, error.detail)];
  }
  const canRun = findings.every(({ status }) => status === "ok");
  write(json ? `${JSON.stringify({ can_run: canRun, findings }, null, 2)}\n` : textOf(findings, canRun));
  return canRun ? 0 : isReadable ? 1 : 2;
}

async function inspect(settings: Settings): Promise<Finding[]> {
  const hide = secretHider(settings);
  const found = [
    ok("settings", `${settings.file} is valid`),
    ...(await Promise.all(["git", "flock", settings.terraform, ...needed(settings)].map(program))),
    ...secretFiles(settings),
    await reconciler(settings),
    ...(await repositories(settings)),
  ];
  return found.map((finding) => ({ ...finding, message: hide(finding.message) }));
}

const needed = ({ sources }: Settings): string[] => [
  ...(sources.some(({ repository }) => repository.startsWith("ssh:")) ? ["ssh"] : []),
  ...(sources.some(({ allowed_signers_file }) => allowed_signers_file !== undefined) ? ["ssh-keygen"] : []),
  ...(sources.some(({ gpg_keys_file }) => gpg_keys_file !== undefined) ? ["gpg"] : []),
];

async function program(name: string): Promise<Finding> {
  const { exitCode, failed, code } = await execa("sh", ["-c", 'command -v "$1"', "sh", name], {
    reject: false,
  });
  if (!failed && exitCode === 0 && code === undefined) return ok("program", `${name} is there`);
  return fail("program", `${name} is not on the path`, "Install it, or name it in the settings.");
}

/** Files that must be readable, and that others must not read. */
function secretFiles({ tokenFile, sources }: Settings): Finding[] {
  const secret = [
    tokenFile,
    ...sources.flatMap(({ deploy_key_file, git_token_file, webhook, environment_files = {} }) => [
      deploy_key_file,
      git_token_file,
      webhook?.secret_file,
      ...Object.values(environment_files),
    ]),
  ].filter((file) => file !== undefined);
  return [...new Set(secret)].map((file) => {
    try {
      accessSync(file, constants.R_OK);
    } catch {
      return fail(
        "secret",
        `${file} cannot be read`,
        "Write it, readable to the runner's user alone (`chmod 0600`, or group croft-gitops and 0640).",
      );
    }
    if ((statSync(file).mode & 0o007) === 0) return ok("secret", `${file} is readable, and not to all`);
    return fail("secret", `${file} is readable to all users of this machine`, `chmod o= ${file}`);
  });
}

async function reconciler({ endpoint, tokenFile, caCertificateFile }: Settings): Promise<Finding> {
  try {
    const api = { endpoint, token: readSecret(tokenFile) };
    const ca = caCertificateFile === undefined ? {} : { caCertificate: readSecret(caCertificateFile) };
    await call({ ...api, ...ca }, "GET", "/v1/gitops/runs?source=none");
    return ok("reconciler", `${endpoint} takes the token`);
  } catch (error) {
    return fail(
      "reconciler",
      (error as Error).message,
      "The address, the token and the authority are `endpoint`, `token_file` and `ca_certificate_file`.",
    );
  }
}

async function repositories({ sources, environment }: Settings): Promise<Finding[]> {
  const folder = mkdtempSync(path.join(tmpdir(), "croft-gitops-check-"));
  mkdirSync(path.join(folder, "home"));
  try {
    const repository = new Repository({ steps: new Steps(folder), stateDir: folder, environment });
    const found: Finding[] = [];
    for (const source of sources) found.push(await oneRepository(repository, source, folder));
    return found;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

async function oneRepository(repository: Repository, source: Source, folder: string): Promise<Finding> {
  try {
    const { commit } = await repository.checkOut(
      source,
      path.join(folder, source.name),
      path.join(folder, "log"),
    );
    return ok(source.name, `${source.repository} is at ${commit.slice(0, 12)}`);
  } catch (error) {
    return fail(source.name, (error as Error).message, "See docs/howto/gitops.md.");
  }
}

function textOf(findings: readonly Finding[], canRun: boolean): string {
  const lines = findings.flatMap(({ name, status, message, remedy }) => [
    `${status.padEnd(6)}${name.padEnd(14)}${message}`,
    ...(remedy === null ? [] : [`${" ".repeat(20)}-> ${remedy.replaceAll("\n", `\n${" ".repeat(23)}`)}`]),
  ]);
  const end = canRun ? "The runner can run here." : "The runner cannot run here before that is cured.";
  return `${lines.join("\n")}\n\n${end}\n`;
}
