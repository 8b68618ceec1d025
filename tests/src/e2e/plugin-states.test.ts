/** States from before: older schemas, other resource types, other hands. With real Terraform and the toy provider. */
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, expect, test } from "@jest/globals";
import { clientIsOpenTofu } from "../harness/terraform-program.ts";
import { type StoredState, type ToyTerraform, toyTerraform } from "../harness/toy-terraform.ts";

// For what hangs: machines that are busy take their time.
const STEP_MS = 120_000;

let toy: ToyTerraform;

beforeAll(async () => {
  toy = await toyTerraform(fileURLToPath(new URL("./fixtures/toy-states", import.meta.url)));
  expect(await toy.apply()).toMatchObject({ exitCode: 0 });
}, STEP_MS);

afterAll(() => toy?.remove());

function instanceOf(state: StoredState, name: string) {
  const found = state.resources.find((one) => one.name === name)?.instances[0];
  if (found === undefined) throw new Error(`${name} is not in the state`);
  return found;
}

/** The schema as it was, and attributes as they were. */
function age(
  name: string,
  version: number,
  attributes: Record<string, unknown>,
  gone: readonly string[],
): void {
  const state = toy.state();
  const instance = instanceOf(state, name);
  instance.schema_version = version;
  for (const one of gone) delete instance.attributes[one];
  Object.assign(instance.attributes, attributes);
  toy.writeState(state);
}

test.each([
  [0, { title: "a", size: "9007199254740993", forgotten: [1] }, ["name"]],
  [1, { size: "9007199254740993" }, []],
])(
  "a state of version %i plans nothing, and is stored anew by the next apply",
  async (version, attributes, gone) => {
    age("a", version, attributes, gone);
    expect(await toy.plan()).toMatchObject({ exitCode: 0 });
    expect(await toy.apply("tag=two")).toMatchObject({ exitCode: 0 });
    expect(instanceOf(toy.state(), "a").schema_version).toBe(2);
    const { a } = await toy.outputs();
    expect(a?.value).toMatchObject({ exact: true, name: "a" });
    expect(await toy.apply()).toMatchObject({ exitCode: 0 });
  },
  STEP_MS,
);

test(
  "attributes that the present version does not have any more are dropped, new ones are null",
  async () => {
    age("a", 2, { forgotten: { deep: [true] } }, ["ports", "linger"]);
    // OpenTofu drops them before it asks the provider, and sends all numbers of the state through doubles on the way.
    const expected = clientIsOpenTofu ? "9007199254740992 -> 9007199254740993" : "No changes.";
    expect((await toy.plan()).output).toContain(expected);
  },
  STEP_MS,
);

test(
  "a state of a version to come is refused",
  async () => {
    const before = toy.state();
    age("a", 3, {}, []);
    const { exitCode, output } = await toy.plan();
    expect(exitCode).toBe(1);
    expect(output).toMatch(/newer provider version/);
    toy.writeState({ ...before, serial: before.serial + 1 });
  },
  STEP_MS,
);

test(
  "private bytes last from run to run",
  async () => {
    const serial = async () =>
      ((await toy.outputs()).a?.value as { serial: number } | undefined)?.serial ?? Number.NaN;
    const before = await serial();
    for (const tag of ["three", "four"]) await toy.apply(`tag=${tag}`);
    expect(await serial()).toBe(before + 2);
    const stored = Buffer.from(String(instanceOf(toy.state(), "a").private), "base64").toString();
    expect(JSON.parse(stored)).toEqual({ applies: before + 2 });
    await toy.apply();
  },
  STEP_MS,
);

test(
  "moved blocks turn other types into things, with their private bytes",
  async () => {
    rename("b", "toy_label", "moved { from = toy_label.b, to = toy_thing.b }", 'name = "bee"');
    rename("c", "terraform_data", "moved { from = terraform_data.c, to = toy_thing.c }", 'name = "sea"');
    const planned = await toy.plan();
    expect(planned.output).toMatch(/toy_label\.b has moved to toy_thing\.b/);
    expect(planned.output).toMatch(/terraform_data\.c has moved to toy_thing\.c/);
    expect(planned.output).not.toMatch(/[1-9]\d* to (add|destroy)/);
    const applied = await toy.apply();
    expect(applied.output).toMatch(/0 added, \d changed, 0 destroyed/);
    const private_ = Buffer.from(String(instanceOf(toy.state(), "b").private), "base64").toString();
    // 7 is what a label starts from; the apply that followed the move counted on.
    expect(JSON.parse(private_).applies).toBeGreaterThanOrEqual(7);
    expect(await toy.plan()).toMatchObject({ exitCode: 0 });
  },
  STEP_MS,
);

test(
  "a move that the provider does not know is an error of its own",
  async () => {
    rename(
      "d",
      "terraform_data",
      "moved { from = terraform_data.d, to = toy_label.d }",
      'text = "dee"',
      "toy_label",
    );
    const { exitCode, output } = await toy.plan();
    expect(exitCode).toBe(1);
    expect(output).toMatch(/Moving between resource types is not supported/);
    restore("d");
  },
  STEP_MS,
);

test(
  "an import block takes an object over by its id, and an id that is none is an error",
  async () => {
    const file = join(toy.folder, "import.tf");
    const block = (id: string) =>
      `import {\n  to = toy_thing.e\n  id = "${id}"\n}\nresource "toy_thing" "e" {\n  name = "e"\n  fail = false\n  wait = false\n}\n`;
    writeFileSync(file, block("nothing"));
    expect((await toy.plan()).output).toMatch(/No such thing/);
    writeFileSync(file, block("e"));
    expect((await toy.plan()).output).toMatch(/1 to import, 0 to add, 0 to change, 0 to destroy/);
    expect(await toy.apply()).toMatchObject({ exitCode: 0 });
    expect(await toy.plan()).toMatchObject({ exitCode: 0 });
  },
  STEP_MS,
);

/** Replaces the file of one resource by one of another type, with a moved block. */
function rename(name: string, from: string, moved: string, attributes: string, to = "toy_thing"): void {
  originals.set(name, from);
  const block = moved.replace("{ ", "{\n  ").replace(", ", "\n  ").replace(" }", "\n}");
  writeFileSync(
    join(toy.folder, `${name}.tf`),
    `${block}\n\nresource "${to}" "${name}" {\n  ${attributes}\n}\n`,
  );
}

const originals = new Map<string, string>();

function restore(name: string): void {
  const text = `resource "${originals.get(name)}" "${name}" {\n  input = "${name}"\n}\n`;
  writeFileSync(join(toy.folder, `${name}.tf`), text);
}
