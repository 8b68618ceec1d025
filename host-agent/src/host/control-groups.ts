// Limits of a VM's processes where no systemd runs that would set them for its unit: control groups that the agent makes itself,
// of either version of the kernel's interface.
//
//   (none) --the VM starts--> croft/<agent>-<id> --every start again--> the same --VM removed, or gone when an agent starts--> (none)
//
// https://docs.kernel.org/admin-guide/cgroup-v2.html and https://docs.kernel.org/admin-guide/cgroup-v1/
import { createHash } from "node:crypto";
import { mkdir, readdir, readFile, rmdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { CommandFailed, type Run } from "./run.ts";

/** What the kernel lets all processes of one VM together have. */
export interface Limits {
  memoryMib: number;
  /** Share of the processors when they are short; 100 is one virtual CPU. */
  cpuWeight: number;
  /** Processes and threads. */
  tasks: number;
}

type Controller = "memory" | "cpu" | "pids";
const CONTROLLERS: readonly Controller[] = ["memory", "cpu", "pids"];

/** Where the groups of an agent's VMs are made. */
export interface ControlGroups {
  version: 1 | 2;
  /** One folder for all under version 2. */
  folders: Readonly<Record<Controller, string>>;
  /** What the names of its groups begin with: several agents may run on one machine. */
  prefix: string;
}

/** The hierarchies that hold the controllers, as `/proc/self/mounts` names them; undefined where one is not mounted. Pure. */
export function mountedAt(
  mounts: string,
): Readonly<{ version: 1 | 2; roots: Record<Controller, string> }> | undefined {
  const lines = mounts.split("\n").map((line) => line.split(" "));
  const separate = CONTROLLERS.map(
    (name) =>
      [
        name,
        lines.find(([, , type, options = ""]) => type === "cgroup" && options.split(",").includes(name))?.[1],
      ] as const,
  );
  const found = separate.filter((one): one is [Controller, string] => one[1] !== undefined);
  // A host with both has the controllers in those of version 1.
  if (found.length === CONTROLLERS.length) {
    return { version: 1, roots: Object.fromEntries(found) as Record<Controller, string> };
  }
  const unified = lines.find(([, , type]) => type === "cgroup2")?.[1];
  if (unified === undefined || found.length > 0) return undefined;
  return { version: 2, roots: { memory: unified, cpu: unified, pids: unified } };
}

/** The words that put what is started into the VM's group and become it; the process stays the same one. Pure. */
export function inControlGroup(
  words: readonly string[],
  vm: string,
  limits: Limits,
  groups: ControlGroups,
): string[] {
  const settings = [...settingsOf(limits, groups.version), ...CONTROLLERS.map(joining)];
  const triples = settings.flatMap(([controller, file, value]) => [
    groupOf(vm, controller, groups),
    file,
    value,
  ]);
  return ["sh", "-c", ENTER, "sh", ...triples, "--", ...words];
}

// Triples of group, file and value up to `--`. A group that is there from the last start gets the limits of this one.
const ENTER = `set -eu
while [ "$1" != -- ]; do
  mkdir -p "$1"
  echo "$3" > "$1/$2"
  shift 3
done
shift
exec "$@"
`;

type Setting = readonly [Controller, file: string, value: string];

/** 0 is whoever writes it. */
const joining = (controller: Controller): Setting => [controller, "cgroup.procs", "0"];

function settingsOf({ memoryMib, cpuWeight, tasks }: Limits, version: 1 | 2): Setting[] {
  const bytes = String(memoryMib * 1024 ** 2);
  // Of version 1 the share of one is 1024, and the largest that is taken 262144.
  return version === 1
    ? [
        ["memory", "memory.limit_in_bytes", bytes],
        ["cpu", "cpu.shares", String(Math.min(262_144, Math.round((cpuWeight * 1024) / 100)))],
        ["pids", "pids.max", String(tasks)],
      ]
    : [
        ["memory", "memory.max", bytes],
        ["cpu", "cpu.weight", String(cpuWeight)],
        ["pids", "pids.max", String(tasks)],
      ];
}

const groupOf = (vm: string, controller: Controller, { folders, prefix }: ControlGroups): string =>
  join(folders[controller], `${prefix}${vm}`);

/**
 * Makes what the groups of VMs need and puts a command into one to see that it works. The reason why not is one sentence.
 * `place`: what tells the agents of a machine apart.
 */
export async function findControlGroups(
  run: Run,
  place: string,
): Promise<{ groups: ControlGroups } | { refused: string }> {
  const mounted = mountedAt(await readFile("/proc/self/mounts", "utf8").catch(() => ""));
  if (mounted === undefined) return { refused: "No control groups of memory, cpu and pids are mounted." };
  const { version, roots } = mounted;
  const below = (controller: Controller) => join(roots[controller], "croft");
  const folders = { memory: below("memory"), cpu: below("cpu"), pids: below("pids") };
  const prefix = `${createHash("sha256").update(place).digest("hex").slice(0, 8)}-`;
  const groups: ControlGroups = { version, folders, prefix };
  const trial = inControlGroup(["true"], "trial", { memoryMib: 64, cpuWeight: 100, tasks: 16 }, groups);
  const [command = "", ...args] = trial;
  try {
    for (const folder of Object.values(folders)) await mkdir(folder, { recursive: true });
    if (version === 2) {
      for (const folder of [roots.memory, folders.memory]) {
        await writeFile(join(folder, "cgroup.subtree_control"), "+memory +cpu +pids");
      }
    }
    await run(command, args, { timeout: 10_000 });
    return { groups };
  } catch (error) {
    const words = error instanceof CommandFailed ? error.stderr.trim() : String(error);
    return { refused: `Control groups cannot be used: ${words.slice(0, 300)}` };
  } finally {
    await removeEmptyGroups(groups);
  }
}

/** Removes the groups of a VM whose processes are gone. */
export async function removeControlGroup(vm: string, groups: ControlGroups): Promise<void> {
  for (const controller of CONTROLLERS) await removed(groupOf(vm, controller, groups));
}

/** Removes those that no process is in: a VM may have gone while no agent ran. */
async function removeEmptyGroups({ folders, prefix }: ControlGroups): Promise<void> {
  for (const folder of new Set(Object.values(folders))) {
    const names = await readdir(folder).catch(() => []);
    for (const name of names) if (name.startsWith(prefix)) await removed(join(folder, name));
  }
}

/** The kernel refuses it while a process is in it. */
const removed = (folder: string): Promise<void> => rmdir(folder).catch(() => undefined);
