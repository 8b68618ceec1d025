// A copy of this repository as a user would have it after `git clone`, with the packages of this one: what is tested
// is what is committed or about to be.
import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { execa } from "execa";
import { freePorts, freeRange } from "./free-port.ts";
import { keepLogs } from "./run/kept-logs.ts";
import { noteWait } from "./run/waits.ts";

export const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), "../../..");

/** Where the guest image is kept between tests. */
export const sharedCache = process.env.CROFT_CACHE ?? path.join(root, ".croft/cache");

export interface Clone {
  folder: string;
  home: string;
  env: Record<string, string>;
  /** Runs an npm script; never throws for its exit code. */
  npm(
    args: string[],
    options?: { input?: string },
  ): Promise<{ exitCode: number; output: string; stdout: string }>;
  /** The same, but throws with all of the output when the script fails. */
  succeed(args: string[]): Promise<string>;
  remove(): void;
}

export async function createClone(): Promise<Clone> {
  if (!existsSync(path.join(root, "node_modules/.croft-stamp"))) {
    throw new Error(
      "the npm packages were not installed by this repository's own scripts; run `npm run test:unit` once",
    );
  }
  const folder = mkdtempSync(path.join(tmpdir(), "croft-clone-"));
  const { stdout } = await execa("git", ["ls-files", "-z", "--cached", "--others", "--exclude-standard"], {
    cwd: root,
  });
  for (const file of stdout.split("\0").filter((name) => name !== "" && existsSync(path.join(root, name)))) {
    mkdirSync(path.dirname(path.join(folder, file)), { recursive: true });
    cpSync(path.join(root, file), path.join(folder, file));
  }
  // npm keeps beside a workspace what it could not hoist.
  const workspaces: string[] = JSON.parse(readFileSync(path.join(root, "package.json"), "utf8")).workspaces;
  for (const place of ["", ...workspaces].map((name) => path.join(name, "node_modules"))) {
    if (existsSync(path.join(root, place))) symlinkSync(path.join(root, place), path.join(folder, place));
  }
  const env = {
    CROFT_PORT: String(await freePorts()),
    CROFT_PORT_RANGE: await freeRange(),
    CROFT_DEVICES: JSON.stringify({ include: [`loop-${folder}/*`] }),
    CROFT_CACHE: sharedCache,
    CROFT_HOME: "",
  };
  const npm: Clone["npm"] = async (args, options = {}) => {
    const script = execa("npm", args, {
      cwd: folder,
      env,
      reject: false,
      all: true,
      ...(options.input === undefined ? { stdin: "ignore" as const } : { input: options.input }),
    });
    const result = await noteWait("Croft's start and end", script);
    return { exitCode: result.exitCode ?? -1, output: result.all ?? "", stdout: result.stdout };
  };
  return {
    folder,
    home: path.join(folder, ".croft"),
    env,
    npm,
    async succeed(args) {
      const { exitCode, output } = await npm(args);
      if (exitCode !== 0) throw new Error(`npm ${args.join(" ")} ended with ${exitCode}:\n${output}`);
      return output;
    },
    remove() {
      keepLogs("clone", path.join(folder, ".croft"));
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
