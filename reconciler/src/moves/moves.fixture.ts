// Two hosts, a and b, that know moves, and what they say: a real store, real passes.
import { CONTRACT_VERSION } from "@croft/schemas/generated/typescript/contract.ts";
import type {
  DiskReport,
  HostReport,
  MoveDocument,
  MoveReport,
  PartitionReport,
} from "@croft/schemas/generated/typescript/messages.ts";
import { expect } from "@jest/globals";
import { createPresence } from "../coordination/memory/presence.ts";
import { type RestFixture, startRest } from "../http/rest-fixture.ts";
import { passHost } from "../loop/host-pass.ts";
import { vmReport } from "../planner/sample-objects.ts";
import { passMove } from "./move-pass.ts";

export const GIB = 1024 ** 3;
export let rest: RestFixture;
export let image: string;
let stuck = false;

/** Nothing is heard of any move from now on. */
export function beStuck(): void {
  stuck = true;
}

export async function openMoves(): Promise<void> {
  stuck = false;
  rest = await startRest();
  for (const name of ["a", "b"]) {
    await rest.addHost(name, { moves: true });
    await report(name, []);
  }
  await rest.call("POST", "/v1/projects", { body: { name: "web" } });
  const url = { url: "https://example.com/a", sha256: "0".repeat(64) };
  image = (await made("images", "base", url)).id;
  await rest.store.write(async (tx) => {
    const stored = await tx.documents.get("image", image);
    const facts = { sha256: "0".repeat(64), format: "raw", size_bytes: 1, virtual_size_bytes: 1 };
    const status = { ...stored?.status, ...facts, state: "ready" } as never;
    await tx.documents.updateStatus("image", image, { status });
  });
}
export const closeMoves = (): Promise<void> => rest.close();

export const made = async (plural: string, name: string, spec: object) => {
  const body = plural === "disks" ? { spec } : { project: "web", name, spec };
  const answer = await rest.call("POST", `/v1/${plural}`, { body });
  expect([answer.status, answer.body.detail]).toEqual([202, undefined]);
  return answer.body;
};
export const vmOn = (host: string, more: object = {}, name = "app") =>
  made("vms", name, { image, cpus: 1, memory_mib: 512, root_disk_gib: 1, host, ...more });
export const get = async (plural: string, id: string) => (await rest.call("GET", `/v1/${plural}/${id}`)).body;
export const patch = (id: string, spec: object) => rest.call("PATCH", `/v1/vms/${id}`, { body: { spec } });

const pass = (host: string): Promise<void> => {
  const parts = {
    store: rest.store,
    presence: createPresence(Date.now),
    now: Date.now,
    userAuthority: "ssh-ed25519 A",
  };
  return passHost(host, parts, { scope: "all", silent: false });
};

const fine = { generation: 1, code: null, message: null } as const;
export const diskReport = ({
  id,
  partitions = [],
}: {
  id: string;
  partitions?: readonly string[];
}): DiskReport => ({
  kind: "disk",
  id,
  ...fine,
  state: "ready",
  identity: id,
  model: "file",
  size_bytes: 9 * GIB,
  sector_size: 512,
  free_bytes: 8 * GIB,
  largest_gap_bytes: 8 * GIB,
  path: "/srv/data.img",
  partitions: partitions.map((one, index) => ({
    id: one,
    number: 1 + index,
    part_uuid: "11111111-2222-8333-8444-555555555555",
    start_bytes: 1048576,
    size_bytes: 2 * GIB,
  })),
});
export const partitionReport = ({ id }: { id: string }): PartitionReport => ({
  kind: "partition",
  id,
  ...fine,
  state: "ready",
  number: 1,
  part_uuid: "11111111-2222-8333-8444-555555555555",
  start_bytes: 1048576,
  size_bytes: 2 * GIB,
  filesystem: null,
});

/** A host says this of its objects, and all looks at it. */
export async function report(host: string, objects: HostReport["objects"], observed?: number): Promise<void> {
  const head = (await rest.store.hosts.get(host))?.report;
  const observed_generation = observed ?? (await rest.store.hostConfigs.generation(host));
  const contract_version = CONTRACT_VERSION;
  const whole = { ...head, contract_version, observed_generation, disks: [], objects } as HostReport;
  await rest.store.write((tx) => tx.hosts.putReport(host, whole, new Date().toISOString()));
  await look();
}

export async function look(): Promise<void> {
  for (let round = 0; round < 3; round++) {
    for (const id of await rest.store.moves.ids()) {
      await passMove(id, { store: rest.store, isStuck: () => stuck, ended: () => undefined });
    }
    for (const host of ["a", "b"]) await pass(host);
  }
}

export const move = async () => {
  const [id] = await rest.store.moves.ids();
  return id === undefined ? undefined : rest.store.moves.get(id);
};

/** What a host is told: the move's role and what is wanted of the VM. */
export async function told(host: string): Promise<{ move?: MoveDocument; vm?: string }> {
  const config = await rest.store.hostConfigs.current(host);
  const found: { move?: MoveDocument; vm?: string } = {};
  for (const { kind, digest } of config?.documents ?? []) {
    const bytes = await rest.store.hostConfigs.document(host, digest);
    const document = JSON.parse(Buffer.from(bytes ?? []).toString("utf8"));
    if (kind === "move") found.move = document;
    if (kind === "vm") found.vm = document.wanted;
  }
  return found;
}

export async function says(state: MoveReport["state"], more: Partial<MoveReport> = {}): Promise<MoveReport> {
  const { id = "", generation = 0 } = (await move()) ?? {};
  const nothing = { code: null, message: null, copied_bytes: 0, total_bytes: 0, sha256: null };
  return { kind: "move", id, generation, state, ...nothing, ...more };
}

export const received = () =>
  says("received", { copied_bytes: GIB, total_bytes: GIB, sha256: "1".repeat(64) });
export const events = async (): Promise<string[]> =>
  (await rest.store.events.after(0, 1000))
    .map(({ type }) => type)
    .filter((type) => type.startsWith("vm.move"));
export const used = async (host: string) => (await rest.store.reservations.usedByHost(host)).cpus;

/** A VM that runs on host a, and is to move to b. */
export async function begin(more: object = {}): Promise<string> {
  const { id } = await vmOn("a", more);
  await look();
  await report("a", [vmReport({ id, drives: [] })]);
  expect((await patch(id, { host: "b" })).status).toBe(200);
  await look();
  return id;
}
