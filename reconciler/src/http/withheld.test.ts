// Secrets of documents: only callers who may write them read them, on every way out.

import { afterAll, beforeAll, describe, expect, test } from "@jest/globals";
import { type RestFixture, startRest } from "./rest-fixture.ts";

const SECRET = "#cloud-config\npassword: do-not-show\n";
const UPLOAD = "a".repeat(64);

let rest: RestFixture;
let vm: string;
let member: string;
let viewer: string;

beforeAll(async () => {
  rest = await startRest();
  await rest.addHost("alpha");
  const post = async (path: string, body: object) => (await rest.call("POST", `/v1/${path}`, { body })).body;
  await post("projects", { name: "web" });
  const blob = { sha256: UPLOAD, size_bytes: 1, created_by: "t", created_at: "", expires_at: null };
  await rest.store.write((tx) => tx.blobs.put(blob));
  const image = await post("images", { project: "web", name: "i", spec: { upload: UPLOAD } });
  const spec = { image: image.id, cpus: 1, memory_mib: 256, root_disk_gib: 1 };
  const made = { ...spec, user_data: SECRET, on_user_data_change: "replace" };
  vm = (await post("vms", { project: "web", name: "app", spec: made })).id;
  const token = async (role: string): Promise<string> =>
    (await post("tokens", { role, project: "web", ttl_seconds: 60 })).token;
  member = await token("operator");
  viewer = await token("viewer");
});

afterAll(() => rest.close());

describe("a viewer reads no user data", () => {
  const ways = ["vms/{id}", "vms/{id}?wait=ready&timeout_seconds=1", "vms", "vms?ids={id}", "events"];
  test.each(ways)("by GET /v1/%s", async (path) => {
    const seen = await rest.call("GET", `/v1/${path.replace("{id}", vm)}`, { token: viewer });
    expect(seen.status).toBe(200);
    expect(JSON.stringify(seen.body)).not.toContain("do-not-show");
  });

  test("and is told which fields are withheld", async () => {
    const { body } = await rest.call("GET", `/v1/vms/${vm}`, { token: viewer });
    expect(body.withheld).toEqual(["/spec/user_data"]);
    expect(body.spec.cpus).toBe(1);
  });

  test("nor learns from a dry run whether a guess is right", async () => {
    const plan = async (user_data: string) => {
      const { spec } = (await rest.call("GET", `/v1/vms/${vm}`)).body;
      const changes = [{ action: "update", kind: "vm", id: vm, spec: { ...spec, user_data } }];
      return (await rest.call("POST", "/v1/plan", { token: viewer, body: { changes } })).body;
    };
    expect(await plan("another")).toEqual(await plan(SECRET));
  });
});

test("a member reads it, and nothing is withheld", async () => {
  const { body } = await rest.call("GET", `/v1/vms/${vm}`, { token: member });
  expect(body.spec.user_data).toBe(SECRET);
  expect(body).not.toHaveProperty("withheld");
});
