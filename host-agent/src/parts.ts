// The parts of a running agent, put together. Opening them finds what is on the machine and changes nothing of it.
import { dirname, join } from "node:path";
import type { VmDocument } from "@croft/schemas/generated/typescript/messages.ts";
import type { Telemetry } from "@croft/schemas/telemetry.ts";
import type { Config } from "./config.ts";
import type { Connection } from "./connection.ts";
import { Disks } from "./disk/disks.ts";
import { startDetached } from "./host/detached.ts";
import type { Facts } from "./host/facts.ts";
import { createFolder, createOwnFolder } from "./host/files.ts";
import type { Paths } from "./host/paths.ts";
import { run } from "./host/run.ts";
import { type Found, findWalls } from "./host/walls.ts";
import { blobsOf, createImageCache, type ImageCache } from "./images/cache.ts";
import { Lease } from "./lease.ts";
import { Leave } from "./leave.ts";
import { type Accepted, type Ledger, openLedger } from "./ledger.ts";
import { componentLog, type Log } from "./log.ts";
import { createSignal } from "./loops.ts";
import { dialMove } from "./move/dial.ts";
import { Moves } from "./move/moves.ts";
import { Cards } from "./network/cards.ts";
import { Glance } from "./network/glance.ts";
import { Networks } from "./network/networks.ts";
import { createReconcilerAddresses } from "./network/outside.ts";
import { Forwards } from "./network/way-out/forwards.ts";
import { WayOut } from "./network/way-out/way-out.ts";
import { Reconcile } from "./reconcile/reconcile.ts";
import { loadMachines, type Machines } from "./vm/lifecycle/machines.ts";
import { STOP_LIMITS } from "./vm/lifecycle/stop.ts";
import { type Accelerator, findAccelerator } from "./vm/qemu/accelerator.ts";

const QEMU = "qemu-system-x86_64";
const DETACH_MS = 30_000;

/** What there is before a part is opened. */
export interface Ground {
  config: Config;
  paths: Paths;
  facts: Facts;
  connection: Connection;
  log: Log;
  /** Absent: no spans are recorded. */
  telemetry?: Telemetry | undefined;
}

export interface Parts extends Ground {
  ledger: Ledger;
  leave: Leave;
  lease: Lease;
  confinement: Found;
  accelerator: Accelerator;
  networks: Networks;
  wayOut: WayOut;
  disks: Disks;
  images: ImageCache;
  machines: Machines;
  moves: Moves;
  reconcile: Reconcile;
  /** Raised when the report is another. */
  changed: ReturnType<typeof createSignal>;
}

const now = () => new Date();

export async function openParts(ground: Ground): Promise<Parts> {
  const { config, paths, facts, connection, log } = ground;
  const ledger = await openLedger(paths.ledger, connection.host);
  const leave = await Leave.open(paths.leave, facts.bootId);
  const lease = await Lease.open(paths.lease, facts.bootId);
  const { confinement, accelerator } = await proveHost(ground);
  const wayOut = await openWayOut(ground, confinement);
  const changed = createSignal();
  let reconcile: Reconcile | undefined;
  const glance = new Glance(run);
  const { units } = confinement.walls;
  const reconcilerAddresses = createReconcilerAddresses(() => connection.endpoint);
  const outside = async () => ({ shut: !config.wayOut.enabled, reconciler: await reconcilerAddresses() });
  const networks = new Networks(
    {
      run,
      paths,
      log: componentLog(log, "network"),
      now,
      root: facts.root,
      units,
      outside,
      overlay: config.overlay,
    },
    glance,
  );
  const disks = new Disks({
    run,
    paths,
    host: connection.host,
    root: facts.root,
    now,
    devices: config.devices,
    guestOf(vm) {
      const { record, session } = machines.guest(vm) ?? {};
      return session == null || record === undefined ? null : { vm, owner: record.owner, qmp: session.qmp };
    },
    onChange: () => reconcile?.wake(),
  });
  const imagesInUse = () =>
    new Set([...machines.imagesInUse(), ...(ledger.accepted?.documents.vm ?? []).flatMap(blobsOf)]);
  const images = createImageCache(
    paths.images,
    (...what) => connection.client.blob(...what),
    Date.now,
    imagesInUse,
  );
  const network = (id: string) => ledger.accepted?.documents.network.find((document) => document.id === id);
  const cards = new Cards({ run, paths, network }, glance);
  const moves = new Moves({
    paths,
    documents: () => ledger.accepted?.documents.move ?? [],
    guest: (vm) => machines.guest(vm),
    drives: disks.drives,
    partitions: disks.incoming,
    dial: (move) => dialMove((path) => connection.client.dial(path), move),
    log,
    changed() {
      changed.raise();
      reconcile?.wake();
    },
  });
  const machines = await loadMachines(
    (usersTaken) => ({
      paths,
      run,
      images,
      drives: disks.drives,
      cards,
      accelerator: async () => accelerator.name,
      qemu: QEMU,
      bootId: facts.bootId,
      hasLeave: () => leave.given,
      lease: { file: lease.file, allows: (document) => allows(lease, ledger.accepted, document) },
      isHeld: (vm) => moves.isHeld(vm),
      root: facts.root,
      walls: confinement.walls,
      wayOut,
      now,
      log: componentLog(log, "vm"),
      telemetry: ground.telemetry,
      limits: STOP_LIMITS,
      detachMs: DETACH_MS,
      usersTaken,
    }),
    // What happens to one of them before all are found is seen by the first iteration.
    { wake: (id) => reconcile?.wakeOne(id), changed: changed.raise },
  );
  await wayOut.adopt(machines.withWayOut());
  const tell = { changed: changed.raise, now: () => Date.now() };
  reconcile = new Reconcile(() => ledger.accepted, { networks, disks, machines, moves }, tell);
  return {
    ...ground,
    ledger,
    leave,
    lease,
    confinement,
    accelerator,
    networks,
    wayOut,
    disks,
    images,
    machines,
    moves,
    reconcile,
    changed,
  };
}

/** A start under way goes by the document that it began with: another may have come since. */
function allows(lease: Lease, accepted: Accepted | null, { id, incarnation }: VmDocument): boolean {
  const now = accepted?.documents.vm.find((document) => document.id === id);
  const wanted = now?.wanted === "present" && now.incarnation === incarnation;
  return wanted && lease.allows(accepted?.generation ?? 0);
}

async function openWayOut({ config, paths, facts, log }: Ground, { walls }: Found): Promise<WayOut> {
  const startForwarder = async (socket: string): Promise<void> => {
    const words = [process.execPath, process.argv[1] ?? "", "forward", socket];
    const unit = ["systemd-run", "--scope", "--quiet", "--collect", "--slice=croft.slice", "--"];
    const logFile = join(paths.runtimeDir, "forward.log");
    await startDetached(walls.units ? [...unit, ...words] : words, { logFile, descriptors: [] });
  };
  const wayOut = await WayOut.open({
    run,
    runtimeDir: paths.runtimeDir,
    rules: config.wayOut,
    root: facts.root,
    confined: walls.emptyFolder !== null,
    forwards: new Forwards(join(paths.runtimeDir, "forward.sock"), startForwarder),
    log: componentLog(log, "network"),
  });
  log(wayOut.condition.status === "true" ? "info" : "warn", "way out", { ...wayOut.condition });
  return wayOut;
}

/** Finds out, by doing it, what guests of this host run under and what can be put around them. */
async function proveHost({
  config,
  paths,
  facts,
  log,
}: Ground): Promise<Pick<Parts, "confinement" | "accelerator">> {
  const { root, bootId } = facts;
  const { runtimeDir } = paths;
  const confinement = await findWalls(run, { setting: config.vmProcesses, root, runtimeDir });
  for (const condition of [confinement.condition, confinement.limits]) {
    log(condition.status === "true" ? "info" : "warn", condition.type, { ...condition });
  }
  const accelerator = await findAccelerator({
    setting: config.accelerator,
    run,
    paths,
    qemu: QEMU,
    bootId,
    root,
    walls: confinement.walls,
  });
  log(accelerator.name === "kvm" ? "info" : "warn", "accelerator", { ...accelerator.condition });
  return { confinement, accelerator };
}

/** Root's guests run as users of their own, who pass through these folders and see nothing in them. */
export async function createFolders(paths: Paths, root: boolean): Promise<void> {
  for (const folder of [paths.stateDir, paths.images, paths.vms, paths.disks, paths.tables])
    await createFolder(folder);
  const parent = dirname(paths.runtimeDir);
  if (root && parent === "/run/croft") await createFolder(parent, 0o711);
  await createOwnFolder(paths.runtimeDir, root ? 0o711 : 0o700);
  await createOwnFolder(paths.runtimeVms, root ? 0o711 : 0o700);
}
