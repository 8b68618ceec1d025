// What one object has and another is to have: names, ports and partitions that pass on within one apply, in any order.
import { afterEach, beforeEach, describe, expect, test } from "@jest/globals";
import { type Reply, type RestFixture, startRest } from "./rest-fixture.ts";

const WAIT = "?on_conflict=wait&timeout_seconds=30";
const BRIEFLY = "?on_conflict=wait&timeout_seconds=1";

let rest: RestFixture;
let image: string;

beforeEach(async () => {
  rest = await startRest();
  await rest.addHost("alpha");
  await rest.call("POST", "/v1/projects", { body: { name: "web", spec: {} } });
  const spec = { url: "https://example.com/a", sha256: "0".repeat(64) };
  image = (await rest.call("POST", "/v1/images", { body: { project: "web", name: "base", spec } })).body.id;
});
afterEach(() => rest.close());

const ports = (host_port: number) => [{ guest_port: 80, host_port }];
const vmBody = (name: string, spec: object = {}) => ({
  project: "web",
  name,
  spec: { image, cpus: 1, memory_mib: 256, root_disk_gib: 1, ...spec },
});
const create = (name: string, spec: object = {}, query = "") =>
  rest.call("POST", `/v1/vms${query}`, { body: vmBody(name, spec) });
const change = (id: string, body: object, query = WAIT) =>
  rest.call("PATCH", `/v1/vms/${id}${query}`, { body });
const read = async (id: string) => (await rest.call("GET", `/v1/vms/${id}`)).body;

/** Resolves when the reconciler has refused the write for now and waits. */
async function waiting(reply: Promise<Reply>): Promise<Promise<Reply>[]> {
  let isOver = false;
  void reply.then(() => {
    isOver = true;
  });
  // Requests of one connection pool are served in turn: once later ones were answered, this one was looked at.
  for (let turn = 0; turn < 5; turn++) await rest.call("GET", "/v1/vms");
  expect(isOver).toBe(false);
  return [reply];
}

describe("a name", () => {
  test("that another VM gives up is waited for by an update", async () => {
    const [a, b] = [(await create("a")).body, (await create("b")).body];
    const [takes] = await waiting(change(a.id, { name: "b" }));
    expect((await change(b.id, { name: "c" })).status).toBe(200);
    expect((await takes)?.body).toMatchObject({ id: a.id, name: "b", generation: 2 });
  });

  test("that nobody plans to give up is refused after a moment, and one that is planned to go is waited for", async () => {
    const { id } = (await create("a")).body;
    const plan = (changes: object[]) => rest.call("POST", "/v1/plan", { body: { plan: "p", changes } });
    const wanted = { action: "create", kind: "vm", ...vmBody("a", { cpus: 2 }) };
    expect((await plan([wanted])).status).toBe(200);
    // Far below its limit, which the test would not live to see.
    const refused = await create("a", { cpus: 2 }, "?on_conflict=wait&timeout_seconds=60");
    expect([refused.status, refused.body.code]).toEqual([409, "already_exists"]);
    await plan([{ action: "delete", kind: "vm", id }]);
    const begunAgain = performance.now();
    const stillRefused = await create("a", { cpus: 2 }, "?on_conflict=wait&timeout_seconds=4");
    expect([stillRefused.status, performance.now() - begunAgain > 3900]).toEqual([409, true]);
  });

  test("that is being freed by a deletion is waited for by a create", async () => {
    const { id } = (await create("a")).body;
    const [takes] = await waiting(create("a", { cpus: 2 }, WAIT));
    await rest.call("DELETE", `/v1/vms/${id}`);
    expect((await takes)?.status).toBe(202);
  });

  test("is exchanged by two VMs that want one another's, each with its own next generation and event", async () => {
    const [a, b] = [(await create("a")).body, (await create("b")).body];
    const replies = await Promise.all([change(a.id, { name: "b" }), change(b.id, { name: "a" })]);
    expect(replies.map(({ status, body }) => [status, body.name, body.generation])).toEqual([
      [200, "b", 2],
      [200, "a", 2],
    ]);
    expect([(await read(a.id)).name, (await read(b.id)).name]).toEqual(["b", "a"]);
  });

  test("goes around a circle of three", async () => {
    const made = [await create("a"), await create("b"), await create("c")];
    const names = ["b", "c", "a"];
    const replies = await Promise.all(
      made.map(({ body }, index) =>
        rest.call("PATCH", `/v1/vms/${body.id}${WAIT}`, {
          body: { name: names[index] },
          headers: { "if-match": "1" },
        }),
      ),
    );
    expect(replies.map(({ status, body }) => [status, body.name])).toEqual(names.map((name) => [200, name]));
  });

  test("that nobody gives up is refused when the time is over, with the holder's id", async () => {
    const [a, b] = [(await create("a")).body, (await create("b")).body];
    const refused = await change(a.id, { name: "b" }, BRIEFLY);
    expect(refused).toMatchObject({ status: 409, body: { code: "already_exists", existing_id: b.id } });
    expect(await read(a.id)).toMatchObject({ name: "a", generation: 1 });
  });

  test("that is exchanged is not freed by an update which is refused for something else", async () => {
    const [a, b] = [(await create("a")).body, (await create("b")).body];
    const tooLarge = { name: "a", spec: { cpus: 64 } };
    const replies = await Promise.all([
      change(a.id, { name: "b" }, BRIEFLY),
      change(b.id, tooLarge, BRIEFLY),
    ]);
    expect(replies.map(({ status }) => status)).toEqual([409, 409]);
    expect([await read(a.id), await read(b.id)]).toMatchObject([
      { name: "a", generation: 1 },
      { name: "b", generation: 1 },
    ]);
  });

  test("of an object in a Terraform state is no reason to advise an import", async () => {
    const { id } = (await create("a")).body;
    expect((await create("a", { cpus: 2 })).body.detail).toContain("import {");
    await rest.call("POST", "/v1/claims", { body: { ids: [id] } });
    const { detail } = (await create("a", { cpus: 2 })).body;
    expect(detail).not.toContain("import {");
    expect(detail).toContain("create_before_destroy");
  });
});

describe("a host port", () => {
  test("that moves from one VM to another is waited for", async () => {
    const a = (await create("a", { ports: ports(21_001) })).body;
    const b = (await create("b")).body;
    const [takes] = await waiting(change(b.id, { spec: { ports: ports(21_001) } }));
    await change(a.id, { spec: { ports: [] } });
    expect((await takes)?.body.status.allocated_ports).toEqual({ "80/tcp": 21_001 });
  });

  test("is exchanged by two VMs", async () => {
    const a = (await create("a", { ports: ports(21_001) })).body;
    const b = (await create("b", { ports: ports(21_002) })).body;
    const replies = await Promise.all([
      change(a.id, { spec: { ports: ports(21_002) } }),
      change(b.id, { name: "c", spec: { ports: ports(21_001) } }),
    ]);
    expect(replies.map(({ body }) => body.status?.allocated_ports)).toEqual([
      { "80/tcp": 21_002 },
      { "80/tcp": 21_001 },
    ]);
    expect((await rest.store.ports.of(a.id)).map(({ purpose, port }) => [purpose, port])).toContainEqual([
      "forward",
      21_002,
    ]);
  });

  test("that another VM keeps is refused with that VM's id", async () => {
    const a = (await create("a", { ports: ports(21_001) })).body;
    const refused = await create("b", { ports: ports(21_001) }, BRIEFLY);
    expect(refused).toMatchObject({ status: 409, body: { code: "port_in_use" } });
    expect(refused.body.title).toContain(`VM web/a (${a.id})`);
  });
});

describe("a partition", () => {
  let data: string;
  beforeEach(async () => {
    const file = { host: "alpha", file: { name: "first", size_gib: 20 } };
    disk = (await rest.call("POST", "/v1/disks", { body: { spec: file } })).body.id;
    data = await partition("data");
  });
  let disk: string;
  const partition = async (name: string): Promise<string> => {
    const body = { project: "web", name, spec: { size_gib: 5, disk } };
    return (await rest.call("POST", "/v1/partitions", { body })).body.id;
  };
  const judge = async (changes: object[]) => {
    const { body } = await rest.call("POST", "/v1/plan", { body: { changes } });
    return body.changes.map(({ errors, warnings }: { errors: object[]; warnings: object[] }) => [
      errors,
      warnings,
    ]);
  };
  const attach = (vm: string, query = "") =>
    rest.call("POST", `/v1/partition_attachments${query}`, { body: { spec: { vm, partition: data } } });

  test("that another VM gives up is waited for, and two VMs exchange theirs", async () => {
    const second = await partition("other");
    const a = (await create("a", { partitions: [{ partition: data }] })).body;
    const b = (await create("b", { partitions: [{ partition: second }] })).body;
    const replies = await Promise.all([
      change(a.id, { spec: { partitions: [{ partition: second }] } }),
      change(b.id, { spec: { partitions: [{ partition: data }] } }),
    ]);
    expect(replies.map(({ status }) => status)).toEqual([200, 200]);
    const [takes] = await waiting(create("c", { partitions: [{ partition: data }] }, WAIT));
    await change(b.id, { spec: { partitions: [] } });
    expect((await takes)?.status).toBe(202);
  });

  test("goes from an attachment to the partitions of the same VM", async () => {
    const { id } = (await create("a")).body;
    const attachment = (await attach(id)).body.id;
    const { spec } = await read(id);
    const having = { ...spec, partitions: [{ partition: data }] };
    const removal = { action: "delete", kind: "partition_attachment", id: attachment };
    const update = { action: "update", kind: "vm", id, spec: having };
    expect(await judge([removal, update])).toEqual([
      [[], []],
      [[], []],
    ]);
    expect(await judge([update])).toMatchObject([[[], [{ code: "partition_attached" }]]]);
    const [takes] = await waiting(change(id, { spec: { partitions: [{ partition: data }] } }));
    await rest.call("DELETE", `/v1/partition_attachments/${attachment}`);
    expect((await takes)?.status).toBe(200);
  });

  test("goes from the partitions of a VM to an attachment to it", async () => {
    const { id, spec } = (await create("a", { partitions: [{ partition: data }] })).body;
    const update = { action: "update", kind: "vm", id, spec: { ...spec, partitions: [] } };
    const attached = { action: "create", kind: "partition_attachment", spec: { vm: id, partition: data } };
    const [, [errors, warnings]] = await judge([update, attached]);
    expect([errors, warnings]).toEqual([[], []]);
    const [takes] = await waiting(attach(id, WAIT));
    await change(id, { spec: { partitions: [] } });
    expect((await takes)?.status).toBe(202);
  });
});
