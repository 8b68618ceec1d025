// Every path of the agent in one place.
//
//   state dir (survives a reboot)                      runtime dir (short: a Unix socket's path ends at 107 bytes)
//     ledger/        last accepted config, documents     vms/<vm id>/   QMP sockets, pid file, device nodes
//     reserve        room for the agent's own files when the file system is full
//     certificate/   key and certificate of this host    networks/<network id>/   dnsmasq's files, the rules that were loaded
//     images/        <sha256>                            lock           held by the one agent of this state dir
//                                                        forwarding.json   what the host forwards because of Croft
//                                                        lease          how long fenced guests run on
//                                                        status.sock    health and figures of the agent
//     vms/<vm id>/   root.qcow2, seed.iso, serial.log
//     root-disks/    <vm id>, empty: its root disk was made, wherever that is mounted now
//     disks/         <file name>.img
//     tables/        <disk id>/<time>.sfdisk, saved before each write
import { createHash } from "node:crypto";
import { dirname, join } from "node:path";

/** Holds the runtime folders of root's agents. */
const SHARED = "/run/croft";

export interface Paths {
  readonly stateDir: string;
  readonly runtimeDir: string;
  readonly ledger: string;
  /** Gives room to the agent's own files. */
  readonly reserve: string;
  readonly certificate: string;
  readonly images: string;
  readonly vms: string;
  readonly disks: string;
  readonly tables: string;
  readonly runtimeVms: string;
  readonly runtimeNetworks: string;
  /** Which families this host forwards because a network of Croft needs it. */
  readonly forwarding: string;
  readonly agentLock: string;
  /** Names the boot in which the reconciler was reached. */
  readonly leave: string;
  /** Until when what may be started elsewhere runs here. */
  readonly lease: string;
  /** What is known of KVM since the boot: of the whole machine where root's runtime folders lie together. */
  readonly accelerator: string;
  /** Where the agent tells how it does. */
  readonly statusSocket: string;
  image(sha256: string): string;
  vm(id: string): string;
  /** Says that a VM's root disk was made: beside the VMs' folder, which may lie on a file system of its own. */
  rootDiskMark(id: string): string;
  vmRuntime(id: string): string;
  runtimeNetwork(id: string): string;
  /** The file behind a file disk. */
  diskFile(name: string): string;
  /** Saved partition tables of one disk. */
  tablesOf(disk: string): string;
}

/** The layout below a state dir and a runtime dir, both absolute. Makes nothing. */
export function createPaths(stateDir: string, runtimeDir: string): Paths {
  const below = (folder: string) => (name: string) => join(folder, plainName(name));
  const images = join(stateDir, "images");
  const vms = join(stateDir, "vms");
  const disks = join(stateDir, "disks");
  const tables = join(stateDir, "tables");
  const runtimeVms = join(runtimeDir, "vms");
  const runtimeNetworks = join(runtimeDir, "networks");
  return {
    stateDir,
    runtimeDir,
    ledger: join(stateDir, "ledger"),
    reserve: join(stateDir, "reserve"),
    certificate: join(stateDir, "certificate"),
    images,
    vms,
    disks,
    tables,
    runtimeVms,
    runtimeNetworks,
    forwarding: join(runtimeDir, "forwarding.json"),
    agentLock: join(runtimeDir, "lock"),
    leave: join(runtimeDir, "leave"),
    lease: join(runtimeDir, "lease"),
    accelerator: join(dirname(runtimeDir) === SHARED ? SHARED : runtimeDir, "accelerator.json"),
    statusSocket: join(runtimeDir, "status.sock"),
    image: below(images),
    vm: below(vms),
    rootDiskMark: below(join(stateDir, "root-disks")),
    vmRuntime: below(runtimeVms),
    runtimeNetwork: below(runtimeNetworks),
    diskFile: (name) => join(disks, `${plainName(name)}.img`),
    tablesOf: below(tables),
  };
}

/** Where sockets and nodes go unless a setting says otherwise. Two agents of one user have different state dirs. */
export function defaultRuntimeDir(
  stateDir: string,
  who: { root: boolean; uid: number; xdgRuntimeDir: string | undefined },
): string {
  const mark = createHash("sha256").update(stateDir).digest("hex").slice(0, 8);
  if (who.root) return `${SHARED}/${mark}`;
  if (who.xdgRuntimeDir !== undefined) return join(who.xdgRuntimeDir, `croft-${mark}`);
  return `/tmp/croft-${who.uid}-${mark}`;
}

/** Ids, hashes and file names come from documents: none of them may lead out of its folder. */
function plainName(name: string): string {
  if (!/^[A-Za-z0-9_-][A-Za-z0-9._-]{0,127}$/.test(name)) {
    throw new RangeError(`"${name}" cannot be the name of a file`);
  }
  return name;
}
