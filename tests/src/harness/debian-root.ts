// The root file system of a small Debian, into which packages are installed and in which their programs run.
import { createHash } from "node:crypto";
import { existsSync, mkdirSync, mkdtempSync, renameSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { execa } from "execa";
import { SUITE } from "../../../cli/src/image-builder/recipe.ts";
import { proxyOptions } from "../../../cli/src/image-builder/root-file-system.ts";
import { sharedCache } from "./clone.ts";
import { noteWait } from "./run/waits.ts";

export interface DebianRoot {
  /** Its path on this machine. */
  readonly folder: string;
  /** Runs a command in it with nothing of this machine's environment; never throws for its exit code. */
  run(
    command: readonly string[],
    env?: Record<string, string>,
  ): Promise<{ exitCode: number; output: string }>;
  /** Starts one, which is killed with this process. */
  start(command: readonly string[], env?: Record<string, string>): ReturnType<typeof spawn>;
  remove(): void;
}

const PATH = "/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin";

/** A tree of the distribution's packages, kept by their names. */
async function archive(packages: readonly string[]): Promise<string> {
  const mark = createHash("sha256")
    .update(JSON.stringify([SUITE, packages]))
    .digest("hex")
    .slice(0, 16);
  const file = path.join(sharedCache, `debian-root-${mark}.tar`);
  if (existsSync(file)) return file;
  mkdirSync(sharedCache, { recursive: true });
  const aside = `${file}.${process.pid}.tmp`;
  const made = execa("mmdebstrap", [
    ...["--mode=root", "--variant=minbase", "--format=tar", `--include=${packages.join(",")}`],
    ...["--dpkgopt=path-exclude=/usr/share/man/*", "--dpkgopt=path-exclude=/usr/share/locale/*"],
    ...(await proxyOptions()),
    ...[SUITE, aside],
  ]);
  try {
    await noteWait("builds", made);
    renameSync(aside, file);
  } finally {
    rmSync(aside, { force: true });
  }
  return file;
}

function spawn(folder: string, command: readonly string[], env: Record<string, string>) {
  const own = [
    "--pid",
    "--fork",
    "--kill-child",
    "--mount",
    "--root",
    folder,
    "--mount-proc=/proc",
    "--wd=/",
  ];
  return execa("unshare", [...own, ...command], {
    env: { PATH, HOME: "/root", ...env },
    extendEnv: false,
    reject: false,
    all: true,
    stdin: "ignore",
  });
}

/** Needs root. Its programs see their own processes and this machine's network. */
export async function debianRoot(packages: readonly string[]): Promise<DebianRoot> {
  const tar = await archive(packages);
  const folder = mkdtempSync(path.join(tmpdir(), "croft-debian-"));
  await execa("tar", ["--extract", "--file", tar, "--directory", folder, "--numeric-owner"]);
  const start: DebianRoot["start"] = (command, env = {}) => spawn(folder, command, env);
  return {
    folder,
    start,
    async run(command, env) {
      const { exitCode, all } = await start(command, env);
      return { exitCode: exitCode ?? -1, output: all };
    },
    remove: () => rmSync(folder, { recursive: true, force: true }),
  };
}
