import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "@jest/globals";
import { run } from "../host/run.ts";
import { checkClock, checkHardware } from "./machine.ts";
import { localPorts } from "./network.ts";
import { checkStateDir } from "./storage.ts";
import { checkTools } from "./tools.ts";

const facts = {
  bootId: "b",
  cpus: 4,
  memoryMib: 8192,
  architecture: "x86_64",
  kernel: "6.1",
  root: true,
};

test("what is missing is named with what does not work without it and the packages to install", async () => {
  const missing = new Set(["qemu-img", "mkfs.xfs", "losetup", "partx"]);
  expect(await checkTools(true, async (program) => !missing.has(program))).toEqual([
    {
      name: "tools",
      status: "fail",
      message: "Missing for VMs: qemu-img.",
      remedy: "apt-get install --no-install-recommends qemu-utils",
    },
    {
      name: "tools",
      status: "warning",
      message: "Missing for disks and partitions: losetup, partx.",
      remedy: "apt-get install --no-install-recommends mount util-linux",
    },
    expect.objectContaining({ status: "warning", message: "Missing for xfs: mkfs.xfs." }),
  ]);
  missing.add("swtpm");
  expect(await checkTools(true, async (program) => !missing.has(program))).toContainEqual({
    name: "tools",
    status: "warning",
    message: "Missing for TPMs of VMs: swtpm.",
    remedy: "apt-get install --no-install-recommends swtpm",
  });
  missing.delete("swtpm");
  // Without root nobody runs losetup or partx.
  missing.delete("qemu-img");
  expect(
    (await checkTools(false, async (program) => !missing.has(program))).map(({ message }) => message),
  ).toEqual(["Missing for xfs: mkfs.xfs."]);
});

test("settings that leave no room for VMs fail", () => {
  const [finding] = checkHardware(facts, { memoryReservedMib: 8192, cpuOvercommit: 4 });
  expect(finding).toMatchObject({ status: "fail", remedy: "Set memory_reserved_mib lower." });
  expect(checkHardware(facts, { memoryReservedMib: 1024, cpuOvercommit: 2 })[0]?.message).toBe(
    "For VMs: 7168 MiB of memory and 8 virtual CPUs on 4 real ones.",
  );
  expect(
    checkHardware({ ...facts, architecture: "aarch64" }, { memoryReservedMib: 0, cpuOvercommit: 1 }),
  ).toMatchObject([{ status: "fail" }]);
});

test("ports are read from the kernel's own tables", () => {
  const table = [
    "  sl  local_address rem_address   st tx_queue rx_queue tr tm->when retrnsmt   uid  timeout inode",
    "   0: 0100007F:1CE8 00000000:0000 0A 00000000:00000000 00:00000000 00000000     0        0 1 1 0 100 0",
    "   1: 0100007F:9C40 0100007F:1CE8 01 00000000:00000000 00:00000000 00000000     0        0 2 1 0 20 4",
    "",
  ].join("\n");
  expect(localPorts(table, true)).toEqual([7400]);
  expect(localPorts(table, false)).toEqual([7400, 40_000]);
});

test("a clock that is behind the program itself is wrong", async () => {
  const around = { program: process.execPath, certificates: "/nowhere", systemd: false };
  expect(await checkClock(run, { ...around, now: new Date(0) })).toMatchObject([
    { name: "clock", status: "fail" },
  ]);
  expect(await checkClock(run, { ...around, now: new Date() })).toMatchObject([
    { name: "clock", status: "ok" },
  ]);
});

test("the state folder may be one that is not there yet", async () => {
  const folder = mkdtempSync(join(tmpdir(), "croft-check-"));
  try {
    const [finding] = await checkStateDir(join(folder, "not/there/yet"));
    expect(finding).toMatchObject({ name: "state_dir", message: expect.stringContaining("GiB free") });
    expect(finding?.status).not.toBe("fail");
    expect(await checkStateDir("/proc/croft")).toMatchObject([
      { status: expect.stringMatching(/fail|warning/) },
    ]);
  } finally {
    rmSync(folder, { recursive: true });
  }
});
