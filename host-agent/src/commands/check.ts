// `croft-agent check [--config <file>] [--json]`: what this machine can and cannot do, and what to do about it.
//
// Exit codes: 0 VMs can run here (there may be warnings), 1 they cannot, 2 the settings or the command are wrong.
import { parseArgs } from "node:util";
import { CroftError } from "@croft/schemas/errors.ts";
import { checkMachine } from "../check/check.ts";
import { type Finding, failing } from "../check/finding.ts";
import { type Config, readConfig } from "../config.ts";
import { run } from "../host/run.ts";
import { sentenceOf } from "../log.ts";

export async function check(args: readonly string[]): Promise<number> {
  let values: { config?: string | undefined; json?: boolean | undefined };
  try {
    const options = { config: { type: "string" }, json: { type: "boolean" } } as const;
    ({ values } = parseArgs({ args: [...args], options }));
  } catch (error) {
    process.stderr.write(`croft-agent check: ${sentenceOf(error)}\n`);
    return 2;
  }
  const print = values.json === true ? printJson : printText;
  let config: Config;
  try {
    config = readConfig({ file: values.config ?? null });
  } catch (error) {
    if (!(error instanceof CroftError)) throw error;
    print([failing("settings", error.message, error.detail)]);
    return 2;
  }
  const findings = await checkMachine(config, run, process.argv[1] ?? "");
  print(findings);
  return canRun(findings) ? 0 : 1;
}

const canRun = (findings: readonly Finding[]): boolean => findings.every(({ status }) => status !== "fail");

function printJson(findings: readonly Finding[]): void {
  process.stdout.write(`${JSON.stringify({ can_run_vms: canRun(findings), findings }, null, 2)}\n`);
}

function printText(findings: readonly Finding[]): void {
  const width = Math.max(...findings.map(({ name }) => name.length));
  const indent = " ".repeat(width + 11);
  for (const { name, status, message, remedy } of findings) {
    process.stdout.write(`${status.padEnd(9)}${name.padEnd(width)}  ${message}\n`);
    if (remedy !== null) process.stdout.write(`${indent}-> ${remedy.replaceAll("\n", `\n${indent}   `)}\n`);
  }
  process.stdout.write(
    canRun(findings) ? "\nVMs can run here.\n" : "\nVMs cannot run here before that is cured.\n",
  );
}
