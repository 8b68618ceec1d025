/**
 * Which command of Terraform this process serves, as far as its parent's command line tells.
 *
 * The protocol says nothing of it, and three cases need it (the third: `one-at-a-time.ts`). `terraform destroy` plans the whole configuration first, to
 * refresh the state, and throws that plan away: what the reconciler would refuse to make must not keep anybody from
 * destroying what there is. And `terraform apply <plan file>` plans each change once more, which must not promise less
 * than the plan did. Where nothing is known (another system than Linux, a provider that is debugged) all is planned as ever.
 */
import { readFileSync } from "node:fs";
import path from "node:path";

export interface TerraformCommand {
  /** It plans a destroy. */
  readonly destroys: boolean;
  /** It applies a plan file, so nothing is planned for the first time. */
  readonly appliesPlan: boolean;
  /** It changes one object at a time. */
  readonly oneAtATime: boolean;
}

export const UNKNOWN_COMMAND: TerraformCommand = { destroys: false, appliesPlan: false, oneAtATime: false };

/** Options whose value is an argument of its own when they have no `=`. */
const WITH_VALUE =
  /^--?(var|var-file|target|target-file|replace|exclude|exclude-file|state|state-out|backup|lock-timeout|parallelism)$/;

/** Of the arguments of a process, its program first. */
export function commandOf([program = "", ...given]: readonly string[]): TerraformCommand {
  if (!/^(terraform|tofu)/.test(path.basename(program))) return UNKNOWN_COMMAND;
  const at = given.findIndex((argument) => !argument.startsWith("-"));
  const command = given[at];
  const options = given.slice(at + 1);
  const asked = options.some((option) => /^--?destroy(=(true|1|t))?$/i.test(option));
  const [before = "", last = "-"] = [options.at(-2), options.at(-1)];
  return {
    destroys: command === "destroy" || ((command === "plan" || command === "apply") && asked),
    oneAtATime: /^--?parallelism[= ]1$/m.test(
      options
        .map((option, index) =>
          /^--?parallelism$/.test(option) ? `${option} ${options[index + 1]}` : option,
        )
        .join("\n"),
    ),
    appliesPlan: command === "apply" && !last.startsWith("-") && !WITH_VALUE.test(before),
  };
}

/** Of the process that started this one. */
export function terraformCommand(): TerraformCommand {
  try {
    const line = readFileSync(`/proc/${process.ppid}/cmdline`, "utf8");
    return commandOf(line.replace(/\0$/, "").split("\0"));
  } catch {
    return UNKNOWN_COMMAND;
  }
}
