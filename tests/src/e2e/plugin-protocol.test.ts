/** The plugin protocol against real Terraform, with a provider that knows nothing of Croft. */
import { createHash } from "node:crypto";
import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, expect, test } from "@jest/globals";
import { type ToyTerraform, toyTerraform } from "../harness/toy-terraform.ts";

// For what hangs: machines that are busy take their time.
const STEP_MS = 120_000;

let toy: ToyTerraform;

beforeAll(async () => {
  toy = await toyTerraform(fileURLToPath(new URL("./fixtures/toy", import.meta.url)));
}, STEP_MS);

afterAll(() => toy?.remove());

test(
  "create: values are exact, and what is not known yet has its refinements",
  async () => {
    const { exitCode, output } = await toy.apply();
    expect(output).toContain("Apply complete! Resources: 2 added, 0 changed, 0 destroyed.");
    expect(output).toContain("the name will begin with pre-");
    expect(output).toMatch(/\+ promised\s+= true/);
    expect(exitCode).toBe(0);

    const { a, exact, digits, kinds } = await toy.outputs();
    expect(exact?.value).toEqual({ size: true, ratio: true, inside: true, echo: true });
    expect(digits?.value).toEqual(["9007199254740993", "0.1", `1${"0".repeat(30)}`, "0.5", "-3"]);
    expect(a?.value).toMatchObject({
      id: "toy-p-a",
      labels: ["a", "b"],
      password: null,
      ports: [
        { guest: 22, host: 20022 },
        { guest: 80, host: 8080 },
      ],
      timeouts: { create: "1m" },
    });
    expect(kinds?.value).toEqual({
      null: "null",
      list: '["tuple",["number","string"]]',
      picked: "b",
      // Answered at plan, when of the id only the type was known.
      later: '"string"',
    });
    expect(Object.entries((a?.value as { tags: object } | undefined)?.tags ?? {})).toEqual([
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
    expect(await toy.plan()).toMatchObject({ exitCode: 0 });
  },
  STEP_MS,
);

test(
  "update in place, then replace",
  async () => {
    const updated = await toy.apply("tag=two");
    expect(updated.output).toContain("Resources: 0 added, 2 changed, 0 destroyed.");
    expect((await toy.outputs()).a?.value).toMatchObject({ serial: 2, tags: { owner: "two" } });

    const replaced = await toy.apply("name=c");
    expect(replaced.output).toContain("Resources: 2 added, 0 changed, 2 destroyed.");
    expect((await toy.outputs()).a?.value).toMatchObject({ id: "toy-p-c", serial: 1 });
  },
  STEP_MS,
);

test(
  "an error in the configuration names the line",
  async () => {
    const { exitCode, output } = await toy.plan("name=");
    expect(exitCode).toBe(1);
    expect(output).toMatch(/Empty name[\s\S]*on main\.tf line \d+[\s\S]*name\s+= var\.name/);
  },
  STEP_MS,
);

test(
  "a create that fails with a state is tainted, and made anew",
  async () => {
    const failed = await toy.apply("name=c", 'extra=["x"]', "broken=true");
    expect(failed.exitCode).toBe(1);
    expect(failed.output).toContain("The thing broke");
    expect((await toy.instances()).find(({ address }) => address === 'toy_thing.extra["x"]')).toMatchObject({
      tainted: true,
      values: { id: "toy-p-x", serial: 1 },
    });
    const mended = await toy.apply("name=c", 'extra=["x"]');
    expect(mended.output).toContain("Resources: 1 added, 0 changed, 1 destroyed.");
  },
  STEP_MS,
);

test(
  "import, and the plan after it",
  async () => {
    const variables = ["name=c", 'extra=["x","y"]'];
    const imported = await toy.run(
      "import",
      "-no-color",
      ...variables.map((one) => `-var=${one}`),
      'toy_thing.extra["y"]',
      "y",
    );
    expect(imported).toMatchObject({ exitCode: 0 });
    expect(await toy.plan(...variables)).toMatchObject({ exitCode: 0 });
  },
  STEP_MS,
);

test(
  "Ctrl-C ends a waiting apply within a second, and what was made is in the state",
  async () => {
    const running = toy.start(
      { TF_LOG_PROVIDER: "info" },
      ...[
        "apply",
        "-auto-approve",
        "-no-color",
        "-var=name=c",
        '-var=extra=["x","y","z"]',
        "-var=waiting=true",
      ],
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
    // A limit that a wait of a minute breaks, not a measurement.
    expect(performance.now() - interrupted).toBeLessThan(30_000);
    expect(exitCode).toBe(1);
    expect(String(all)).toContain("The wait was interrupted");
    const made = (await toy.instances()).find(({ address }) => address === 'toy_thing.extra["z"]');
    expect(made).toMatchObject({ values: { id: "toy-p-z" } });
    expect(made?.tainted).toBeUndefined();
  },
  STEP_MS,
);

test(
  "a function's error names the argument",
  async () => {
    const { exitCode, output } = await toy.plan("name=c", "index=9");
    expect(exitCode).toBe(1);
    expect(output).toMatch(/Invalid value for "index" parameter: there is no such element/);
  },
  STEP_MS,
);

test(
  "an ephemeral resource is renewed while it is in use, and closed after",
  async () => {
    const running = toy.start(
      { TF_LOG_PROVIDER: "info" },
      ...["apply", "-auto-approve", "-no-color", "-var=name=c", '-var=extra=["w"]'],
      ...["-var=lifetime_ms=400", "-var=linger=1500"],
    );
    const { exitCode, all } = await running;
    expect(exitCode).toBe(0);
    const renewals = [...String(all).matchAll(/a ticket was renewed: .*times=(\d+)/g)].map(([, times]) =>
      Number(times),
    );
    expect(renewals.length).toBeGreaterThanOrEqual(2);
    // Each renewal got the private bytes of the one before.
    expect(renewals).toEqual(renewals.map((_, i) => i + 1));
    // Terraform 1.11 closes with what `open` answered, whatever the renewals did.
    expect(String(all).match(/a ticket was closed: .*renewed=0/g)).toHaveLength(2);
  },
  STEP_MS,
);

test(
  "write-only values reach the provider and nothing that Terraform writes",
  async () => {
    const planned = await toy.run("plan", "-no-color", "-var=name=w", "-out=saved.tfplan");
    expect(planned.exitCode).toBe(0);
    const shown = await toy.run("show", "-json", "saved.tfplan");
    const applied = await toy.run("apply", "-no-color", "saved.tfplan");
    expect(applied.exitCode).toBe(0);
    const { a } = await toy.outputs();
    const secrets = createHash("sha256").update("secret of login/key of login").digest("hex");
    expect(a?.value).toMatchObject({ password: null, login: { user: "root", key: null }, secrets });
    for (const text of [planned.output, shown.output, applied.output, JSON.stringify(toy.state())]) {
      expect(text).not.toMatch(/(secret|key) of login/);
    }
  },
  STEP_MS,
);

test(
  "destroy leaves nothing, and no socket of any run is left behind",
  async () => {
    const { exitCode, output } = await toy.run("destroy", "-auto-approve", "-no-color", '-var=extra=["x"]');
    expect(output).toContain("Destroy complete!");
    expect(exitCode).toBe(0);
    expect(await toy.instances()).toEqual([]);
    expect(toy.leftovers()).toEqual([]);
  },
  STEP_MS,
);
