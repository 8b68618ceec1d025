// A Debian package from a list of files: the tree is laid out, its times are the commit's, and dpkg-deb packs it. No root is needed.
import {
  chmodSync,
  copyFileSync,
  lutimesSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  rmSync,
  statSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { execa } from "execa";

export interface PackageFile {
  /** Below the root of the machine, such as usr/bin/croft. */
  path: string;
  mode: 0o644 | 0o755;
  /** The text, or the file that it is copied from. */
  from: { text: string } | { file: string };
}

export interface DebianPackage {
  name: string;
  architecture: "amd64" | "all";
  summary: string;
  /** Lines of the long description. */
  description: readonly string[];
  depends: readonly string[];
  recommends?: readonly string[];
  /** Whether the files are archives, which become no smaller. */
  isCompressed?: true;
  files: readonly PackageFile[];
  /** Scripts of the package manager: postinst, prerm, postrm. */
  scripts?: Readonly<Record<string, string>>;
}

export interface Release {
  /** Debian's version. */
  version: string;
  epochSeconds: number;
  out: string;
}

const MAINTAINER = "Croft <croft@localhost>";

function control(
  { name, architecture, summary, description, depends, recommends = [], files }: DebianPackage,
  version: string,
  sizeKib: number,
): string {
  const fields: [string, string][] = [
    ["Package", name],
    ["Version", version],
    ["Architecture", architecture],
    ["Maintainer", MAINTAINER],
    ["Installed-Size", String(sizeKib)],
    ["Depends", depends.join(", ")],
    ["Recommends", recommends.join(", ")],
    ["Section", "admin"],
    ["Priority", "optional"],
    ["Description", [summary, ...description.map((line) => ` ${line}`)].join("\n")],
  ];
  if (files.length === 0) throw new Error(`the package ${name} has no files`);
  return fields
    .filter(([, value]) => value !== "")
    .map(([field, value]) => `${field}: ${value}\n`)
    .join("");
}

function put(root: string, { path: place, mode, from }: PackageFile): void {
  const target = path.join(root, place);
  mkdirSync(path.dirname(target), { recursive: true, mode: 0o755 });
  if ("text" in from) writeFileSync(target, from.text);
  else copyFileSync(from.file, target);
  chmodSync(target, mode);
}

/** Gives everything one time, folders after what is in them. */
function setTimes(folder: string, seconds: number): void {
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    const one = path.join(folder, entry.name);
    if (entry.isDirectory()) {
      chmodSync(one, 0o755);
      setTimes(one, seconds);
    }
    lutimesSync(one, seconds, seconds);
  }
}

/** Writes <name>_<version>_<architecture>.deb, and returns its name. Equal files and release give equal bytes. */
export async function buildPackage(one: DebianPackage, release: Release): Promise<string> {
  const tree = mkdtempSync(path.join(tmpdir(), "croft-deb-"));
  try {
    chmodSync(tree, 0o755);
    for (const file of one.files) put(tree, file);
    const bytes = one.files.reduce((sum, file) => sum + statSync(path.join(tree, file.path)).size, 0);
    mkdirSync(path.join(tree, "DEBIAN"));
    const meta = (name: string, text: string, mode: 0o644 | 0o755 = 0o644): void =>
      put(tree, { path: `DEBIAN/${name}`, mode, from: { text } });
    meta("control", control(one, release.version, Math.ceil(bytes / 1024)));
    const settings = one.files.map((file) => file.path).filter((place) => place.startsWith("etc/"));
    if (settings.length > 0) meta("conffiles", settings.map((place) => `/${place}\n`).join(""));
    for (const [name, text] of Object.entries(one.scripts ?? {})) meta(name, text, 0o755);
    setTimes(tree, release.epochSeconds);
    lutimesSync(tree, release.epochSeconds, release.epochSeconds);
    const file = `${one.name}_${release.version}_${one.architecture}.deb`;
    mkdirSync(release.out, { recursive: true });
    await execa(
      "dpkg-deb",
      [
        "--root-owner-group",
        ...(one.isCompressed ? ["-Znone"] : ["-Zzstd", "-z9"]),
        "--build",
        tree,
        path.join(release.out, file),
      ],
      { env: { SOURCE_DATE_EPOCH: String(release.epochSeconds) } },
    );
    return file;
  } finally {
    rmSync(tree, { recursive: true, force: true });
  }
}
