import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { mkdir } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { SeedDocument, VmDocument } from "@croft/schemas/generated/typescript/messages.ts";
import { afterEach, beforeEach, expect, test } from "@jest/globals";
import { createPaths } from "../../host/paths.ts";
import { createImageCache, type FetchBlob } from "../../images/cache.ts";
import { NO_WAY_OUT } from "../../network/way-out/no-way-out.ts";
import { Machine } from "./machine.ts";
import type { MachineContext } from "./machine-context.ts";
import { type VmRecord, writeRecord } from "./record.ts";
import { STOP_LIMITS } from "./stop.ts";

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "croft-machine-"));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const ID = "vm_0123456789abcdef";

test.each([
  ["running", "present"],
  ["stopped", "present"],
  ["running", "deleted"],
])(
  "a document of an older incarnation (%s, %s) is refused by name and changes nothing",
  async (power, wanted) => {
    const paths = createPaths(join(folder, "state"), join(folder, "run"));
    await mkdir(paths.vm(ID), { recursive: true });
    const record = {
      version: 1,
      id: ID,
      incarnation: 5,
      owner: null,
      images: [],
      seed: null,
      run: null,
      end: null,
    };
    await writeRecord(paths.vm(ID), record as unknown as VmRecord);
    const before = readFileSync(join(paths.vm(ID), "record.json"), "utf8");
    const log: unknown[] = [];
    // Whatever else it would reach for is not there, so reaching for it would be an error in the report.
    const context = {
      paths,
      bootId: "b",
      root: false,
      now: () => new Date(0),
      log: (...line: unknown[]) => log.push(line),
    };
    const tell = { wake: () => {}, changed: () => {} };
    const machine = await Machine.load(context as unknown as MachineContext, ID, tell);
    const shown = machine.report();
    const document = { kind: "vm", id: ID, generation: 9, incarnation: 4, power_state: power, wanted };
    await machine.apply(document as unknown as VmDocument, null);
    expect(machine.report()).toEqual({ ...shown, incarnation: 5 });
    expect(log).toEqual([
      ["warn", "a document of an older incarnation is refused", expect.objectContaining({ vm: ID })],
    ]);
    expect(readFileSync(join(paths.vm(ID), "record.json"), "utf8")).toBe(before);
    machine.leave();
  },
);

test("a VM whose image is on its way is deleted without waiting for it", async () => {
  const paths = createPaths(join(folder, "state"), join(folder, "run"));
  let begun = (): void => {};
  const waits = new Promise<void>((resolve) => {
    begun = resolve;
  });
  const fetched: AbortSignal[] = [];
  const fetch: FetchBlob = async (_sha256, _offset, signal) => {
    fetched.push(signal);
    begun();
    return await new Promise((_, reject) => signal.addEventListener("abort", () => reject(signal.reason)));
  };
  const context = {
    paths,
    bootId: "b",
    root: false,
    isHeld: () => false,
    walls: { units: false, emptyFolder: null, ownProcesses: false },
    now: () => new Date(0),
    log: () => {},
    wayOut: NO_WAY_OUT,
    images: createImageCache(paths.images, fetch, Date.now, () => new Set()),
    limits: STOP_LIMITS,
  };
  const machine = await Machine.load(context as unknown as MachineContext, ID, {
    wake: () => {},
    changed: () => {},
  });
  const image = { sha256: "a".repeat(64), size_bytes: 10, virtual_size_bytes: 512, kernel: null };
  const present = { kind: "vm", id: ID, name: "v", generation: 1, incarnation: 1, image, root_disk_gib: 1 };
  const wanted = { power_state: "running", wanted: "present", restart_number: 0, drives: [], ports: [] };
  const starting = machine.apply({ ...present, ...wanted } as unknown as VmDocument, {} as SeedDocument);
  await waits;
  expect(machine.report().state).toBe("creating");
  machine.breakOff();
  await starting;
  expect(fetched[0]?.aborted).toBe(true);
  expect(machine.report()).toMatchObject({ state: "creating", code: null });
  const deleted = { ...present, ...wanted, generation: 2, wanted: "deleted" };
  await machine.apply(deleted as unknown as VmDocument, null);
  expect(machine.report()).toMatchObject({ state: "deleted", generation: 2 });
  machine.leave();
});

test("a VM whose record cannot be read is told with the file, left alone, and goes on when the file is back", async () => {
  const paths = createPaths(join(folder, "state"), join(folder, "run"));
  await mkdir(paths.vm(ID), { recursive: true });
  const file = join(paths.vm(ID), "record.json");
  writeFileSync(file, '{"version":1,"id');
  const around = { bootId: "b", root: false, now: () => new Date(0), log: () => {}, limits: STOP_LIMITS };
  const context = { paths, wayOut: NO_WAY_OUT, ...around };
  const tell = { wake: () => {}, changed: () => {} };
  const machine = await Machine.load(context as unknown as MachineContext, ID, tell);
  const told = { state: "error", code: "host_error", message: expect.stringContaining(file) };
  expect(machine.report()).toMatchObject(told);
  const apply = (more: object) =>
    machine.apply({ kind: "vm", id: ID, name: "v", incarnation: 3, ...more } as unknown as VmDocument, null);
  for (const [generation, more] of [{ wanted: "deleted" }, { power_state: "stopped" }, {}].entries()) {
    await apply({ generation, wanted: "present", power_state: "running", ...more });
    expect(machine.report()).toMatchObject({ ...told, generation, incarnation: 3 });
    expect(readFileSync(file, "utf8")).toBe('{"version":1,"id');
  }
  const record = { version: 1, id: ID, incarnation: 2, owner: null, images: [], seed: null, run: null };
  writeFileSync(file, JSON.stringify({ ...record, end: null }));
  await apply({ generation: 9, wanted: "present", power_state: "stopped" });
  expect(machine.report()).toMatchObject({ state: "stopped", code: null, generation: 9, incarnation: 3 });
  machine.leave();
});

test("what may run on another host is not begun after a boot before the reconciler was reached", async () => {
  const paths = createPaths(join(folder, "state"), join(folder, "run"));
  let leave = false;
  let fetches = 0;
  const fetch: FetchBlob = async (_sha256, _offset, signal) => {
    fetches += 1;
    return await new Promise((_, reject) => signal.addEventListener("abort", () => reject(signal.reason)));
  };
  const context = {
    paths,
    bootId: "b",
    hasLeave: () => leave,
    lease: { file: "", allows: () => leave },
    isHeld: () => false,
    root: false,
    now: () => new Date(0),
    log: () => {},
    wayOut: NO_WAY_OUT,
    images: createImageCache(paths.images, fetch, Date.now, () => new Set()),
    limits: STOP_LIMITS,
  };
  let shown = (): void => {};
  const machine = await Machine.load(context as unknown as MachineContext, ID, {
    wake: () => {},
    changed: () => shown(),
  });
  const image = { sha256: "a".repeat(64), size_bytes: 10, virtual_size_bytes: 512, kernel: null };
  const present = { kind: "vm", id: ID, name: "v", generation: 1, incarnation: 1, image, root_disk_gib: 1 };
  const wanted = { power_state: "running", wanted: "present", restart_number: 0, drives: [], ports: [] };
  const document = { ...present, ...wanted, start_needs_leave: true } as unknown as VmDocument;
  await machine.apply(document, {} as SeedDocument);
  expect(machine.report()).toMatchObject({ state: "creating", code: "unavailable" });
  expect(fetches).toBe(0);
  leave = true;
  const creating = new Promise<void>((resolve) => {
    shown = () => machine.report().state === "creating" && resolve();
  });
  const starting = machine.apply(document, {} as SeedDocument);
  await creating;
  machine.breakOff();
  await starting;
  machine.leave();
});
