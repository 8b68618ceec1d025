// What a member of a project may not decide about its networks.
import { afterEach, beforeEach, describe, expect, test } from "@jest/globals";
import { type RestFixture, startRest } from "./rest-fixture.ts";

let rest: RestFixture;
let member: string;

beforeEach(async () => {
  rest = await startRest();
  await rest.call("POST", "/v1/projects", { body: { name: "web", spec: {} } });
  const body = { name: "dev", role: "operator", project: "web", ttl_seconds: 3600 };
  member = (await rest.call("POST", "/v1/tokens", { body })).body.token;
});
afterEach(() => rest.close());

const create = (spec: object, who: { token?: string } = {}) => {
  const { token } = who;
  const body = { project: "web", name: "lan", spec };
  return rest.call("POST", "/v1/networks", token === undefined ? { body } : { body, token });
};
async function planned(spec: object, token: string) {
  const changes = [{ action: "create", kind: "network", project: "web", name: "lan", spec }];
  return (await rest.call("POST", "/v1/plan", { body: { changes }, token })).body;
}

test("a range that is somebody's on the internet is refused for a member, and an admin may give it", async () => {
  const spec = { mode: "nat", cidr: "9.9.9.0/24" };
  expect(await create(spec, { token: member })).toMatchObject({
    status: 400,
    body: { code: "invalid_value", errors: [{ pointer: "/spec/cidr" }] },
  });
  expect(JSON.stringify(await planned(spec, member))).toContain("other ranges are given by admins");
  expect((await create({ ...spec, cidr: "10.9.9.0/24" }, { token: member })).status).toBe(201);
  const other = { project: "web", name: "other", spec };
  expect((await rest.call("POST", "/v1/networks", { body: other })).status).toBe(201);
});

test.each(["022", "0", "8000-08100", "22-"])(
  "the port %j of a firewall is refused: a zero in front means another number to nftables",
  async (port) => {
    const firewall = [{ protocol: "tcp", ports: [port] }];
    expect(await create({ mode: "nat", cidr: "10.9.9.0/24", firewall })).toMatchObject({
      status: 400,
      body: { errors: [{ pointer: "/spec/firewall/0/ports/0" }] },
    });
  },
);

describe("a network on a bridge of the hosts", () => {
  const spec = { mode: "bridge", bridge: "br0", vlan: 7 };

  test("is refused for a member, with what to do, and in the dry run", async () => {
    const refused = await create(spec, { token: member });
    expect(refused).toMatchObject({ status: 403, body: { code: "forbidden" } });
    expect(refused.body.detail).toMatch(/shared network that an admin made/);
    expect(JSON.stringify(await planned(spec, member))).toContain('"forbidden"');
  });

  test("is made by an admin", async () => {
    expect((await create(spec)).status).toBe(201);
  });
});
