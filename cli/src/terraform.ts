// Runs terraform in a folder against this Croft; its lines are passed on as they come.
import { spawn } from "node:child_process";
import { createInterface } from "node:readline";

export interface TerraformRun {
  /** Every line that was printed. */
  lines: string[];
}

/** Runs `terraform <args>`; an exit code other than 0 is an error that holds what terraform said. */
export function terraform(
  folder: string,
  args: string[],
  env: Record<string, string>,
  note: (line: string) => void,
): Promise<TerraformRun> {
  const child = spawn("terraform", args, {
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
    child.on("error", (cause: NodeJS.ErrnoException) =>
      reject(
        cause.code === "ENOENT"
          ? new Error("terraform is not on the path; install Terraform 1.11 or newer")
          : cause,
      ),
    );
    child.on("close", (code) => {
      if (code === 0) resolve({ lines });
      else reject(new Error(`terraform ${args[0]} ended with code ${code}:\n${lines.slice(-40).join("\n")}`));
    });
  });
}
