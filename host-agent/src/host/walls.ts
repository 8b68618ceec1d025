// What stands between a QEMU and the rest of the host, as words before its own. Each of these programs but the watcher ends by
// becoming the next one, so the process keeps its pid, its start time and the descriptors it inherits:
//
//   systemd-run --scope    a transient unit: what ends the agent's unit does not end the guest's; or, where no systemd runs,
//   sh -c                  its control group (control-groups.ts)
//     nsenter              the network namespace of a VM that has a way out, for all that follows
//     unshare, bash        the watcher (watcher.ts), which stays and is the parent of the rest; a PID namespace for its child
//       unshare            namespaces of its own for mounts, IPC, host name and control groups
//         sh -c ENTER      a root folder with nothing but programs, libraries and what this VM needs
//           setpriv        its own user, no capabilities, none to be gained
//             qemu
//
// A VM without a way out has no network namespace: its user networking listens on the host's loopback for forwarded ports.
import { rm, stat } from "node:fs/promises";
import { join } from "node:path";
import { CroftError } from "@croft/schemas/errors.ts";
import type { Condition } from "@croft/schemas/generated/typescript/messages.ts";
import { type ControlGroups, findControlGroups, inControlGroup, type Limits } from "./control-groups.ts";
import { createFolder } from "./files.ts";
import { CommandFailed, type Run } from "./run.ts";
import { type Watch, watched } from "./watcher.ts";

export interface Owner {
  uid: number;
  gid: number;
  /** Groups besides, such as the one that may open /dev/kvm. */
  groups: readonly number[];
}

/** What this host can put around a VM; found out once per start of the agent. */
export interface Walls {
  /** Whether every VM gets a systemd unit. */
  units: boolean;
  /** Where a VM without a unit gets its limits; absent where it has none. */
  groups?: ControlGroups;
  /** An empty folder on which each VM sees its own root; null where the agent may not make namespaces. */
  emptyFolder: string | null;
  /** Whether a VM's process gets a PID namespace, in which there is nobody else. */
  ownProcesses: boolean;
}

/** Where nodes of devices lie when the runtime folder's file system allows none. */
export const DEVICE_FOLDER = "/dev/croft";

/** The name of a VM's unit. */
export const unitOf = (vm: string): string => `croft-${vm}.scope`;

// $1: the empty folder; $2: the VM's runtime folder, the only place that can be written; $3: the user that gets a node of
// /dev/kvm, or nothing; $4: the name server that it asks, or nothing. The rest: what to become. The node is a new one, so the
// mode of the host's does not matter.
const ENTER = `set -eu
umask 022
root=$1 own=$2 kvm=$3 names=$4; shift 4
mount -t tmpfs -o mode=0755,size=1m,nosuid croft "$root"
cd "$root"
mkdir -p proc dev/croft etc old ".$own"
for folder in usr bin sbin lib lib32 lib64; do
  if [ -L "/$folder" ]; then cp -P "/$folder" "$folder"
  elif [ -d "/$folder" ]; then mkdir "$folder"; mount --bind -o ro,nosuid,nodev "/$folder" "$folder"; fi
done
[ ! -e /etc/ld.so.cache ] || cp /etc/ld.so.cache etc/
[ ! -e /etc/alternatives ] || cp -rP /etc/alternatives etc/
[ -z "$names" ] || echo "nameserver $names" > etc/resolv.conf
mount -t proc -o hidepid=2,nosuid,nodev,noexec proc proc
[ -z "$kvm" ] || { mknod -m 0600 dev/kvm c 10 232; chown "$kvm" dev/kvm; }
for node in null zero urandom; do
  : > "dev/$node"
  mount --bind "/dev/$node" "dev/$node"
done
[ ! -d ${DEVICE_FOLDER} ] || mount --bind ${DEVICE_FOLDER} dev/croft
mount --bind -o nosuid "$own" ".$own"
mount -o remount,ro "$root"
pivot_root . old
cd /
umount -l old
umask 077
exec "$@"
`;

/** Which VM a command is for. */
interface Tenant {
  id: string;
  runtimeDir: string;
  owner: Owner | null;
  kvm: boolean;
  /** What its unit or control group may have; null for what ends soon. */
  limits: Limits | null;
  /**
   * The network namespace that it stands in, and its name server there; `none` is an empty one, for who gets its cards handed
   * over; without one it is the host's.
   */
  network?: { namespace: string; nameServer: string } | "none" | null;
  /** What its watcher has to know; null for what the agent itself waits for. */
  watch: Watch | null;
}

/**
 * The whole command that starts `words` for a VM behind the walls. Pure. With a status file the process that is launched
 * is the watcher, and the status file tells which one becomes `words`.
 */
export function behindWalls(words: readonly string[], vm: Tenant, walls: Walls): string[] {
  const { id, owner } = vm;
  const kvmUser = vm.kvm ? String(owner?.uid ?? 0) : "";
  // What ends with a lease ends with its watcher too. A change of the user clears that, so it is set with it.
  const bound = vm.watch?.lease == null ? [] : ["--pdeathsig", "KILL"];
  const inside = [...asOwner(owner, bound), ...words];
  const network = vm.network === "none" ? null : (vm.network ?? null);
  const empty = vm.network === "none" ? ["--net"] : [];
  const apart =
    walls.emptyFolder === null
      ? inside
      : [
          ...["unshare", "--mount", "--ipc", "--uts", "--cgroup", ...empty, "--propagation", "private", "--"],
          ...["sh", "-c", ENTER, "sh", walls.emptyFolder, vm.runtimeDir, kvmUser],
          ...[network?.nameServer ?? "", ...inside],
        ];
  const below = vm.watch === null ? apart : watched(apart, vm.watch, walls.ownProcesses);
  const whole = network === null ? below : ["nsenter", `--net=${network.namespace}`, "--", ...below];
  if (!walls.units) {
    if (vm.limits === null || walls.groups === undefined) return whole;
    return inControlGroup(whole, id, vm.limits, walls.groups);
  }
  const unit = ["--scope", "--quiet", "--collect", `--unit=${unitOf(id)}`, "--slice=croft.slice"];
  // At the host's shutdown what comes later ends earlier: the guests are asked before systemd ends them.
  const order = "--property=Before=croft-guests.service";
  return [
    "systemd-run",
    ...unit,
    order,
    ...properties(vm.limits),
    `--description=Croft ${id}`,
    "--",
    ...whole,
  ];
}

/** https://www.freedesktop.org/software/systemd/man/systemd.resource-control.html */
function properties(limits: Limits | null): string[] {
  if (limits === null) return [];
  const { memoryMib, cpuWeight, tasks } = limits;
  return [
    `--property=MemoryMax=${memoryMib}M`,
    `--property=CPUWeight=${cpuWeight}`,
    `--property=TasksMax=${tasks}`,
  ];
}

function asOwner(owner: Owner | null, bound: readonly string[]): string[] {
  if (owner === null) return bound.length === 0 ? [] : ["setpriv", ...bound, "--"];
  const { uid, gid, groups } = owner;
  const more = groups.length === 0 ? "--clear-groups" : `--groups=${groups.join(",")}`;
  return ["setpriv", `--reuid=${uid}`, `--regid=${gid}`, more, "--no-new-privs", ...bound, "--"];
}

/**
 * Waits until the unit of a VM's last start is gone: systemd hears of the end of a process a moment later than we do,
 * and refuses a second unit of the name until then. A unit that stays is left to systemd's refusal.
 */
export async function awaitUnitGone(run: Run, vm: string, walls: Walls, limitMs = 5_000): Promise<void> {
  if (!walls.units) return;
  for (const until = Date.now() + limitMs; Date.now() < until; ) {
    // 3: not active, 4: there is none; both are what is waited for.
    const asked = await run("systemctl", ["is-active", "--quiet", unitOf(vm)], {
      allowedExitCodes: [0, 3, 4],
    });
    if (asked.exitCode !== 0) return;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}

export interface Found {
  walls: Walls;
  condition: Condition;
  /** Whether the kernel bounds what each VM takes. */
  limits: Condition;
}

/**
 * Finds out what this host can do, by doing it once. Error: `invalid_request` when units are demanded and systemd does
 * not run here, or the agent has no root.
 */
export async function findWalls(
  run: Run,
  around: { setting: "auto" | "systemd" | "sessions"; root: boolean; runtimeDir: string; booted?: string },
): Promise<Found> {
  const { setting, root, runtimeDir } = around;
  // The test of sd_booted(3).
  const systemd = await isFolder(around.booted ?? "/run/systemd/system");
  if (setting === "systemd" && !(systemd && root)) {
    const why = systemd ? "the agent has no root" : "systemd does not run on this machine";
    throw new CroftError("invalid_request", `starting the host agent: vm_processes is systemd, and ${why}`, {
      detail: "Set vm_processes to auto or sessions.",
    });
  }
  const units = setting !== "sessions" && systemd && root;
  if (!root) {
    return {
      walls: { units, emptyFolder: null, ownProcesses: false },
      condition: condition(
        "false",
        "no_root",
        "Guests run as the agent's own user: it has no root to give them others.",
      ),
      limits: limited("false", "no_root", `${NO_LIMITS} The agent has no root to make control groups.`),
    };
  }
  const { limits, ...groups } = await findLimits(run, { units, systemd, runtimeDir });
  const found = await findNamespaces(run, runtimeDir, { units, ...groups });
  return { ...found, limits };
}

const NO_LIMITS = "Nothing but its own settings bounds the memory and processor that a QEMU takes.";

/** Systemd sets the limits of units, and manages all control groups where it runs; elsewhere the agent makes some. */
async function findLimits(
  run: Run,
  { units, systemd, runtimeDir }: { units: boolean; systemd: boolean; runtimeDir: string },
): Promise<Pick<Walls, "groups"> & { limits: Condition }> {
  const every = "The kernel bounds the memory, processor time and processes of every VM";
  if (units) return { limits: limited("true", "units", `${every}, by its unit.`) };
  if (systemd) {
    const message = `${NO_LIMITS} vm_processes is sessions: set it to auto.`;
    return { limits: limited("false", "sessions", message) };
  }
  const found = await findControlGroups(run, runtimeDir);
  if ("refused" in found) {
    return { limits: limited("false", "no_control_groups", `${NO_LIMITS} ${found.refused}`) };
  }
  return {
    groups: found.groups,
    limits: limited("true", "control_groups", `${every}, by its control group.`),
  };
}

async function findNamespaces(
  run: Run,
  runtimeDir: string,
  first: Pick<Walls, "units" | "groups">,
): Promise<Omit<Found, "limits">> {
  const emptyFolder = join(runtimeDir, "empty");
  await createFolder(emptyFolder, 0o755);
  await createFolder(DEVICE_FOLDER, 0o711);
  const whole = { ...first, emptyFolder, ownProcesses: true };
  const refused = await tryWalls(run, runtimeDir, whole);
  if (refused === null) {
    const message = "Every guest has a user, a root folder and namespaces of its own.";
    return { walls: whole, condition: condition("true", "confined", message) };
  }
  const walls = { ...whole, ownProcesses: false };
  const words = await tryWalls(run, runtimeDir, walls);
  if (words === null) {
    const message = `Every guest has a user, a root folder and namespaces of its own, but none for processes: ${refused}`;
    return { walls, condition: condition("true", "no_pid_namespaces", message) };
  }
  const message = `Guests have users of their own but no namespaces: ${words}`;
  return { walls: { ...walls, emptyFolder: null }, condition: condition("false", "no_namespaces", message) };
}

/** Puts the walls around a command that does nothing; null when it ran, else the words of what failed. */
async function tryWalls(run: Run, runtimeDir: string, walls: Walls): Promise<string | null> {
  const statusFile = join(runtimeDir, `trial-${process.pid}.status`);
  const owner = { uid: 65_534, gid: 65_534, groups: [] };
  const trial = {
    id: "trial",
    runtimeDir,
    owner,
    kvm: false,
    limits: null,
    watch: { statusFile, log: null },
  };
  const [command = "", ...args] = behindWalls(["true"], trial, { ...walls, units: false });
  try {
    await run(command, args, { timeout: 10_000 });
    return null;
  } catch (error) {
    const words = error instanceof CommandFailed ? error.stderr.trim() : String(error);
    return words.slice(0, 300);
  } finally {
    await rm(statusFile, { force: true });
  }
}

const limited = (status: Condition["status"], reason: string, message: string): Condition => ({
  type: "limits",
  status,
  reason,
  message,
});

const condition = (status: Condition["status"], reason: string, message: string): Condition => ({
  type: "confinement",
  status,
  reason,
  message,
});

async function isFolder(path: string): Promise<boolean> {
  return stat(path).then(
    (found) => found.isDirectory(),
    () => false,
  );
}
