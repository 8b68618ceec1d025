// A dry run refuses what the write would refuse, unless the same plan cures it.

import { afterAll, beforeAll, describe, expect, test } from "@jest/globals";
import { type RestFixture, startRest } from "./rest-fixture.ts";

const KEY = "ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIAABAgMEBQYHCAkKCwwNDg8QERITFBUWFxgZGhscHR4f";

let rest: RestFixture;
let holder: string;
beforeAll(async () => {
  rest = await startRest();
  await rest.addHost("alpha");
  await rest.call("POST", "/v1/projects", { body: { name: "web" } });
  holder = await make("vms", { project: "web", name: "taken", spec: await bootable() });
});
afterAll(() => rest.close());

async function make(plural: string, body: object): Promise<string> {
  const made = await rest.call("POST", `/v1/${plural}`, { body });
  if (made.status > 202) throw new Error(JSON.stringify(made.body));
  await rest.call("POST", "/v1/claims", { body: { ids: [made.body.id] } });
  return made.body.id;
}

const SPEC = { cpus: 1, memory_mib: 64, root_disk_gib: 1 };
let image: string | undefined;
async function bootable(): Promise<object> {
  const spec = { url: "https://example.com/a", sha256: "0".repeat(64) };
  image ??= await make("images", { project: "web", name: "base", spec });
  return { ...SPEC, image };
}

interface Remark {
  code: string;
  pointer: string | null;
}
interface Judged {
  warnings: Remark[];
  errors: Remark[];
}
async function judge(changes: object[], { plan, token }: { plan?: string; token?: string } = {}) {
  const body = { changes, ...(plan === undefined ? {} : { plan }) };
  const reply = await rest.call("POST", "/v1/plan", { body, ...(token === undefined ? {} : { token }) });
  if (reply.status !== 200) throw new Error(JSON.stringify(reply.body));
  return reply.body.changes as Judged[];
}
const said = (list: readonly Remark[] = []): string[] =>
  list.map(({ code, pointer }) => `${code} ${pointer}`);
const warned = (judged: readonly Judged[], index = 0) => said(judged[index]?.warnings);
const refused = (judged: readonly Judged[], index = 0) => said(judged[index]?.errors);

const create = (name: string, more: object = {}) => ({
  action: "create",
  kind: "vm",
  project: "web",
  name,
  spec: SPEC,
  ...more,
});
const destroy = (id: string, kind = "vm") => ({ action: "delete", kind, id });
const rename = async (id: string, name: string) => ({
  action: "update",
  kind: "vm",
  id,
  name,
  spec: await bootable(),
});
const TAKEN = "already_exists /name";

describe("a name that is taken", () => {
  test("is told of a create and of a new name", async () => {
    expect(warned(await judge([create("taken")]))).toEqual([TAKEN]);
    const other = await make("vms", { project: "web", name: "other", spec: await bootable() });
    expect(warned(await judge([await rename(other, "taken")]))).toEqual([TAKEN]);
    expect(warned(await judge([await rename(other, "free")]))).toEqual([]);
    expect(await judge([await rename(other, "other")])).toMatchObject([{ warnings: [], errors: [] }]);
  });

  test("is free when the same plan deletes or renames its holder, in any order and piece by piece", async () => {
    expect(warned(await judge([create("taken"), destroy(holder)]))).toEqual([]);
    expect(warned(await judge([destroy(holder), create("taken")]), 1)).toEqual([]);
    expect(warned(await judge([create("taken"), await rename(holder, "free")]))).toEqual([]);
    await judge([destroy(holder)], { plan: "pieces" });
    expect(warned(await judge([create("taken")], { plan: "pieces" }))).toEqual([]);
    expect(warned(await judge([create("taken")], { plan: "another" }))).toEqual([TAKEN]);
  });

  test("is free when the same plan replaces its holder", async () => {
    const replaced = { ...(await bootable()), image: "img_0123456789abcdef" };
    const [first, second] = await judge([
      { action: "update", kind: "vm", id: holder, spec: replaced },
      create("taken"),
    ]);
    expect(first?.warnings.map(({ code }) => code)).toEqual(["replaced"]);
    expect(second?.warnings).toEqual([]);

    const key = await make("ssh_keys", { project: "web", name: "key", spec: { public_key: KEY } });
    const again = {
      action: "create",
      kind: "ssh_key",
      project: "web",
      name: "key",
      spec: { public_key: KEY },
    };
    expect(warned(await judge([again]))).toEqual([TAKEN]);
    expect(warned(await judge([again, destroy(key, "ssh_key")]))).toEqual([]);
  });

  test("of two changes of one plan is an error of the one that comes later", async () => {
    const judged = await judge([await rename(holder, "both"), create("both")]);
    expect([refused(judged), refused(judged, 1)]).toEqual([[], [TAKEN]]);
  });

  test("by an equal create that was never answered is none: the apply gets that object", async () => {
    const body = { project: "web", name: "unanswered", spec: await bootable() };
    await rest.call("POST", "/v1/vms", { body });
    expect(warned(await judge([create("unanswered")]))).toEqual([]);
    const other = await rest.addToken();
    expect(warned(await judge([create("unanswered")], { token: other }))).toEqual([TAKEN]);
  });
});

describe("a project", () => {
  const NO_PROJECT = "reference_not_found /project";
  const project = (name: string, spec: object = {}) => ({ action: "create", kind: "project", name, spec });

  test("that is not there is told, unless the same plan makes it", async () => {
    const vm = create("app", { project: "new" });
    expect(warned(await judge([vm]))).toEqual([NO_PROJECT]);
    expect(warned(await judge([vm, project("new")]))).toEqual([]);
  });

  test("that is not there yet may be a later piece of the plan", async () => {
    expect(await judge([create("app", { project: "new" })], { plan: "first" })).toMatchObject([
      { warnings: [], errors: [] },
    ]);
  });

  test("that goes in the same plan is told", async () => {
    const id = await make("projects", { name: "leaving" });
    const judged = await judge([destroy(id, "project"), create("app", { project: "leaving" })]);
    expect(warned(judged, 1)).toEqual([NO_PROJECT]);
  });

  test("has the quota that the same plan gives it", async () => {
    const id = await make("projects", { name: "small", spec: { quota: { vms: 0 } } });
    const vm = create("app", { project: "small" });
    expect(warned(await judge([vm]))).toEqual(["quota_exceeded null"]);
    const wider = { action: "update", kind: "project", id, spec: { quota: { vms: 1 } } };
    expect(warned(await judge([wider, vm]), 1)).toEqual([]);
    const made = [project("none", { quota: { vms: 0 } }), create("app", { project: "none" })];
    expect(warned(await judge(made), 1)).toEqual(["quota_exceeded null"]);
  });
});

describe("what no change of the plan cures is an error", () => {
  test("names and tags against the schema", async () => {
    expect(refused(await judge([create("Not_A_Name")]))).toEqual(["invalid_value /name"]);
    expect(refused(await judge([await rename(holder, "Not_A_Name")]))).toEqual(["invalid_value /name"]);
    const tags = Object.fromEntries(Array.from({ length: 51 }, (_, index) => [`k${index}`, "v"]));
    expect(refused(await judge([create("tagged", { tags })]))).toEqual(["out_of_range /tags"]);
    const update = { action: "update", kind: "vm", id: holder, tags };
    expect(refused(await judge([update]))).toEqual(["out_of_range /tags"]);
  });

  test("shared and of a project at once", async () => {
    const spec = { public_key: KEY };
    const key = { action: "create", kind: "ssh_key", project: "web", shared: true, name: "both", spec };
    expect(refused(await judge([key]))).toEqual(["invalid_value /project"]);
  });

  test("what an operator of the project may not change", async () => {
    const { body } = await rest.call("POST", "/v1/tokens", {
      body: { role: "operator", project: "web", ttl_seconds: 60 },
    });
    const token: string = body.token;
    const shared = await make("ssh_keys", { shared: true, name: "shared", spec: { public_key: KEY } });
    const { body: web } = await rest.call("GET", "/v1/projects?name=web");
    const spec = { public_key: KEY };
    const changes = [
      { action: "create", kind: "ssh_key", shared: true, name: "mine", spec },
      destroy(shared, "ssh_key"),
      { action: "update", kind: "project", id: web.items[0].id, spec: { description: "ours" } },
      create("app"),
    ];
    const judged = await judge(changes, { token });
    expect(judged.map(({ errors }) => said(errors))).toEqual([
      ["forbidden null"],
      ["forbidden null"],
      ["forbidden null"],
      [],
    ]);
  });
});

test("what the plan may cure hides nothing that it cannot cure", async () => {
  const judged = await judge([create("taken", { spec: { ...SPEC, image, secure_boot: true } })]);
  expect([warned(judged), refused(judged)]).toEqual([[TAKEN], ["invalid_value /spec/secure_boot"]]);
});

test("what is being deleted is not changed", async () => {
  const id = await make("vms", { project: "web", name: "leaving", spec: await bootable() });
  await rest.call("DELETE", `/v1/vms/${id}`);
  const update = { action: "update", kind: "vm", id, spec: { ...(await bootable()), cpus: 2 } };
  expect(warned(await judge([update]))).toContain("deleting null");
});
