// A folder with a configuration in it, and the real client run there.
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { execa } from "execa";
import { noteWait } from "./run/waits.ts";
import { terraformProgram } from "./terraform-program.ts";

function spawn(folder: string, env: Record<string, string>, args: string[], detached: boolean) {
  const terraform = execa(terraformProgram, args, {
    cwd: folder,
    env: { ...env, TF_IN_AUTOMATION: "1", TF_INPUT: "0", CHECKPOINT_DISABLE: "1" },
    all: true,
    reject: false,
    stdin: "ignore",
    detached,
  });
  void noteWait("terraform", terraform);
  return terraform;
}

export type TerraformProcess = ReturnType<typeof spawn>;

interface TerraformResult {
  exitCode: number;
  /** What was printed, both streams in order. */
  output: string;
}

export interface TerraformFolder {
  readonly folder: string;
  /** Replaces main.tf. */
  write(configuration: string): void;
  /** Runs terraform; never throws for its exit code. */
  run(...args: string[]): Promise<TerraformResult>;
  /** Starts terraform in a process group of its own, for tests that interrupt it. */
  start(...args: string[]): TerraformProcess;
  init(): Promise<void>;
  /** Applies and throws with terraform's words when that fails. */
  apply(...args: string[]): Promise<string>;
  /** Exit code 0: nothing to do; 2: something; throws for errors. */
  plan(...args: string[]): Promise<{ changes: boolean; output: string }>;
  destroy(...args: string[]): Promise<string>;
  /** Attributes of a resource in the state, by its address. */
  attributes(address: string): Record<string, unknown>;
  remove(): void;
}

const PROVIDER = `terraform {
  required_providers {
    croft = { source = "croft/croft" }
  }
}
`;

interface State {
  resources: {
    mode: string;
    type: string;
    name: string;
    instances: { attributes: Record<string, unknown> }[];
  }[];
}

export function terraformFolder(env: Record<string, string>): TerraformFolder {
  const folder = mkdtempSync(path.join(tmpdir(), "croft-terraform-"));
  const run: TerraformFolder["run"] = async (...args) => {
    const result = await spawn(folder, env, args, false);
    return { exitCode: result.exitCode ?? -1, output: result.all };
  };
  const demand = async (...args: string[]): Promise<string> => {
    const { exitCode, output } = await run(...args);
    if (exitCode !== 0) throw new Error(`terraform ${args.join(" ")} ended with ${exitCode}:\n${output}`);
    return output;
  };
  return {
    folder,
    write: (configuration) => writeFileSync(path.join(folder, "main.tf"), PROVIDER + configuration),
    run,
    start: (...args) => spawn(folder, env, args, true),
    init: async () => void (await demand("init", "-no-color")),
    apply: (...args) => demand("apply", "-auto-approve", "-no-color", ...args),
    async plan(...args) {
      const { exitCode, output } = await run("plan", "-detailed-exitcode", "-no-color", ...args);
      if (exitCode !== 0 && exitCode !== 2)
        throw new Error(`terraform plan ended with ${exitCode}:\n${output}`);
      return { changes: exitCode === 2, output };
    },
    destroy: (...args) => demand("destroy", "-auto-approve", "-no-color", ...args),
    attributes(address) {
      const [type, name] = address.split(".");
      const state = JSON.parse(readFileSync(path.join(folder, "terraform.tfstate"), "utf8")) as State;
      const found = state.resources.find(
        (one) => one.mode === "managed" && one.type === type && one.name === name,
      );
      const instance = found?.instances[0];
      if (instance === undefined) throw new Error(`${address} is not in the state`);
      return instance.attributes;
    },
    remove: () => rmSync(folder, { recursive: true, force: true }),
  };
}
