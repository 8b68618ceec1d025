import { describe, expect, test } from "@jest/globals";
import type { HostRoom } from "./host-room.ts";
import { type Demand, place } from "./place-vm.ts";

const NOTHING = { vms: 0, cpus: 0, memory_mib: 0, root_gib: 0, partition_gib: 0 };

const host = (
  name: string,
  more: { used?: Partial<HostRoom["used"]>; state?: string; memory?: number; spec?: HostRoom["spec"] } = {},
): HostRoom => ({
  name,
  state: more.state ?? "ready",
  spec: more.spec ?? {},
  facts: {
    cpus: 4,
    memory_mib: (more.memory ?? 8192) + 1024,
    memory_reserved_mib: 1024,
    cpu_overcommit: 4,
    storage_bytes: 100 * 1024 ** 3,
    storage_free_bytes: 100 * 1024 ** 3,
    architecture: "x86_64",
    kernel: "6.1",
    accelerator: "kvm",
    root: true,
    port_range: [20000, 29999],
  },
  used: { ...NOTHING, ...more.used },
});
const demand = (more: Partial<Demand> = {}): Demand => ({
  cpus: 2,
  memory_mib: 2048,
  root_gib: 10,
  partitionHosts: [],
  ...more,
});

describe("place", () => {
  test("takes the host with the most room left, and says so", () => {
    const placement = place(
      [host("a", { used: { memory_mib: 4096 } }), host("b"), host("c", { used: { cpus: 10 } })],
      demand(),
    );
    expect(placement.host).toBe("b");
    expect(placement.explanation).toBe(
      "On host b, which of 3 hosts that can have it has the most room left.",
    );
  });

  test("what QEMU needs besides the memory of each VM that runs is not given to another", () => {
    const overhead = (used: Partial<HostRoom["used"]>): HostRoom => {
      const plain = host("a", { memory: 4096, used });
      return { ...plain, facts: plain.facts && { ...plain.facts, vm_overhead_mib: 176 } };
    };
    const wants = demand({ memory_mib: 1024, cpus: 1, starts: true });
    // Three run and one is stopped.
    const full = { vms: 4, cpus: 3, memory_mib: 3 * 800 };
    expect(place([overhead({ ...full, memory_mib: 4096 - 4 * 176 - 1024 })], wants).host).toBe("a");
    const refused = place([overhead({ ...full, memory_mib: 4096 - 4 * 176 - 1023 })], wants);
    expect(refused).toMatchObject({ host: null, never: false, refusals: [{ filter: "memory" }] });
    // One that runs already has what it needs.
    const grows = demand({ memory_mib: 1024, cpus: 1 });
    expect(place([overhead({ ...full, memory_mib: 4096 - 3 * 176 - 1024 })], grows).host).toBe("a");
    expect(place([overhead({})], demand({ memory_mib: 4096, starts: true })).never).toBe(true);
  });

  test("of several capacities that a host lacks all are said", () => {
    const full = host("a", { used: { cpus: 15, memory_mib: 8192, root_gib: 95 } });
    const { explanation, refusals } = place([full], demand());
    expect(explanation).toBe(
      "No host has room: a: cpus: 2 asked, 1 of 16 free and memory: 2048 MiB asked, 0 MiB of 8192 MiB free and storage for root disks: 10 GiB asked, 5 GiB of 100 GiB free.",
    );
    expect(refusals).toMatchObject([{ filter: "cpus" }]);
  });

  test("the order of hosts makes no difference", () => {
    const hosts = [host("c"), host("a"), host("b")];
    expect(place(hosts, demand()).host).toBe("a");
    expect(place([...hosts].reverse(), demand()).host).toBe("a");
  });

  test.each([
    ["pinned", host("a"), demand({ pinned: "b" }), "the VM is pinned to host b"],
    ["partitions", host("a"), demand({ partitionHosts: ["b"] }), "a partition of the VM is on host b"],
    [
      "open",
      host("a", { spec: { schedulable: false } }),
      demand(),
      "it takes nothing new (schedulable = false)",
    ],
    ["open", host("a", { spec: { maintenance: true } }), demand(), "it is in maintenance"],
    ["heard", host("a", { state: "silent" }), demand(), "its agent is silent"],
    ["heard", { ...host("a"), facts: null }, demand(), "its agent has not reported yet"],
    ["tpm", host("a"), demand({ tpm: true }), "it has no swtpm, which `tpm` needs"],
    ["cpus", host("a", { used: { cpus: 15 } }), demand(), "cpus: 2 asked, 1 of 16 free"],
    [
      "memory",
      host("a", { used: { memory_mib: 7000 } }),
      demand(),
      "memory: 2048 MiB asked, 1192 MiB of 8192 MiB free",
    ],
    [
      "storage",
      host("a", { used: { root_gib: 95 } }),
      demand(),
      "storage for root disks: 10 GiB asked, 5 GiB of 100 GiB free",
    ],
    ["ports", host("a"), demand({ takenPorts: new Map([["a", ["80/tcp"]]]) }), "port 80/tcp is taken"],
  ])("%s refuses with its reason", (filter, room, asked, reason) => {
    const placement = place([room], asked);
    expect(placement.host).toBeNull();
    expect(placement.refusals).toEqual([{ host: "a", filter, reason }]);
    expect(placement.explanation).toContain(`a: ${reason}`);
  });

  test("a VM that is not to run needs neither CPUs nor memory", () => {
    const full = host("a", { used: { cpus: 16, memory_mib: 8192 } });
    expect(place([full], demand({ cpus: 0, memory_mib: 0 })).host).toBe("a");
  });

  test("of many hosts it explains those that come nearest, and counts the others", () => {
    const many = [
      ...Array.from({ length: 30 }, (_, number) => host(`a${number}`, { spec: { schedulable: false } })),
      host("b", { used: { cpus: 15 } }),
    ];
    const { refusals, refused, explanation } = place(many, demand());
    expect(refusals).toHaveLength(20);
    expect(refusals[0]).toEqual({ host: "b", filter: "cpus", reason: "cpus: 2 asked, 1 of 16 free" });
    expect([...refused]).toEqual([
      ["open", 30],
      ["cpus", 1],
    ]);
    expect(explanation).toMatch(/all in all 31 hosts are refused: 30 by open, 1 by cpus\.$/);
  });

  test("tells what is too large for ever from what has no room now", () => {
    const hosts = [
      host("a", { used: { memory_mib: 8192 } }),
      host("b", { memory: 4096, used: { memory_mib: 4096 } }),
    ];
    expect(place(hosts, demand({ memory_mib: 8192 })).never).toBe(false);
    expect(place(hosts, demand({ memory_mib: 8193 })).never).toBe(true);
    expect(place([], demand())).toMatchObject({
      never: false,
      explanation: "No host has joined this Croft yet.",
    });
  });
});

describe("where hosts are", () => {
  const located = (name: string, region?: string, zone?: string, labels?: Record<string, string>): HostRoom =>
    host(name, {
      spec: {
        ...(region === undefined ? {} : { region }),
        ...(zone === undefined ? {} : { zone }),
        ...(labels === undefined ? {} : { labels }),
      },
    });
  const hosts = [
    located("a", "north", "one", { disk: "nvme" }),
    located("b", "north", "two"),
    located("c", "south", "one", { disk: "hdd" }),
    located("d"),
  ];
  const refused = (more: Partial<Demand>): Record<string, string> =>
    Object.fromEntries(
      place(hosts, demand(more)).refusals.map(({ host: name, filter, reason }) => [
        name,
        `${filter}: ${reason}`,
      ]),
    );

  test("decides by region, zone and labels, and says of each host why not", () => {
    expect(refused({ where: { region: "north", zone: "one" } })).toEqual({
      b: "zone: it is in zone two",
      c: "region: it is in region south",
      d: "region: it has no region",
    });
    expect(refused({ where: { host_labels: { disk: "nvme" } } })).toEqual({
      b: "labels: it has no label disk",
      c: "labels: its label disk is hdd, not nvme",
      d: "labels: it has no label disk",
    });
  });

  test("keeps the members of a group apart over hosts, zones or regions", () => {
    const spread = (over: "host" | "zone" | "region", ...taken: string[]) => ({
      group: "db",
      over,
      mode: "required" as const,
      taken: new Map(taken.map((domain) => [domain, 1])),
    });
    expect(refused({ spread: spread("host", "a") })).toEqual({
      a: "spread: another VM of group db is on it",
    });
    // Zones of one name in two regions are two.
    expect(refused({ spread: spread("zone", "north/one") })).toEqual({
      a: "spread: another VM of group db is in its zone",
      d: "spread: it has no zone, over which group db spreads",
    });
    expect(Object.keys(refused({ spread: spread("region", "north") }))).toEqual(["a", "b", "d"]);
  });

  test("prefers where fewest of the group are, when that is all that is asked", () => {
    const taken = new Map([
      ["a", 1],
      ["b", 2],
      ["c", 1],
    ]);
    const spread = { group: "web", over: "host" as const, mode: "preferred" as const, taken };
    expect(place(hosts, demand({ spread })).host).toBe("d");
    expect(place(hosts.slice(0, 3), demand({ spread, where: { region: "north" } })).host).toBe("a");
  });

  test("leaves to those that wait longer what they lack least of", () => {
    const held = new Map([["a", { by: "VM web/large", cpus: 16, memory_mib: 8192, root_gib: 10 }]]);
    const two = [host("a"), host("b", { used: { cpus: 15 } })];
    expect(place(two, demand({ held })).refusals).toMatchObject([
      { host: "a", filter: "waiting", reason: "VM web/large waits for its room longer" },
      { host: "b", filter: "cpus" },
    ]);
    expect(place([host("a")], demand({ held, cpus: 0, memory_mib: 0 })).host).toBe("a");
  });
});
