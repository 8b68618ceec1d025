// The index finds what a look at every host finds.
import { describe, expect, test } from "@jest/globals";
import fc from "fast-check";
import { Fleet } from "./fleet.ts";
import type { HostRoom } from "./host-room.ts";
import { couldHave, type Demand, lackOf, place } from "./place-vm.ts";
import type { Spread } from "./topology.ts";

const GIB = 1024 ** 3;
const pick = <T>(...values: T[]) => fc.constantFrom(...values);

// Few different values each, so that hosts are equal in some of them and that little decides.
const used = fc.record({
  vms: fc.integer({ min: 0, max: 6 }),
  cpus: fc.integer({ min: 0, max: 20 }),
  memory_mib: fc.integer({ min: 0, max: 18 }).map((half) => half * 512),
  root_gib: fc.integer({ min: 0, max: 110 }),
  partition_gib: fc.constant(0),
});

const specOf = fc.record(
  {
    region: pick("north", "south"),
    zone: pick("one", "two", "three"),
    labels: fc.dictionary(pick("disk", "rack"), pick("nvme", "hdd", "1"), { maxKeys: 2 }),
    schedulable: fc.boolean(),
  },
  { requiredKeys: [] },
);

const facts = fc.record(
  {
    cpus: pick(4, 8),
    memory_mib: pick(8192, 8190, 16_384, 1024),
    memory_reserved_mib: fc.constant(1024),
    cpu_overcommit: pick(1, 4),
    storage_bytes: pick(100, 50).map((gib) => gib * GIB),
    vm_overhead_mib: pick(0, 176),
    tpm: fc.boolean(),
    network: fc.record({
      nat: fc.boolean(),
      bridge: fc.boolean(),
      way_out: fc.constant(true),
      bridges: fc.subarray(["br0", "br1"]),
      missing: fc.constant([]),
    }),
  },
  {
    requiredKeys: [
      "cpus",
      "memory_mib",
      "memory_reserved_mib",
      "cpu_overcommit",
      "storage_bytes",
      "vm_overhead_mib",
    ],
  },
);

type Parts = { state: string; spec: HostRoom["spec"]; facts: object | null; used: HostRoom["used"] };
const parts = fc.record({
  state: fc.oneof({ weight: 9, arbitrary: fc.constant("ready") }, fc.constant("silent")),
  spec: specOf,
  facts: fc.oneof({ weight: 9, arbitrary: facts }, fc.constant(null)),
  used,
}) as fc.Arbitrary<Parts>;
const hostOf = (part: Parts, number: number): HostRoom =>
  ({ name: `h${number}`, ...part }) as unknown as HostRoom;

const names = fc.integer({ min: 0, max: 39 }).map((number) => `h${number}`);
const spread = fc
  .record({ over: pick("host", "zone", "region"), mode: pick("required", "preferred"), at: fc.array(names) })
  .map(({ over, mode, at }): Spread => {
    const domains = { host: at, region: ["north"], zone: ["north/one", "two", "south/three"] }[over];
    const taken = new Map(
      (domains ?? []).slice(0, at.length).map((domain, index) => [domain, 1 + (index % 3)]),
    );
    return { group: "db", over: over as Spread["over"], mode: mode as Spread["mode"], taken };
  });

const demand: fc.Arbitrary<Demand> = fc.record(
  {
    cpus: fc.integer({ min: 0, max: 9 }),
    memory_mib: pick(0, 512, 1000, 2048, 8192),
    root_gib: pick(0, 1, 20, 60),
    starts: fc.boolean(),
    tpm: fc.oneof({ weight: 4, arbitrary: fc.constant(false) }, fc.constant(true)),
    partitionHosts: fc.oneof({ weight: 9, arbitrary: fc.constant([]) }, fc.array(names, { maxLength: 2 })),
    pinned: fc.oneof({ weight: 9, arbitrary: fc.constant(undefined) }, names),
    where: fc.record(
      {
        region: pick("north", "south"),
        zone: pick("one", "two"),
        host_labels: fc.dictionary(pick("disk", "rack"), pick("nvme", "1"), { maxKeys: 1 }),
      },
      { requiredKeys: [] },
    ),
    spread,
    networks: fc.array(
      fc.record({
        title: fc.constant("network web/inner"),
        mode: pick("nat" as const, "bridge" as const),
        bridge: pick(undefined, "br0", "br1"),
        host: fc.oneof({ weight: 9, arbitrary: fc.constant(undefined) }, names),
      }),
      { maxLength: 1 },
    ),
    held: fc
      .array(names, { maxLength: 5 })
      .map(
        (hosts) =>
          new Map(hosts.map((host) => [host, { by: "VM web/a", cpus: 4, memory_mib: 4096, root_gib: 9 }])),
      ),
    takenPorts: fc.array(names).map((hosts) => new Map(hosts.map((host) => [host, ["80/tcp"]]))),
    oldCopies: fc.array(names, { maxLength: 3 }).map((hosts) => new Set(hosts)),
  },
  { requiredKeys: ["cpus", "memory_mib", "root_gib", "partitionHosts"] },
);

const change = fc.record({ at: fc.nat({ max: 39 }), part: fc.option(parts), used });

/** The host that lacks least, found by looking at all. */
function leastLacking(hosts: readonly HostRoom[], asked: Demand, leftOut: (name: string) => boolean) {
  const able = hosts.filter((host) => !leftOut(host.name) && couldHave(host, asked));
  const [best] = able.sort((a, b) => lackOf(a, asked) - lackOf(b, asked) || (a.name < b.name ? -1 : 1));
  return best?.name;
}

describe("Fleet", () => {
  test("finds the host that a look at each of them chooses, whatever changed before", () => {
    fc.assert(
      fc.property(
        fc.array(parts, { minLength: 1, maxLength: 40 }),
        fc.array(fc.record({ demand, changes: fc.array(change, { maxLength: 30 }) }), {
          minLength: 1,
          maxLength: 5,
        }),
        (made, steps) => {
          const hosts = made.map(hostOf);
          const fleet = new Fleet(hosts);
          for (const { demand: asked, changes } of steps) {
            for (const { at, part, used: now } of changes) {
              const host = hosts[at];
              if (host === undefined) continue;
              hosts[at] = part === null ? { ...host, used: now } : hostOf(part, at);
              if (part === null) fleet.setUsed(host.name, now);
              else fleet.put(hosts[at]);
            }
            expect(fleet.best(asked)?.name ?? null).toBe(place(hosts, asked).host);
            const leftOut = (name: string) => asked.held?.has(name) === true;
            expect(fleet.leastLacking(asked, leftOut)?.name).toBe(leastLacking(hosts, asked, leftOut));
          }
        },
      ),
      { numRuns: 400 },
    );
  });
});
