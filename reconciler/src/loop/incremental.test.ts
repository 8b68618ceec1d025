// Passes that look only at what changed must leave nothing for a pass that looks at everything.

import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { CroftError } from "@croft/schemas/errors.ts";
import type { HostReport } from "@croft/schemas/generated/typescript/messages.ts";
import { afterAll, beforeAll, expect, test } from "@jest/globals";
import fc from "fast-check";
import { reportIntake } from "../agents/report-intake.ts";
import { checkCreate } from "../commands/admit-create.ts";
import type { CommandContext } from "../commands/context.ts";
import { createObject } from "../commands/create.ts";
import { removeObject } from "../commands/remove.ts";
import { checkPatch, updateObject } from "../commands/update.ts";
import { createPresence, SILENT_AFTER_MS } from "../coordination/memory/presence.ts";
import type { WritableKind } from "../kinds/host-kind.ts";
import { keepsBytes } from "../kinds/partition/quarantine.ts";
import { asNew, hostReport, sampleImage, stored, vmReport } from "../planner/sample-objects.ts";
import { openSqliteStore } from "../store/sqlite/open.ts";
import type { AnyStored, Store } from "../store/store.ts";
import { expireQuarantine } from "./expire-quarantine.ts";
import { hostLoop } from "./host-loop.ts";
import { passHost } from "./host-pass.ts";
import { wakeOnChange } from "./wake.ts";

const GIB = 2 ** 30;

let folder: string;
let store: Store;
let number = 0;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "croft-incremental-"));
  store = await openSqliteStore(join(folder, "croft.db"));
});
afterAll(async () => {
  await store.close();
  await rm(folder, { recursive: true });
});

type Objects = HostReport["objects"];

/** A Croft of one host, whose agent says what the test wants it to say. */
async function world() {
  const host = `host-${++number}`;
  let time = 1e12;
  const heard = createPresence(() => time);
  const failures: unknown[] = [];
  const parts = { store, presence: heard, now: () => time, userAuthority: "ssh-ed25519 CCCC" };
  const loop = hostLoop({ ...parts, failed: (_host, error) => failures.push(error) });
  const unsubscribe = wakeOnChange(store, {
    host: loop.wake,
    image: () => undefined,
    failed: (error) => failures.push(error),
  });
  const intake = reportIntake({ store, presence: heard, wake: loop.wake, now: () => time });
  const context: CommandContext = {
    store,
    ruleParts: {
      counted: Date.now,
      fingerprint: () => "",
      newHostKey: () => ({ private_key: "PRIVATE", public_key: "ssh-ed25519 AAAA" }),
    },
    now: () => new Date(),
    counted: Date.now,
    demandStorage: () => undefined,
    randomBytes: (count) => crypto.getRandomValues(new Uint8Array(count)),
  };
  // What the rules refuse is refused here too, and is no failure of a pass.
  const attempt = async (fn: Parameters<Store["write"]>[0]): Promise<unknown> => {
    try {
      return await store.write(fn);
    } catch (error) {
      if (!(error instanceof CroftError)) throw error;
      return undefined;
    }
  };
  const create = (kind: WritableKind, body: object) =>
    attempt((tx) => createObject(context, tx, checkCreate(kind, body), "tok_1"));
  const change = (kind: WritableKind, id: string, spec: object) =>
    attempt((tx) =>
      updateObject(context, tx, { kind, id, patch: checkPatch(kind, { spec }), ifMatch: undefined }, "tok_1"),
    );
  const remove = (kind: WritableKind, id: string) =>
    attempt((tx) => removeObject(context, tx, { kind, id, ifMatch: undefined }, "tok_1"));
  const find = async (kind: string): Promise<AnyStored[]> =>
    (await store.documents.onHost(host)).filter((object) => object.kind === kind);
  const image = `img_${String(number).padStart(16, "0")}`;
  const settle = async (): Promise<void> => {
    for (let round = 0; round < 3; round++) {
      // Asked on the same connection, after what a wake by an image asks.
      await store.documents.placesOfReferrers(image);
      await loop.idle();
    }
  };

  await store.write(async (tx) => {
    await tx.documents.insert(asNew(sampleImage({ id: image, name: host, project: null, shared: true })));
    const id = `hst_${String(number).padStart(16, "0")}`;
    const more = { project: null, name: host };
    await tx.documents.insert(asNew(stored("host", id, {}, { state: "ready" }, more)));
  });
  await create("project", { name: host, spec: {} });
  let objects: Objects = [];
  const report = async (answers: boolean): Promise<void> => {
    const generation = await store.hostConfigs.generation(host);
    const observed_generation = answers ? generation : Math.max(0, generation - 1);
    const body = hostReport({ host, observed_generation, objects });
    body.facts = { ...body.facts, cpus: 64, memory_mib: 2 ** 20, port_range: [20_000, 20_900] };
    await intake(host, body);
  };
  await report(true);
  await create("disk", { spec: { host, file: { name: "data", size_gib: 100 }, on_delete: "erase" } });
  await settle();
  return {
    host,
    image,
    create,
    change,
    remove,
    find,
    settle,
    failures,
    parts,
    report,
    say: (next: (before: Objects) => Objects) => {
      objects = next(objects);
    },
    later: (milliseconds: number) => {
      time += milliseconds;
      for (const name of heard.fallenSilent()) loop.wake(name);
    },
    async end() {
      unsubscribe();
      await loop.stop();
    },
  };
}

type World = Awaited<ReturnType<typeof world>>;

const pick = <T>(items: readonly T[], at: number): T | undefined => items[at % Math.max(1, items.length)];

/** What the agent says of an object: done as wanted, half done, or with ports that somebody else has. */
function entryOf(object: AnyStored, mood: number, used: readonly string[]): Objects {
  const { id, generation } = object;
  const about = { id, generation: mood === 1 ? generation - 1 : generation, code: null, message: null };
  if (object.kind === "disk") {
    const state = object.deleting && mood !== 1 ? "erased" : "ready";
    const size_bytes = 100 * GIB;
    const free = { free_bytes: 90 * GIB, largest_gap_bytes: 90 * GIB };
    const known = { identity: id, model: null, sector_size: 512, path: null };
    return [{ ...about, ...free, ...known, kind: "disk", state, size_bytes }];
  }
  if (object.kind === "partition") {
    const gone = keepsBytes(object) && mood !== 2 ? "kept" : "wiped";
    const state = object.deleting && mood !== 1 ? gone : "ready";
    const known = { number: 1, part_uuid: null, start_bytes: GIB, size_bytes: GIB, filesystem: null };
    return [{ ...about, ...known, kind: "partition", state }];
  }
  if (object.kind !== "vm") return [];
  const { status } = object;
  const drives = used.map((partition) => ({ partition, attached: mood !== 2, code: null, message: null }));
  const busy_ports = mood === 3 && status.ssh_port != null ? [status.ssh_port] : [];
  const state = object.deleting && mood !== 1 ? "deleted" : mood === 2 ? "stopped" : "running";
  return [vmReport({ ...about, incarnation: status.incarnation ?? 1, state, drives, busy_ports })];
}

/** One thing that somebody does; numbers choose to what. */
async function act(w: World, [what, which, how]: [number, number, number]): Promise<void> {
  const vms = await w.find("vm");
  const partitions = await w.find("partition");
  const attachments = await w.find("partition_attachment");
  const some = [partitions[which], partitions[how]].flatMap((one) => (one ? [{ partition: one.id }] : []));
  const name = `n-${which}-${how}`;
  const vm = pick(vms, which);
  const partition = pick(partitions, which);
  switch (what) {
    case 0:
      return void (await w.create("partition", {
        project: w.host,
        name,
        spec: { host: w.host, size_gib: 1, on_delete: how % 2 === 0 ? "quarantine" : "wipe" },
      }));
    case 1: {
      const sizes = { cpus: 1, memory_mib: 64, root_disk_gib: 4 };
      const body = { project: w.host, name, spec: { ...sizes, image: w.image, partitions: some } };
      return void (await w.create("vm", body));
    }
    case 2:
      return vm && void (await w.change("vm", vm.id, { partitions: some }));
    case 3:
      return vm && void (await w.remove("vm", vm.id));
    case 4:
      return partition && void (await w.remove("partition", partition.id));
    case 5:
      return (
        vm &&
        partition &&
        void (await w.create("partition_attachment", { spec: { vm: vm.id, partition: partition.id } }))
      );
    case 6: {
      const attachment = pick(attachments, which);
      return attachment && void (await w.remove("partition_attachment", attachment.id));
    }
    case 7: {
      const disk = (await w.find("disk"))[0];
      return disk && void (await w.remove("disk", disk.id));
    }
    case 8: {
      const image = await store.documents.get("image", w.image);
      if (!image) return;
      const status = { ...image.status, format: image.status.format ? null : ("qcow2" as const) };
      return void (await store.write((tx) => tx.documents.updateStatus("image", image.id, { status })));
    }
    case 9:
      w.later(which % 2 === 0 ? SILENT_AFTER_MS + 1000 : 1000);
      return;
    case 11:
      return void (await expireQuarantine(store, which % 2 === 0 ? 1e13 : 0));
    default: {
      const told = await store.hostConfigs.entries(w.host);
      const objects = await store.documents.onHost(w.host);
      const said = new Map<string, Objects[number]>();
      for (const [index, object] of objects.entries()) {
        if (!told.has(object.id)) continue;
        const mood = index % 3 === which % 3 ? how % 4 : 0;
        for (const entry of entryOf(object, mood, usedBy(object, objects))) said.set(entry.id, entry);
      }
      w.say((before) => (which % 4 === 0 ? before : [...said.values()]));
      await w.report(how % 3 !== 0);
    }
  }
}

const usedBy = ({ id }: AnyStored, objects: readonly AnyStored[]): string[] =>
  objects.flatMap((object) => {
    if (object.kind === "vm" && object.id === id) {
      return (object.spec.partitions ?? []).map(({ partition }) => partition);
    }
    const attached = object.kind === "partition_attachment" && object.spec.vm === id && !object.deleting;
    return attached ? [object.spec.partition] : [];
  });

const action = fc.tuple(
  fc.constantFrom(...[0, 1, 1, 1, 2, 2, 3, 4, 5, 5, 6, 6, 7, 8, 8, 9, 11, 11, 10, 10, 10, 10, 10, 10]),
  fc.nat(5),
  fc.nat(5),
);

test("a pass over everything finds nothing left to do", async () => {
  const one = async (actions: [number, number, number][], inTurn: boolean): Promise<void> => {
    const w = await world();
    try {
      // Begins with a disk that is ready and two partitions on it.
      for (const next of [[10, 1, 4], [0, 8, 0], [0, 9, 0], ...actions] as typeof actions) {
        await act(w, next);
        if (inTurn) await w.settle();
      }
      await w.settle();
      expect(w.failures).toEqual([]);
      const before = {
        config: await store.hostConfigs.current(w.host),
        objects: await store.documents.onHost(w.host),
      };
      await passHost(w.host, w.parts);
      // Together, so that everything is seen at once.
      const scope = new Set(before.objects.map(({ id }) => id));
      await passHost(w.host, w.parts, { scope, silent: w.parts.presence.isSilent(w.host) });
      expect({
        config: await store.hostConfigs.current(w.host),
        objects: await store.documents.onHost(w.host),
      }).toEqual(before);
    } finally {
      await w.end();
    }
  };
  await fc.assert(fc.asyncProperty(fc.array(action, { minLength: 8, maxLength: 40 }), fc.boolean(), one), {
    numRuns: 12,
  });
});
