// What a request decides about a VM's cards: which addresses they have, who else has them, and where such a VM can be.

import { afterEach, beforeEach, describe, expect, test } from "@jest/globals";
import { type RestFixture, startRest } from "./rest-fixture.ts";

const UPLOAD = "a".repeat(64);
const SIZE = { cpus: 1, memory_mib: 64, root_disk_gib: 1 };
const NETWORK = { nat: true, bridge: true, way_out: true, bridges: ["br0"], missing: [] };
const MINUTE = 60_000;

let rest: RestFixture;
let image: string;
beforeEach(async () => {
  rest = await startRest();
  const large = { cpus: 512, memory_mib: 2 ** 20, storage_bytes: 2 ** 45, port_range: [20000, 29999] };
  await rest.addHost("h1", { network: NETWORK, ...large });
  await post("projects", { name: "web" });
  const blob = { size_bytes: 1, complete: true, created_by: "t", created_at: "", expires_at: null };
  await rest.store.write((tx) => tx.blobs.put({ sha256: UPLOAD, ...blob }));
  image = (await post("images", { project: "web", name: "debian", spec: { upload: UPLOAD } })).body.id;
});
afterEach(() => rest.close());

const post = (path: string, body: object) => rest.call("POST", `/v1/${path}`, { body });
const patch = (path: string, spec: object) => rest.call("PATCH", `/v1/${path}`, { body: { spec } });
const get = async (path: string) => (await rest.call("GET", `/v1/${path}`)).body;
const nat = async (more: object = {}, name = "private"): Promise<string> => {
  const spec = { mode: "nat", cidr: "10.0.0.0/24", ...more };
  const { status, body } = await post("networks", { project: "web", name, spec });
  expect([status, body.detail]).toEqual([201, undefined]);
  return body.id;
};
const vm = (name: string, networks: object[], more: object = {}) =>
  post("vms", { project: "web", name, spec: { image, ...SIZE, networks, ...more } });
const made = async (name: string, networks: object[]) => {
  const { status, body } = await vm(name, networks);
  expect([status, body.detail]).toEqual([202, undefined]);
  return body;
};
const plan = async (...changes: object[]) => (await post("plan", { changes })).body.changes;
const planned = (name: string, networks: object[]) => ({
  action: "create",
  kind: "vm",
  project: "web",
  name,
  spec: { image, ...SIZE, networks },
});
/** As if its host had reported that nothing of it is left. */
async function gone(id: string): Promise<void> {
  await rest.call("DELETE", `/v1/vms/${id}`);
  await rest.store.write(async (tx) => {
    await tx.documents.remove(id);
    await tx.addresses.releaseAll(id);
  });
}

describe("leases", () => {
  test("cards get the first free addresses of both families and a hardware address of their own", async () => {
    const network = await nat({ ipv6_cidr: "fd00:20::/64", reserved: ["10.0.0.2-10.0.0.9"] });
    const { status } = await made("app", [{ network }]);
    expect(status).toMatchObject({
      ip_address: "10.0.0.10",
      nics: [
        {
          network,
          mac_address: expect.stringMatching(/^d6(:[0-9a-f]{2}){5}$/),
          ip_addresses: ["10.0.0.10", "fd00:20::2"],
        },
      ],
    });
    const shown = (await get(`networks/${network}`)).status;
    expect(shown).toMatchObject({
      state: "ready",
      gateway: "10.0.0.1",
      ipv6_gateway: "fd00:20::1",
      host: "h1",
      free_addresses: 256 - 2 - 1 - 8 - 1,
    });
    expect(shown.leased_addresses).toMatchObject([{ address: "10.0.0.10" }, { address: "fd00:20::2" }]);
  });

  test("on a bridge where the LAN hands out addresses a card has none, and nothing is known as its address", async () => {
    const network = await nat({ mode: "bridge", bridge: "br0", cidr: undefined });
    const { status } = await made("app", [{ network }]);
    expect(status).toMatchObject({ ip_address: null, nics: [{ ip_addresses: [] }] });
    expect((await get(`networks/${network}`)).status).toMatchObject({ free_addresses: null, gateway: null });
    const given = await vm("other", [{ network, address: "10.0.0.7" }]);
    expect(given.body.errors).toMatchObject([{ code: "invalid_value", pointer: "/spec/networks/0/address" }]);
  });

  test("200 creates at once on 200 addresses get 200 different ones, and the next is refused", async () => {
    // 254 usable, the router's and 53 reserved.
    const network = await nat({ reserved: ["10.0.0.2-10.0.0.54"] });
    expect((await get(`networks/${network}`)).status.free_addresses).toBe(200);
    const answers = await Promise.all(
      Array.from({ length: 200 }, (_, index) => vm(`vm-${index}`, [{ network }])),
    );
    expect(answers.filter(({ status }) => status !== 202)).toEqual([]);
    expect(new Set(answers.map(({ body }) => body.status.ip_address)).size).toBe(200);
    expect(new Set(answers.map(({ body }) => body.status.nics[0].mac_address)).size).toBe(200);
    const next = await vm("one-more", [{ network }]);
    expect([next.status, next.body.code]).toEqual([409, "no_capacity"]);
    expect(next.body.title).toBe(
      "Network web/private has no free IPv4 address in 10.0.0.0/24 for VM web/one-more.",
    );
    expect((await get(`networks/${network}`)).status.free_addresses).toBe(0);
  }, 60_000);

  test("a freed address is not chosen for another VM for ten minutes, and can be given at once", async () => {
    rest.now.value = new Date("2026-01-01T00:00:00Z");
    const network = await nat({ cidr: "10.0.0.0/29" });
    const first = await made("first", [{ network }]);
    expect(first.status.ip_address).toBe("10.0.0.2");
    await gone(first.id);
    const second = await made("second", [{ network }]);
    expect(second.status.ip_address).toBe("10.0.0.3");
    const third = await made("third", [{ network, address: "10.0.0.2" }]);
    expect(third.status.ip_address).toBe("10.0.0.2");
    await gone(third.id);
    rest.now.value = new Date(rest.now.value.getTime() + 9 * MINUTE);
    expect((await made("fourth", [{ network }])).status.ip_address).toBe("10.0.0.4");
    rest.now.value = new Date(rest.now.value.getTime() + 2 * MINUTE);
    expect((await made("fifth", [{ network }])).status.ip_address).toBe("10.0.0.2");
  });

  test("what was freed a moment ago is named when nothing else is free", async () => {
    const network = await nat({ cidr: "10.0.0.0/30" });
    await gone((await made("first", [{ network }])).id);
    const { body } = await vm("second", [{ network }]);
    expect(body.detail).toMatch(/1 were freed within the last ten minutes.*can be given by name/);
    expect((await vm("second", [{ network, address: "10.0.0.2" }])).status).toBe(202);
  });

  test("an address that another VM has is refused with its name, in the plan as a warning", async () => {
    const network = await nat();
    const { id } = await made("app", [{ network, address: "10.0.0.7" }]);
    const refused = await vm("other", [{ network, address: "10.0.0.7" }]);
    expect([refused.status, refused.body.code]).toEqual([409, "address_in_use"]);
    expect(refused.body.errors).toEqual([
      {
        code: "address_in_use",
        pointer: "/spec/networks/0/address",
        message: `10.0.0.7 of network web/private belongs to VM web/app (${id})`,
        holder: id,
      },
    ]);
    const [change] = await plan(planned("other", [{ network, address: "10.0.0.7" }]));
    expect(change).toMatchObject({
      errors: [],
      warnings: [{ code: "address_in_use", pointer: "/spec/networks/0/address" }],
    });
    // The same plan destroys its holder.
    const [, later] = await plan(
      { action: "delete", kind: "vm", id },
      planned("other", [{ network, address: "10.0.0.7" }]),
    );
    expect(later).toMatchObject({ errors: [], warnings: [] });
  });

  test("the holder of a shared network's address is not named to another project", async () => {
    await post("projects", { name: "api" });
    const spec = { mode: "nat", cidr: "10.1.0.0/24" };
    const network = (await post("networks", { shared: true, name: "all", spec })).body.id;
    await made("app", [{ network, address: "10.1.0.7" }]);
    const other = {
      project: "api",
      name: "other",
      spec: { image, ...SIZE, networks: [{ network, address: "10.1.0.7" }] },
    };
    const { id } = (await post("images", { shared: true, name: "all", spec: { upload: UPLOAD } })).body;
    const { body } = await post("vms", { ...other, spec: { ...other.spec, image: id } });
    expect(body.errors).toEqual([
      {
        code: "address_in_use",
        pointer: "/spec/networks/0/address",
        message: "10.1.0.7 of network all belongs to another VM",
      },
    ]);
    const gateway = await patch(`networks/${network}`, { gateway: "10.1.0.7" });
    expect(gateway.body.errors).toEqual([
      { code: "address_in_use", pointer: "/spec/gateway", message: "10.1.0.7 belongs to a VM" },
    ]);
    expect((await get(`networks/${network}`)).status.leased_addresses).toMatchObject([
      { address: "10.1.0.7", vm: null },
    ]);
  });

  test("two creates of one plan that name one address are an error that nothing cures", async () => {
    const network = await nat();
    const changes = await plan(
      planned("a", [{ network, address: "10.0.0.7" }]),
      planned("b", [{ network, address: "10.0.0.7" }]),
    );
    expect(changes.flatMap(({ errors }: { errors: object[] }) => errors)).toMatchObject([
      {
        code: "address_in_use",
        summary: expect.stringMatching(/^Address 10\.0\.0\.7 is wanted by .* of this plan, too\.$/),
      },
    ]);
  });

  test("what is no address of the network is an error of the plan", async () => {
    const network = await nat({ reserved: ["10.0.0.50"] });
    for (const [address, message] of [
      ["10.0.1.7", /outside of the network's cidr, 10\.0\.0\.0\/24/],
      ["10.0.0.255", /broadcast/],
      ["10.0.0.1", /gateway/],
      ["10.0.0.50", /reserved/],
    ] as const) {
      const [change] = await plan(planned("other", [{ network, address }]));
      expect(change.errors).toMatchObject([{ code: "invalid_value", pointer: "/spec/networks/0/address" }]);
      expect(change.errors[0].detail).toMatch(message);
    }
  });

  test("one address for two cards, and a hardware address of a group, are refused", async () => {
    const network = await nat();
    const twice = await vm("app", [
      { network, address: "10.0.0.7" },
      { network, address: "10.0.0.7" },
    ]);
    expect(twice.body.errors).toMatchObject([{ pointer: "/spec/networks/1/address" }]);
    const group = await vm("app", [{ network, mac_address: "01:00:5E:00:00:01" }]);
    expect(group.body.errors).toMatchObject([{ pointer: "/spec/networks/0/mac_address" }]);
  });

  test("a hardware address is unique in its network", async () => {
    const network = await nat();
    await made("app", [{ network, mac_address: "02:00:00:00:00:AA" }]);
    const { body } = await vm("other", [{ network, mac_address: "02:00:00:00:00:aa" }]);
    expect(body).toMatchObject({
      code: "address_in_use",
      errors: [{ pointer: "/spec/networks/0/mac_address" }],
    });
    const elsewhere = await nat({ cidr: "10.3.0.0/24" }, "elsewhere");
    expect((await vm("other", [{ network: elsewhere, mac_address: "02:00:00:00:00:aa" }])).status).toBe(202);
  });
});

describe("changes", () => {
  test("a card keeps its addresses when others come and go, and gives them back when it goes", async () => {
    const [a, b] = [await nat(), await nat({ cidr: "10.1.0.0/24" }, "storage")];
    const { id, status } = await made("app", [{ network: a }]);
    const [first] = status.nics;
    const both = await patch(`vms/${id}`, { networks: [{ network: a }, { network: b }] });
    expect(both.body.status.nics).toEqual([
      first,
      expect.objectContaining({ network: b, ip_addresses: ["10.1.0.2"] }),
    ]);
    const second = both.body.status.nics[1];
    const swapped = await patch(`vms/${id}`, { networks: [{ network: b }, { network: a }] });
    expect(swapped.body.status).toMatchObject({ nics: [second, first], ip_address: "10.1.0.2" });
    const one = await patch(`vms/${id}`, { networks: [{ network: b }] });
    expect(one.body.status.nics).toEqual([second]);
    expect((await get(`networks/${a}`)).status.leased_addresses).toEqual([]);
    expect((await vm("other", [{ network: a, address: "10.0.0.2" }])).status).toBe(202);
  });

  test("the plan says what a change does to which card, and whether the VM restarts for it", async () => {
    const [a, b] = [await nat(), await nat({ cidr: "10.1.0.0/24" }, "storage")];
    const { id, spec } = await made("app", [{ network: a }]);
    await rest.store.write(async (tx) => {
      const document = await tx.documents.get("vm", id);
      const status = { ...document?.status, state: "running", power_state: "running", ready: true };
      await tx.documents.updateStatus("vm", id, { status: status as never });
    });
    const effects = async (networks: object[]) =>
      (await plan({ action: "update", kind: "vm", id, spec: { ...spec, networks } }))[0];
    expect(await effects([{ network: a }, { network: b }])).toMatchObject({
      effects: [{ pointer: "/networks", effect: "live", reason: "a card in network web/storage is added" }],
      warnings: [],
    });
    expect(await effects([{ network: a, address: "10.0.0.2" }])).toMatchObject({
      effects: [{ effect: "live", reason: "changes in place" }],
      warnings: [],
    });
    const moved = await effects([{ network: a, address: "10.0.0.9" }]);
    expect(moved).toMatchObject({
      effects: [
        {
          effect: "restart",
          reason: "the card in network web/private gets 10.0.0.9 instead of 10.0.0.2, which needs a restart",
        },
      ],
      warnings: [{ code: "restart", summary: "VM web/app will be restarted" }],
    });
    expect(await effects([{ network: b }, { network: a }])).toMatchObject({
      effects: [
        {
          effect: "restart",
          reason: expect.stringMatching(/a card in network web\/storage is added, the order/),
        },
      ],
    });
  });

  test("two VMs exchange their addresses in one apply", async () => {
    const network = await nat();
    const [a, b] = [
      await made("a", [{ network, address: "10.0.0.5" }]),
      await made("b", [{ network, address: "10.0.0.6" }]),
    ];
    const wait = "on_conflict=wait&timeout_seconds=30";
    const answers = await Promise.all([
      patch(`vms/${a.id}?${wait}`, { networks: [{ network, address: "10.0.0.6" }] }),
      patch(`vms/${b.id}?${wait}`, { networks: [{ network, address: "10.0.0.5" }] }),
    ]);
    expect(answers.map(({ body }) => body.status?.ip_address ?? body)).toEqual(["10.0.0.6", "10.0.0.5"]);
    const { leased_addresses } = (await get(`networks/${network}`)).status;
    expect(leased_addresses).toMatchObject([
      { address: "10.0.0.5", vm: b.id },
      { address: "10.0.0.6", vm: a.id },
    ]);
  });
});

describe("placement", () => {
  test("VMs of a network of Croft's own go where its first VM is, and are refused elsewhere", async () => {
    await rest.addHost("h2", { network: NETWORK });
    const network = await nat();
    const { status } = await made("first", [{ network }]);
    const [here, there] = status.host === "h1" ? ["h1", "h2"] : ["h2", "h1"];
    expect((await made("second", [{ network }])).status.host).toBe(here);
    const { body } = await vm("third", [{ network }], { host: there });
    expect(body).toMatchObject({ code: "no_capacity" });
    expect(body.hosts).toMatchObject({
      [here]: `the VM is pinned to host ${there}`,
      [there]: `network web/private is on host ${here}, where its first VM is`,
    });
  });

  test("a host that cannot have a network is not chosen, and says what it lacks", async () => {
    await rest.addHost("h3", {
      network: { ...NETWORK, nat: false, bridges: [], missing: ["nft is not installed."] },
    });
    await rest.addHost("h2");
    const network = await nat();
    const hosts = async (networks: object[], host: string) =>
      (await vm("app", networks, { host })).body.hosts[host];
    expect(await hosts([{ network }], "h2")).toBe(
      "its agent makes no networks, and network web/private is one",
    );
    expect(await hosts([{ network }], "h3")).toBe(
      'it cannot have network web/private with mode = "nat": nft is not installed.',
    );
    const lan = await nat({ mode: "bridge", bridge: "br0", cidr: undefined }, "lan");
    expect(await hosts([{ network: lan }], "h3")).toBe("it has no bridge br0, which network web/lan is on");
  });

  test("a VM gets no card in a network that its host cannot have, and the plan says so", async () => {
    await rest.addHost("h2", { network: NETWORK });
    const [a, b] = [await nat(), await nat({ cidr: "10.1.0.0/24" }, "storage")];
    await vm("first", [{ network: a }], { host: "h1" });
    const { id, spec } = (await vm("second", [{ network: b }], { host: "h2" })).body;
    const networks = [{ network: b }, { network: a }];
    const refused = await patch(`vms/${id}`, { networks });
    expect([refused.status, refused.body.code]).toEqual([409, "no_capacity"]);
    expect(refused.body.detail).toMatch(/network web\/private is on host h1/);
    const [change] = await plan({ action: "update", kind: "vm", id, spec: { ...spec, networks } });
    expect(change.warnings).toMatchObject([{ code: "no_capacity" }]);
  });
});

describe("the network itself", () => {
  test("it goes with its last VM; until then its name is free", async () => {
    const network = await nat();
    const { id } = await made("app", [{ network }]);
    expect((await rest.call("DELETE", `/v1/networks/${network}`)).status).toBe(202);
    expect((await get(`networks/${network}`)).status.conditions).toMatchObject([
      { type: "waiting_for_users" },
    ]);
    expect((await vm("other", [{ network }])).body.errors[0].message).toMatch(/is being deleted/);
    await nat();
    const moved = await patch(`vms/${id}`, { networks: [] });
    expect(moved.body.status.nics).toEqual([]);
    expect((await rest.call("GET", `/v1/networks/${network}`)).status).toBe(404);
  });

  test("one without VMs goes at once, and a VM's own address is no gateway", async () => {
    const network = await nat();
    await made("app", [{ network }]);
    const refused = await patch(`networks/${network}`, { gateway: "10.0.0.2" });
    expect(refused.body).toMatchObject({ code: "address_in_use", errors: [{ pointer: "/spec/gateway" }] });
    const changed = await patch(`networks/${network}`, {
      gateway: "10.0.0.254",
      firewall: [{ protocol: "icmp" }],
    });
    expect(changed.body).toMatchObject({ generation: 2, status: { gateway: "10.0.0.254" } });
    const other = await nat({ cidr: "10.9.0.0/24" }, "other");
    await rest.call("DELETE", `/v1/networks/${other}`);
    expect((await rest.call("GET", `/v1/networks/${other}`)).status).toBe(404);
  });

  test("the plan says which VMs a change reaches, and when", async () => {
    const network = await nat();
    await made("app", [{ network }]);
    const spec = { mode: "nat", cidr: "10.0.0.0/24", dns: ["9.9.9.9"], firewall: [{ protocol: "icmp" }] };
    const [change] = await plan({ action: "update", kind: "network", id: network, spec });
    expect(change).toMatchObject({
      effects: [
        { pointer: "/dns", effect: "live", reason: "reaches VM web/app at their next start" },
        { pointer: "/firewall", effect: "live", reason: "applies at once to VM web/app" },
      ],
      warnings: [
        { code: "at_next_start", summary: "Network web/private changes for its guests at their next start" },
      ],
    });
    const [replaced] = await plan({
      action: "update",
      kind: "network",
      id: network,
      spec: { ...spec, cidr: "10.8.0.0/24" },
    });
    expect(replaced.warnings).toMatchObject([
      {
        code: "replaced",
        summary: "Network web/private will be replaced",
        detail: expect.stringMatching(/used by VM web\/app/),
      },
    ]);
  });
});
