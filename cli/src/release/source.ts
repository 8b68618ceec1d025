// What is released: a version, and the time that every file of it bears. Both come from the commit, so two machines that build the
// same commit build the same.
//
//   the commit has the tag v<version of package.json>, and nothing is changed --> that version
//   else --> 0.0.0+dev.<commit>, with .changed after it where files differ from the commit
import { readFileSync } from "node:fs";
import path from "node:path";
import { execa } from "execa";

export interface Source {
  version: string;
  /** Whether it may be published. */
  isRelease: boolean;
  /** Seconds since 1970: the commit's. */
  epochSeconds: number;
}

const git = async (root: string, ...args: string[]): Promise<string> =>
  (await execa("git", args, { cwd: root, stderr: "ignore" })).stdout.trim();

/** Errors: when the folder is no clone. */
export async function readSource(root: string): Promise<Source> {
  const named: string = JSON.parse(readFileSync(path.join(root, "package.json"), "utf8")).version;
  const [commit, time, tags, changes] = await Promise.all([
    git(root, "rev-parse", "--short=12", "HEAD"),
    git(root, "log", "-1", "--format=%ct"),
    git(root, "tag", "--points-at", "HEAD"),
    git(root, "status", "--porcelain"),
  ]);
  const isRelease = changes === "" && tags.split("\n").includes(`v${named}`);
  return {
    version: isRelease ? named : `0.0.0+dev.${commit}${changes === "" ? "" : ".changed"}`,
    isRelease,
    epochSeconds: Number(time),
  };
}
