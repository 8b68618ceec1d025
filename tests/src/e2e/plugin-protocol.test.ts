/** The plugin protocol against real Terraform, with a provider that knows nothing of Croft. */
import { chmodSync, cpSync, mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, expect, test } from "@jest/globals";
import { execa, type Options } from "execa";
import { bundleToyProvider } from "../../../provider/src/rpc/fixtures/plugin-client.ts";

const FIXTURE = fileURLToPath(new URL("./fixtures/toy", import.meta.url));
const STEP_MS = 20_000;

let root = "";
let work = "";
let options: Options & { cwd: string };

beforeAll(async () => {
  root = mkdtempSync(join(tmpdir(), "toy-"));
  work = join(root, "work");
  cpSync(FIXTURE, work, { recursive: true });
  const mirror = join(root, "mirror");
  const platform = `${process.platform}_${process.arch === "x64" ? "amd64" : process.arch}`;
  const program = join(
    mirror,
    "registry.terraform.io/toy/toy/1.0.0",
    platform,
    "terraform-provider-toy_v1.0.0",
  );
  mkdirSync(dirname(program), { recursive: true });
  await bundleToyProvider(program);
  chmodSync(program, 0o755);
  const rc = join(root, "terraformrc");
  writeFileSync(rc, `provider_installation {\n  filesystem_mirror {\n    path = "${mirror}"\n  }\n}\n`);
  const temporary = join(root, "tmp");
  mkdirSync(temporary);
  options = {
    cwd: work,
    reject: false,
    env: { TF_CLI_CONFIG_FILE: rc, CHECKPOINT_DISABLE: "1", TMPDIR: temporary, TF_IN_AUTOMATION: "1" },
  };
  const init = await terraform("init", "-no-color");
  expect(init).toMatchObject({ exitCode: 0 });
}, STEP_MS);

afterAll(() => rmSync(root, { recursive: true, force: true }));

async function terraform(...args: string[]) {
  const { exitCode, stdout, stderr } = await execa("terraform", args, options);
  return { exitCode, output: `${stdout}\n${stderr}` };
}

const apply = (...variables: string[]) =>
  terraform("apply", "-auto-approve", "-no-color", "-input=false", ...variables.map((one) => `-var=${one}`));

const plan = (...variables: string[]) =>
  terraform(
    "plan",
    "-detailed-exitcode",
    "-no-color",
    "-input=false",
    ...variables.map((one) => `-var=${one}`),
  );

async function outputs() {
  const { stdout } = await execa("terraform", ["output", "-json"], { ...options, reject: true });
  return JSON.parse(String(stdout));
}

interface Instance {
  readonly address: string;
  readonly tainted?: boolean;
  readonly values: Record<string, unknown>;
}

async function instances(): Promise<Instance[]> {
  const { stdout } = await execa("terraform", ["show", "-json"], { ...options, reject: true });
  return JSON.parse(String(stdout)).values?.root_module.resources ?? [];
}

test(
  "create: values are exact, and what is not known yet has its refinements",
  async () => {
    const { exitCode, output } = await apply();
    expect(output).toContain("Apply complete! Resources: 2 added, 0 changed, 0 destroyed.");
    expect(output).toContain("the name will begin with pre-");
    expect(output).toMatch(/\+ promised\s+= true/);
    expect(exitCode).toBe(0);

    const { a, exact, digits } = await outputs();
    expect(exact.value).toEqual({ size: true, ratio: true, inside: true, echo: true });
    expect(digits.value).toEqual(["9007199254740993", "0.1", `1${"0".repeat(30)}`, "0.5", "-3"]);
    expect(a.value).toMatchObject({
      id: "toy-p-a",
      labels: ["a", "b"],
      password: null,
      ports: [
        { guest: 22, host: 20022 },
        { guest: 80, host: 8080 },
      ],
      timeouts: { create: "1m" },
    });
    expect(Object.entries(a.value.tags)).toEqual([
      ["", "empty key"],
      ["__proto__", "kept"],
      ["owner", "one"],
    ]);
  },
  STEP_MS,
);

test(
  "the plan after it is empty",
  async () => {
    expect(await plan()).toMatchObject({ exitCode: 0 });
  },
  STEP_MS,
);

test(
  "update in place, then replace",
  async () => {
    const updated = await apply("tag=two");
    expect(updated.output).toContain("Resources: 0 added, 2 changed, 0 destroyed.");
    expect((await outputs()).a.value).toMatchObject({ serial: 2, tags: { owner: "two" } });

    const replaced = await apply("name=c");
    expect(replaced.output).toContain("Resources: 2 added, 0 changed, 2 destroyed.");
    expect((await outputs()).a.value).toMatchObject({ id: "toy-p-c", serial: 1 });
  },
  STEP_MS,
);

test(
  "an error in the configuration names the line",
  async () => {
    const { exitCode, output } = await plan("name=");
    expect(exitCode).toBe(1);
    expect(output).toMatch(/Empty name[\s\S]*on main\.tf line \d+[\s\S]*name\s+= var\.name/);
  },
  STEP_MS,
);

test(
  "a create that fails with a state is tainted, and made anew",
  async () => {
    const failed = await apply("name=c", 'extra=["x"]', "broken=true");
    expect(failed.exitCode).toBe(1);
    expect(failed.output).toContain("The thing broke");
    expect((await instances()).find(({ address }) => address === 'toy_thing.extra["x"]')).toMatchObject({
      tainted: true,
      values: { id: "toy-p-x", serial: 1 },
    });
    const mended = await apply("name=c", 'extra=["x"]');
    expect(mended.output).toContain("Resources: 1 added, 0 changed, 1 destroyed.");
  },
  STEP_MS,
);

test(
  "import, and the plan after it",
  async () => {
    const variables = ["name=c", 'extra=["x","y"]'];
    const imported = await terraform(
      "import",
      "-no-color",
      ...variables.map((one) => `-var=${one}`),
      'toy_thing.extra["y"]',
      "y",
    );
    expect(imported).toMatchObject({ exitCode: 0 });
    expect(await plan(...variables)).toMatchObject({ exitCode: 0 });
  },
  STEP_MS,
);

test(
  "Ctrl-C ends a waiting apply within a second, and what was made is in the state",
  async () => {
    const running = execa(
      "terraform",
      ["apply", "-auto-approve", "-no-color", "-var=name=c", '-var=extra=["x","y","z"]', "-var=waiting=true"],
      { ...options, env: { ...options.env, TF_LOG_PROVIDER: "info" }, detached: true, all: true },
    );
    let seen = "";
    await new Promise<void>((resolve) => {
      running.all?.on("data", (chunk) => {
        seen += String(chunk);
        if (seen.includes("waiting to be interrupted")) resolve();
      });
    });
    const interrupted = performance.now();
    process.kill(-running.pid!, "SIGINT");
    const { exitCode, all } = await running;
    expect(performance.now() - interrupted).toBeLessThan(1000);
    expect(exitCode).toBe(1);
    expect(String(all)).toContain("The wait was interrupted");
    const made = (await instances()).find(({ address }) => address === 'toy_thing.extra["z"]');
    expect(made).toMatchObject({ values: { id: "toy-p-z" } });
    expect(made?.tainted).toBeUndefined();
  },
  STEP_MS,
);

test(
  "destroy leaves nothing, and no socket of any run is left behind",
  async () => {
    const { exitCode, output } = await terraform("destroy", "-auto-approve", "-no-color", '-var=extra=["x"]');
    expect(output).toContain("Destroy complete!");
    expect(exitCode).toBe(0);
    expect(await instances()).toEqual([]);
    expect(readdirSync(join(root, "tmp")).filter((name) => name.startsWith("tf-plugin-"))).toEqual([]);
  },
  STEP_MS,
);
