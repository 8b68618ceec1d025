// Moves between hosts that are not alike: from one whose agent has no root, with its disk in a file, to a block disk of one with root,
// and back. What a guest with UEFI and a TPM wrote anywhere is there.
import { closeSync, existsSync, openSync, readSync, writeSync } from "node:fs";
import { afterAll, beforeAll, expect, jest, test } from "@jest/globals";
import { until } from "../harness/guest-lab.ts";
import { readSampling } from "../harness/sampling/sample.ts";
import { SerialShell, waitForText } from "../harness/serial-shell.ts";
import { startTwoHosts, type TestHost, type TwoHosts } from "../harness/two-hosts.ts";
import { withRoot } from "../harness/with-root.ts";

// A limit for what hangs, not a measure: machines that are busy take their time.
jest.setTimeout(900_000);

let hosts: TwoHosts;
const show = async (route: string) => (await hosts.reconciler.ask("GET", route)).body;

async function readyOn(vm: string, host: string): Promise<void> {
  await until(async () => {
    const { status } = await show(`/v1/vms/${vm}`);
    if (status.state === "error" || status.state === "failed") throw new Error(JSON.stringify(status));
    return status.host === host && status.ready && status.state === "running";
  }, 400_000);
}

/** `boots`: how often it has booted, because its serial log goes with it. */
async function shellOn(host: TestHost, vm: string, boots: number): Promise<SerialShell> {
  const ready = new RegExp("READY[^]*".repeat(boots));
  await waitForText(host.file("state/vms", vm, "serial.log"), ready, 300_000);
  return SerialShell.connect(host.file("run/vms", vm, "serial.sock"));
}

const VARIABLE = "/sys/firmware/efi/efivars/Croft-0b3f1d6a-5c1e-4c55-9a54-4f6f1d0c8a11";
/** An index of the TPM that needs no password is made, and found again ("TPM 2.0 Library, Part 3"). */
const DEFINE =
  "80020000002d0000012a40000001000000094000000900000000000000000e01800001000b00060006000000080000";
const READ_PUBLIC = "80010000000e0000016901800001";
const tpm = async (shell: SerialShell, command: string): Promise<string> => {
  const bytes = command.replaceAll(/../g, "\\x$&");
  const words = `exec 5<>/dev/tpm0; printf '${bytes}' >&5; dd bs=4096 count=1 <&5 2>/dev/null | od -An -v -tx1; exec 5>&-`;
  // Its code: 00000000 when it did so.
  return (await shell.run(words)).replaceAll(/\s/g, "").slice(12, 20);
};

/** All that the guest has kept. */
const kept = async (shell: SerialShell): Promise<string[]> => [
  await shell.run(
    "for d in vda vdc; do dd if=/dev/$d bs=1M skip=100 count=9 2>/dev/null | md5sum; cat /sys/block/$d/serial; echo; done",
  ),
  await shell.run(`cat ${VARIABLE} | md5sum`),
  await tpm(shell, READ_PUBLIC),
];

withRoot("agents with and without root")("a VM with UEFI, a TPM and a partition", () => {
  beforeAll(async () => {
    hosts = await startTwoHosts({}, { rootless: true, blockDisk: true });
  });
  afterAll(() => hosts?.stop());

  test("moves from a host without root to a block disk with all that its guest keeps", async () => {
    const { alpha, beta, make, reconciler } = hosts;
    const schedulable = (on: boolean) =>
      reconciler.rest("PATCH", "/v1/hosts/beta", { spec: { schedulable: on } });
    await schedulable(false);
    const { id: partition } = await make("/v1/partitions", {
      project: "web",
      name: "data",
      spec: { size_gib: 1 },
    });
    await show(`/v1/partitions/${partition}?wait=ready&timeout_seconds=60`);
    const spec = {
      image: hosts.image,
      cpus: 1,
      memory_mib: 256,
      root_disk_gib: 1,
      partitions: [{ partition }],
      firmware: "uefi",
      tpm: true,
    };
    const { id: vm } = await make("/v1/vms", { project: "web", name: "app", spec });
    await schedulable(true);
    await readyOn(vm, "alpha");
    let shell = await shellOn(alpha, vm, 1);
    await shell.run(
      `for d in vda vdc; do dd if=/dev/urandom of=/dev/$d bs=1M count=8 seek=100 2>/dev/null; done; sync; printf '\\x07\\0\\0\\0kept' > ${VARIABLE}`,
    );
    expect(await tpm(shell, DEFINE)).toBe("00000000");
    const before = await kept(shell);
    expect(before).toEqual([
      expect.stringContaining(partition),
      expect.stringMatching(/^[0-9a-f]{32}/),
      "00000000",
    ]);
    shell.close();

    const ways = [
      { boots: 2, to: beta, from: alpha },
      { boots: 3, to: alpha, from: beta },
    ];
    // Firmware under emulation takes its time: the daily run goes one way.
    for (const { boots, to, from } of readSampling().exhaustive ? ways : ways.slice(0, 1)) {
      await until(
        async () =>
          (await reconciler.rest("PATCH", `/v1/vms/${vm}`, { spec: { host: to.name } })).status === 200,
        60_000,
      );
      await readyOn(vm, to.name);
      shell = await shellOn(to, vm, boots);
      expect(await kept(shell)).toEqual(before);
      shell.close();
      await until(() => !existsSync(from.file("state/vms", vm)), 60_000);
    }
  });

  test("a partition that no VM has moves by itself, and back, with every byte", async () => {
    const { alpha, make, reconciler } = hosts;
    await reconciler.rest("PATCH", "/v1/hosts/beta", { spec: { schedulable: false } });
    const { id } = await make("/v1/partitions", { project: "web", name: "alone", spec: { size_gib: 1 } });
    const made = await show(`/v1/partitions/${id}?wait=ready&timeout_seconds=60`);
    await reconciler.rest("PATCH", "/v1/hosts/beta", { spec: { schedulable: true } });
    const file = alpha.file("state/disks/disk-alpha.img");
    const at = (start: number) => start + 512 * 1024 ** 2;
    const bytes = Buffer.alloc(3 * 1024 ** 2, "kept through both moves ");
    const disk = openSync(file, "r+");
    writeSync(disk, bytes, 0, bytes.length, at(made.status.start_bytes));
    closeSync(disk);
    for (const host of ["beta", "alpha"]) {
      await until(async () => {
        const answer = await reconciler.rest("PATCH", `/v1/partitions/${id}`, { spec: { host } });
        return answer.status === 200;
      }, 60_000);
      await until(async () => {
        const { status } = await show(`/v1/partitions/${id}`);
        return status.host === host && status.state === "ready" && status.start_bytes !== null;
      }, 180_000);
    }
    const { status } = await show(`/v1/partitions/${id}`);
    expect(status).toMatchObject({ serial: id, part_uuid: made.status.part_uuid, conditions: [] });
    const back = openSync(file, "r");
    const read = Buffer.alloc(bytes.length);
    readSync(back, read, 0, read.length, at(status.start_bytes));
    closeSync(back);
    expect(read.equals(bytes)).toBe(true);
  });
});
