// Real Terraform in a folder of its own, with the toy provider of the protocol layer in a filesystem mirror.
import {
  chmodSync,
  cpSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { execa } from "execa";
import { bundleToyProvider } from "../../../provider/src/rpc/fixtures/plugin-client.ts";
import { terraformProgram } from "./terraform-program.ts";

interface Instance {
  readonly address: string;
  readonly tainted?: boolean;
  readonly values: Record<string, unknown>;
}

/** The state file as Terraform stores it: attributes in stored form, private bytes in base64. */
export interface StoredState {
  serial: number;
  resources: {
    type: string;
    name: string;
    instances: { schema_version: number; attributes: Record<string, unknown>; private?: string }[];
  }[];
}

export interface ToyTerraform {
  readonly folder: string;
  /** Runs terraform to its end; never throws for its exit code. */
  run(...args: string[]): Promise<{ exitCode: number | undefined; output: string }>;
  /** Starts terraform in a process group of its own, with its output as one text. */
  start(env: Readonly<Record<string, string>>, ...args: string[]): ReturnType<typeof spawn>;
  /** Arguments are variables, `name=value`. */
  apply(...variables: string[]): Promise<{ exitCode: number | undefined; output: string }>;
  plan(...variables: string[]): Promise<{ exitCode: number | undefined; output: string }>;
  outputs(): Promise<Record<string, { value: unknown }>>;
  instances(): Promise<Instance[]>;
  state(): StoredState;
  writeState(state: StoredState): void;
  /** Sockets that runs left behind. */
  leftovers(): string[];
  remove(): void;
}

/** Copies the configuration of `fixture` and runs `terraform init` there. */
export async function toyTerraform(fixture: string): Promise<ToyTerraform> {
  const root = mkdtempSync(join(tmpdir(), "toy-"));
  const folder = join(root, "work");
  cpSync(fixture, folder, { recursive: true });
  const env = await installation(root);
  const started = (extra: Readonly<Record<string, string>>, args: readonly string[], detached: boolean) =>
    spawn(folder, { ...env, ...extra }, args, detached);
  const run = async (...args: string[]) => {
    const { exitCode, all } = await started({}, args, false);
    return { exitCode, output: String(all) };
  };
  const read = async (...args: string[]) => {
    const { stdout } = await execa(terraformProgram, args, { cwd: folder, env });
    return JSON.parse(stdout);
  };
  const given = (variables: readonly string[]) => variables.map((one) => `-var=${one}`);
  const stateFile = join(folder, "terraform.tfstate");
  const init = await run("init", "-no-color");
  if (init.exitCode !== 0) throw new Error(`terraform init failed:\n${init.output}`);
  return {
    folder,
    run,
    start: (extra, ...args) => started(extra, args, true),
    apply: (...variables) => run("apply", "-auto-approve", "-no-color", "-input=false", ...given(variables)),
    plan: (...variables) =>
      run("plan", "-detailed-exitcode", "-no-color", "-input=false", ...given(variables)),
    outputs: () => read("output", "-json"),
    instances: async () => (await read("show", "-json")).values?.root_module.resources ?? [],
    // Numbers that JavaScript would round are kept as marked text meanwhile.
    state: () =>
      JSON.parse(readFileSync(stateFile, "utf8").replace(/: (\d{16,})/g, ': "exactly $1"')) as StoredState,
    writeState: (state) =>
      writeFileSync(
        stateFile,
        JSON.stringify({ ...state, serial: state.serial + 1 }).replace(/"exactly (\d+)"/g, "$1"),
      ),
    leftovers: () => readdirSync(env.TMPDIR).filter((name) => name.startsWith("tf-plugin-")),
    remove: () => rmSync(root, { recursive: true, force: true }),
  };
}

function spawn(
  cwd: string,
  env: Readonly<Record<string, string>>,
  args: readonly string[],
  detached: boolean,
) {
  return execa(terraformProgram, args, { cwd, env, detached, reject: false, all: true });
}

/** The mirror, Terraform's configuration that names it, and a folder for sockets. */
async function installation(root: string) {
  const platform = `${process.platform}_${process.arch === "x64" ? "amd64" : process.arch}`;
  const mirror = join(root, "mirror");
  const [program = "", other = ""] = ["registry.terraform.io", "registry.opentofu.org"].map((host) =>
    join(mirror, host, "toy/toy/1.0.0", platform, "terraform-provider-toy_v1.0.0"),
  );
  for (const one of [program, other]) mkdirSync(dirname(one), { recursive: true });
  await bundleToyProvider(program);
  chmodSync(program, 0o755);
  cpSync(program, other);
  const rc = join(root, "terraformrc");
  writeFileSync(rc, `provider_installation {\n  filesystem_mirror {\n    path = "${mirror}"\n  }\n}\n`);
  const temporary = join(root, "tmp");
  mkdirSync(temporary);
  return { TF_CLI_CONFIG_FILE: rc, CHECKPOINT_DISABLE: "1", TMPDIR: temporary, TF_IN_AUTOMATION: "1" };
}
