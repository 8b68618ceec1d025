import { existsSync, readdirSync } from "node:fs";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "@jest/globals";
import {
  type ControlGroups,
  findControlGroups,
  inControlGroup,
  mountedAt,
  removeControlGroup,
} from "./control-groups.ts";
import { run } from "./run.ts";

const LIMITS = { memoryMib: 64, cpuWeight: 200, tasks: 20 };

test("controllers are found in either version, and half of them are none", () => {
  const one = (name: string): string => `cgroup /sys/fs/cgroup/${name} cgroup rw,relatime,${name} 0 0`;
  const two = "cgroup2 /sys/fs/cgroup cgroup2 rw,nosuid 0 0";
  const all = ["memory", "cpu,cpuacct", "pids"].map(one);
  expect(mountedAt([...all, two].join("\n"))).toEqual({
    version: 1,
    roots: {
      memory: "/sys/fs/cgroup/memory",
      cpu: "/sys/fs/cgroup/cpu,cpuacct",
      pids: "/sys/fs/cgroup/pids",
    },
  });
  expect(mountedAt(`tmpfs /sys/fs/cgroup tmpfs rw 0 0\n${two}`)).toMatchObject({
    version: 2,
    roots: { cpu: "/sys/fs/cgroup" },
  });
  expect(mountedAt([all[0], two].join("\n"))).toBeUndefined();
  expect(mountedAt("proc /proc proc rw 0 0")).toBeUndefined();
});

test("a group of version 2 is one folder with all limits, and joined before the command begins", () => {
  const folder = "/sys/fs/cgroup/croft";
  const folders = { memory: folder, cpu: folder, pids: folder };
  const words = inControlGroup(["qemu"], "vm_a", LIMITS, { version: 2, folders, prefix: "ab-" });
  const group = `${folder}/ab-vm_a`;
  expect(words.slice(4)).toEqual([
    ...[group, "memory.max", String(64 * 1024 ** 2)],
    ...[group, "cpu.weight", "200", group, "pids.max", "20"],
    ...[group, "cgroup.procs", "0", group, "cgroup.procs", "0", group, "cgroup.procs", "0"],
    ...["--", "qemu"],
  ]);
});

async function withGroups(use: (groups: ControlGroups, place: string) => Promise<void>): Promise<void> {
  const place = await mkdtemp(join(tmpdir(), "croft-groups-"));
  try {
    const found = await findControlGroups(run, place);
    if ("refused" in found) {
      process.stdout.write(`nothing was put into a control group: ${found.refused}\n`);
      return;
    }
    await use(found.groups, place);
  } finally {
    await rm(place, { recursive: true, force: true });
  }
}

const started = (words: string[], groups: ControlGroups, tasks = 100) => {
  const [command = "", ...args] = inControlGroup(words, "vm_a", { ...LIMITS, tasks }, groups);
  return run(command, args, { allowedExitCodes: [0, 2] });
};

test("who takes more memory or processes than its group has is stopped, and its group is removed", async () => {
  await withGroups(async (groups) => {
    const script = 'while read line; do echo "$line"; done < /proc/self/cgroup; (:)';
    const many = await started(["dash", "-c", script], groups, 1);
    expect(many.stdout).toContain(`/croft/${groups.prefix}vm_a`);
    expect([many.exitCode, many.stderr]).toEqual([2, expect.stringContaining("Cannot fork")]);
    const fill = "Buffer.alloc(400 * 1024 ** 2, 1); console.log('filled')";
    await expect(started([process.execPath, "-e", fill], groups)).rejects.toThrow("ended by a signal");
    const folder = join(groups.folders.memory, `${groups.prefix}vm_a`);
    expect(existsSync(folder)).toBe(true);
    await removeControlGroup("vm_a", groups);
    expect(existsSync(folder)).toBe(false);
  });
});

test("an agent that starts removes the groups of its own that nothing is in", async () => {
  await withGroups(async (groups, place) => {
    await started(["true"], groups);
    const others = { ...groups, prefix: `other-${groups.prefix}` };
    await started(["true"], others);
    const made = () => readdirSync(groups.folders.memory).filter((name) => name.includes(groups.prefix));
    expect(made()).toHaveLength(2);
    await findControlGroups(run, place);
    expect(made()).toEqual([`${others.prefix}vm_a`]);
    await removeControlGroup("vm_a", others);
  });
});
