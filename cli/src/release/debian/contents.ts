// What is in the packages. Each has its own runtime, so an upgrade of one changes nothing under another that runs.
import { readdirSync, readFileSync, statSync } from "node:fs";
import path from "node:path";
import { mainPage, manPage, pageName } from "../../command-line/man.ts";
import { catalog, groups } from "../../commands/catalog.ts";
import { NEEDS } from "../../install-packages.ts";
import type { DebianPackage, PackageFile } from "./package.ts";
import { maintainerScripts } from "./scripts.ts";

export interface Ingredients {
  /** The repository, built. */
  root: string;
  /** Node's program. */
  node: string;
  /** The command `croft` as one executable. */
  cli: string;
  /** The folder of the documentation's site. */
  site: string;
}

const C_LIBRARY = "libc6 (>= 2.28)";
/** What only the image of `npm start` and machines without root need. */
const NOT_OF_A_HOST = new Set(["mmdebstrap", "debian-archive-keyring", "busybox-static", "uidmap"]);

const file = (place: string, from: string, mode: 0o644 | 0o755 = 0o644): PackageFile => ({
  path: place,
  mode,
  from: { file: from },
});
const text = (place: string, contents: string, mode: 0o644 | 0o755 = 0o644): PackageFile => ({
  path: place,
  mode,
  from: { text: contents },
});

/** A unit file, which names programs where a hand puts them, with those of the package. */
const unit = (root: string, source: string): PackageFile =>
  text(
    `usr/lib/systemd/system/${path.basename(source)}`,
    readFileSync(path.join(root, source), "utf8").replaceAll("/usr/local/bin/", "/usr/bin/"),
  );

const launcher = (name: string, program: string): PackageFile =>
  text(`usr/bin/${name}`, `#!/bin/sh\nexec /usr/lib/${name}/node /usr/lib/${name}/${program} "$@"\n`, 0o755);

/** Of a service whose log lines are entries of the journal with fields, where systemd connected them to it. */
const serviceLauncher = (root: string, name: string, program: string): PackageFile[] => [
  file(`usr/lib/${name}/with-journal.pl`, path.join(root, "cli/src/release/debian/with-journal.pl")),
  text(
    `usr/bin/${name}`,
    `#!/bin/sh
set -- /usr/lib/${name}/node /usr/lib/${name}/${program} "$@"
[ -z "$JOURNAL_STREAM" ] || [ ! -x /usr/bin/perl ] ||
  exec /usr/bin/perl /usr/lib/${name}/with-journal.pl /run/systemd/journal/socket "$@"
exec "$@"
`,
    0o755,
  ),
];

const license = (root: string, name: string): PackageFile =>
  text(
    `usr/share/doc/${name}/copyright`,
    `License: ${JSON.parse(readFileSync(path.join(root, "package.json"), "utf8")).license}\nSee /usr/share/common-licenses/Apache-2.0.\n`,
  );

/** All files of an npm package that are needed where it runs. */
function modules(root: string, name: string, into: string, wanted: (file: string) => boolean): PackageFile[] {
  const folder = path.join(root, "node_modules", name);
  return readdirSync(folder, { recursive: true, encoding: "utf8" })
    .filter((one) => wanted(one) && statSync(path.join(folder, one)).isFile())
    .sort()
    .map((one) => file(`${into}/node_modules/${name}/${one}`, path.join(folder, one)));
}

const notNative = (name: string): boolean => /^(LICENSE|package\.json|[^/]*\.js)$/.test(name);

/** All files of a folder. */
const tree = (into: string, folder: string): PackageFile[] =>
  readdirSync(folder, { recursive: true, encoding: "utf8" })
    .filter((name) => statSync(path.join(folder, name)).isFile())
    .sort()
    .map((name) => file(`${into}/${name}`, path.join(folder, name)));

export function reconcilerPackage({ root, node, site }: Ingredients): DebianPackage {
  const lib = "usr/lib/croft-reconciler";
  const dist = path.join(root, "reconciler/dist");
  return {
    name: "croft-reconciler",
    architecture: "amd64",
    summary: "Croft's control plane: keeps what users want and tells hosts",
    description: ["The REST interface, the scheduler and the database of a Croft. Hosts run croft-agent."],
    depends: [C_LIBRARY, "libstdc++6", "init-system-helpers"],
    recommends: ["croft-cli", "croft-provider-mirror"],
    files: [
      file(`${lib}/node`, node, 0o755),
      text(`${lib}/package.json`, '{ "type": "module" }\n'),
      file(`${lib}/main.js`, path.join(dist, "croft-reconciler.js")),
      file(`${lib}/image-child.cjs`, path.join(dist, "image-child.cjs")),
      ...modules(root, "sqlite3", lib, (one) =>
        /^(LICENSE|package\.json|lib\/[^/]*\.js|build\/Release\/node_sqlite3\.node)$/.test(one),
      ),
      ...modules(root, "bindings", lib, notNative),
      ...modules(root, "file-uri-to-path", lib, notNative),
      ...serviceLauncher(root, "croft-reconciler", "main.js"),
      unit(root, "reconciler/croft-reconciler.service"),
      file("etc/croft/reconciler.yaml", path.join(root, "schemas/generated/reconciler.example.yaml")),
      text(
        "usr/lib/sysusers.d/croft-reconciler.conf",
        '# Inspects images; the setting images_uid of /etc/croft/reconciler.yaml\nu croft-images 59001 "Croft images" /nonexistent\n',
      ),
      ...tree("usr/share/doc/croft-reconciler/html", site),
      license(root, "croft-reconciler"),
    ],
    scripts: maintainerScripts({
      services: [{ unit: "croft-reconciler.service", restarts: true }],
      prepare: SYSTEM_USERS,
      state: { folder: "/var/lib/croft-reconciler", holds: "the database, the authority and the images" },
    }),
  };
}

/** Where systemd-sysusers is missing there is no systemd either, and the number works without a name. */
const SYSTEM_USERS =
  "if command -v systemd-sysusers >/dev/null; then systemd-sysusers croft-reconciler.conf || true; fi\n";

export function agentPackage({ root, node }: Ingredients): DebianPackage {
  const lib = "usr/lib/croft-agent";
  const needs = NEEDS.filter((need) => !NOT_OF_A_HOST.has(need.package)).map((need) => need.package);
  return {
    name: "croft-agent",
    architecture: "amd64",
    summary: "Croft's host agent: makes a machine run guests and partitions",
    description: [
      "Runs on each machine of a Croft, beside QEMU. Join it with the line that",
      "`croft host add` prints, then: systemctl start croft-agent",
    ],
    depends: [C_LIBRARY, "libstdc++6", "init-system-helpers", "nftables", "iproute2", ...needs],
    files: [
      file(`${lib}/node`, node, 0o755),
      file(`${lib}/croft-agent`, path.join(root, "host-agent/dist/croft-agent")),
      ...serviceLauncher(root, "croft-agent", "croft-agent"),
      unit(root, "host-agent/croft-agent.service"),
      unit(root, "host-agent/croft-guests.service"),
      file("etc/croft/agent.yaml", path.join(root, "schemas/generated/agent.example.yaml")),
      license(root, "croft-agent"),
    ],
    scripts: maintainerScripts({
      services: [
        { unit: "croft-guests.service", restarts: false },
        // A machine that has not joined has nothing to start, and no reason to report a failure.
        {
          unit: "croft-agent.service",
          onlyIf: "[ -e /var/lib/croft/certificate ] || [ -e /etc/croft/join.json ]",
          restarts: true,
        },
      ],
      state: { folder: "/var/lib/croft", holds: "what this host runs, and disks that are files" },
    }),
  };
}

export function gitopsPackage({ root, node }: Ingredients): DebianPackage {
  const lib = "usr/lib/croft-gitops";
  return {
    name: "croft-gitops",
    architecture: "amd64",
    summary: "Croft's GitOps by pull: applies what a repository declares",
    description: [
      "Follows branches over ssh or https, plans with Terraform or OpenTofu, and applies.",
      "What destroys or replaces something waits for an approval. /etc/croft/gitops.yaml says what is followed.",
    ],
    depends: [
      C_LIBRARY,
      "libstdc++6",
      "init-system-helpers",
      "git",
      "openssh-client",
      "util-linux",
      "ca-certificates",
    ],
    recommends: ["croft-cli", "gnupg"],
    files: [
      file(`${lib}/node`, node, 0o755),
      file(`${lib}/croft-gitops`, path.join(root, "cli/dist/croft-gitops")),
      launcher("croft-gitops", "croft-gitops"),
      unit(root, "cli/croft-gitops.service"),
      file("etc/croft/gitops.yaml", path.join(root, "schemas/generated/gitops.example.yaml")),
      text("usr/lib/sysusers.d/croft-gitops.conf", 'u croft-gitops - "Croft GitOps" /var/lib/croft-gitops\n'),
      license(root, "croft-gitops"),
    ],
    scripts: maintainerScripts({
      services: [
        // Without settings there is nothing to start, and no reason to report a failure.
        {
          unit: "croft-gitops.service",
          onlyIf: "grep -q '^sources:' /etc/croft/gitops.yaml",
          restarts: true,
        },
      ],
      prepare: GITOPS_USER,
      state: { folder: "/var/lib/croft-gitops", holds: "its runs and their logs" },
    }),
  };
}

const GITOPS_USER =
  "if command -v systemd-sysusers >/dev/null; then systemd-sysusers croft-gitops.conf || true; fi\n";

export const cliPackage = ({ root, cli }: Ingredients): DebianPackage => ({
  name: "croft-cli",
  architecture: "amd64",
  summary: "The command croft: objects, hosts, tokens, consoles and logins of a Croft",
  description: ["One executable that needs no other runtime."],
  depends: [C_LIBRARY],
  recommends: ["openssh-client"],
  files: [file("usr/bin/croft", cli, 0o755), ...manPages(), license(root, "croft-cli")],
});

function manPages(): PackageFile[] {
  const commands = catalog.filter(({ hidden }) => hidden !== true);
  const pages = commands.map((command) => ({ name: pageName(command), page: manPage(command) }));
  return [{ name: "croft.1", page: mainPage(groups) }, ...pages].map(({ name, page }) =>
    text(`usr/share/man/man1/${name}`, page),
  );
}

/** What the reconciler serves to Terraform and OpenTofu as a provider network mirror. */
export const mirrorPackage = ({ root }: Ingredients, folder: string): DebianPackage => ({
  name: "croft-provider-mirror",
  architecture: "all",
  summary: "Croft's Terraform provider, which a reconciler gives to its clients",
  description: ["Archives for Linux and macOS on amd64 and arm64."],
  isCompressed: true,
  depends: [],
  files: [...tree("usr/share/croft/provider-mirror", folder), license(root, "croft-provider-mirror")],
});
