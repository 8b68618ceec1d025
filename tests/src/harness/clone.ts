// A copy of this repository as a user would have it after `git clone`, with the packages of this one: what is tested
// is what is committed or about to be.
import { cpSync, existsSync, mkdirSync, mkdtempSync, rmSync, symlinkSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { execa } from "execa";

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
  remove(): void;
}

/** Two neighbouring ports that are free now. */
export async function freePorts(): Promise<number> {
  const listen = (port: number): Promise<number | undefined> =>
    new Promise((resolve) => {
      const server = createServer();
      server.once("error", () => resolve(undefined));
      server.listen(port, "127.0.0.1", () => {
        const address = server.address();
        server.close(() =>
          resolve(typeof address === "object" && address !== null ? address.port : undefined),
        );
      });
    });
  for (;;) {
    const port = await listen(0);
    if (port !== undefined && port < 65_535 && (await listen(port + 1)) !== undefined) return port;
  }
}

export async function makeClone(): Promise<Clone> {
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
  symlinkSync(path.join(root, "node_modules"), path.join(folder, "node_modules"));
  const env = { CROFT_PORT: String(await freePorts()), CROFT_CACHE: sharedCache, CROFT_HOME: "" };
  return {
    folder,
    home: path.join(folder, ".croft"),
    env,
    async npm(args, options = {}) {
      const result = await execa("npm", args, {
        cwd: folder,
        env,
        reject: false,
        all: true,
        ...(options.input === undefined ? { stdin: "ignore" as const } : { input: options.input }),
      });
      return { exitCode: result.exitCode ?? -1, output: result.all ?? "", stdout: result.stdout };
    },
    remove: () => rmSync(folder, { recursive: true, force: true }),
  };
}
