// Programs of npm that tests use and Croft does not, such as those that need a newer Node: each set is installed into a place of
// its own below .croft, by the lock file in tests/clients. Where npm has no registry the tests are left out, and say so.
import { cpSync, existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { execa } from "execa";
import { root } from "./clone.ts";
import { noteWait } from "./run/waits.ts";

export interface NpmPlace {
  readonly folder: string;
  /** A newer Node than the one that runs the tests. */
  readonly node: string;
}

/** Undefined, with the reason printed, where the packages cannot be had. */
export async function npmPlace(name: string): Promise<NpmPlace | undefined> {
  const folder = path.join(root, ".croft/clients", name);
  const source = path.join(root, "tests/clients", name);
  mkdirSync(folder, { recursive: true });
  cpSync(source, folder, { recursive: true });
  const wanted = readFileSync(path.join(source, "package-lock.json"), "utf8");
  const stamp = path.join(folder, ".installed");
  if (!existsSync(stamp) || readFileSync(stamp, "utf8") !== wanted) {
    const args = ["ci", "--ignore-scripts", "--no-audit", "--no-fund", "--silent"];
    const { exitCode } = await noteWait(
      "builds",
      execa("npm", args, { cwd: folder, reject: false, timeout: 240_000 }),
    );
    if (exitCode !== 0) return skipped(`npm ci of ${name} ended with ${exitCode}`);
    writeFileSync(stamp, wanted);
  }
  const node = path.join(folder, "node_modules", `node-${process.platform}-${process.arch}`, "bin/node");
  return existsSync(node) ? { folder, node } : skipped(`npm has no newer Node for this machine`);
}

function skipped(reason: string): undefined {
  process.stdout.write(`skipped: ${reason}\n`);
  return undefined;
}
