// Secure boot with what is really signed, and with each link of the chain changed by one byte: what may not run does not.
import { mkdtempSync, readFileSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import type { VmDocument } from "@croft/schemas/generated/typescript/messages.ts";
import { afterAll, afterEach, beforeAll, expect, jest, test } from "@jest/globals";
import { GuestLab, type LabVm } from "../harness/guest-lab.ts";
import { waitForText } from "../harness/serial-shell.ts";
import { type Link, signedImage } from "../harness/signed-image.ts";

// A limit for what hangs, not a measure: machines that are busy take their time.
jest.setTimeout(600_000);

let lab: GuestLab;
let folder: string;
beforeAll(async () => {
  folder = mkdtempSync(path.join(tmpdir(), "croft-signed-"));
  lab = await GuestLab.open();
});
afterEach(() => lab.clean());
afterAll(() => {
  lab?.close();
  rmSync(folder, { recursive: true, force: true });
});

/** Firmware that checks takes a while where it is emulated. */
const BOOT_MS = 300_000;

/** A VM that starts from a disk with the signed chain. With 256 MiB the kernel resets it as soon as GRUB has started it. */
async function vmFrom(changed: Link | null, more: Partial<VmDocument> = {}): Promise<LabVm> {
  const disk = await signedImage(folder, changed);
  const image = {
    id: "img_signed",
    format: "raw",
    virtual_size_bytes: statSync(disk).size,
    kernel: null,
  } as const;
  const vm = await lab.machine({
    image: { ...image, ...lab.blob(disk) },
    firmware: "uefi",
    secure_boot: true,
    memory_mib: 512,
    ...more,
  });
  await vm.apply();
  expect(vm.report()).toMatchObject({ state: "running", code: null });
  return vm;
}

const serialLog = (vm: LabVm): string => path.join(vm.folder, "serial.log");
const says = (vm: LabVm, text: string | RegExp): Promise<void> => waitForText(serialLog(vm), text, BOOT_MS);
const hasRun = (vm: LabVm): boolean => readFileSync(serialLog(vm), "utf8").includes("READY");

/** The last byte is the value; before it are the variable's attributes. */
const SECURE_BOOT = "od -An -tu1 /sys/firmware/efi/efivars/SecureBoot-*";

test("Debian's signed chain boots, its kernel knows that it was checked, and the firmware measures into the TPM", async () => {
  const vm = await vmFrom(null, { tpm: true });
  await says(vm, "READY");
  const shell = await vm.shell();
  expect(await shell.run(SECURE_BOOT)).toMatch(/ 1$/);
  const log = await shell.run("dmesg | grep -i secure");
  expect(log).toContain("Secure boot enabled");
  expect(log).toContain("Kernel is locked down from EFI Secure Boot");
  expect(await shell.run("cat /sys/class/tpm/tpm0/tpm_version_major")).toBe("2");
  // Where the state of secure boot is measured: no longer what it is at reset.
  expect(await shell.run("cat /sys/class/tpm/tpm0/pcr-sha256/7")).toMatch(/^(?!0+$)[0-9A-F]{64}$/);
});

test("a boot loader that was changed is refused, and boots where nothing is checked", async () => {
  const vm = await vmFrom("grub");
  await says(vm, "Verification failed");
  expect(hasRun(vm)).toBe(false);
  await vm.apply({ secure_boot: false, generation: 2 });
  await says(vm, "READY");
  expect(await (await vm.shell()).run(SECURE_BOOT)).toMatch(/ 0$/);
}, 900_000);

test("a kernel that was changed is refused by the boot loader", async () => {
  const vm = await vmFrom("kernel");
  await says(vm, "bad shim signature");
  expect(hasRun(vm)).toBe(false);
});

test("a first program that was changed is refused by the firmware", async () => {
  const vm = await vmFrom("shim");
  await says(vm, /Access Denied|Security Violation/);
  expect(hasRun(vm)).toBe(false);
});
