// Runs Terraform or OpenTofu in a folder against this Croft; its lines are passed on as they come.
import { spawn } from "node:child_process";
import { chmodSync, readdirSync } from "node:fs";
import path from "node:path";
import { createInterface } from "node:readline";

/** Of a shell that finds no such program. */
const NOT_FOUND = 127;

export interface TerraformRun {
  /** Every line that was printed. */
  lines: string[];
  code: number;
}

/** States and plans hold what only their owner may read. */
const PRIVATE = /^terraform\.tfstate|\.tfvars\.json$|\.tfplan$/;

/** Takes from all others what earlier runs left readable. */
function narrowTerraformFolder(folder: string): void {
  for (const name of readdirSync(folder).filter((one) => PRIVATE.test(one))) {
    chmodSync(path.join(folder, name), 0o600);
  }
}

/** Runs `program <args>`; an exit code that is not `good` is an error that holds what it said. */
export function terraform(
  program: string,
  folder: string,
  args: string[],
  env: Record<string, string>,
  note: (line: string) => void,
  good: readonly number[] = [0],
): Promise<TerraformRun> {
  narrowTerraformFolder(folder);
  // What it writes is its user's alone from the first byte on.
  const child = spawn("sh", ["-c", 'umask 077; exec "$@"', "sh", program, ...args], {
    cwd: folder,
    env: { ...process.env, TF_IN_AUTOMATION: "1", TF_INPUT: "0", ...env },
    stdio: ["ignore", "pipe", "pipe"],
  });
  const lines: string[] = [];
  for (const stream of [child.stdout, child.stderr]) {
    createInterface({ input: stream }).on("line", (line) => {
      lines.push(line);
      note(line);
    });
  }
  return new Promise((resolve, reject) => {
    child.on("error", reject);
    child.on("close", (code) => {
      if (code !== null && good.includes(code)) resolve({ lines, code });
      else if (code === NOT_FOUND)
        reject(
          new Error(
            `${program} was not found; install Terraform 1.11 or OpenTofu 1.11 or newer, or name the program by CROFT_TERRAFORM`,
          ),
        );
      else
        reject(new Error(`${program} ${args[0]} ended with code ${code}:\n${lines.slice(-40).join("\n")}`));
    });
  });
}
