import type { VmDocument } from "@croft/schemas/generated/typescript/messages.ts";
import { expect, test } from "@jest/globals";
import { type HARDWARE, type HardwareField, hardwareChanges, hardwareKey, hardwareOf } from "./hardware.ts";

const told = { cpus: 1, memory_mib: 64, root_disk_gib: 1 };

test("what a document of before does not name is what its guest had then, so nothing restarts", () => {
  const hardware = hardwareOf(told);
  expect(hardware).toEqual({
    ...told,
    cpu_model: "auto",
    firmware: "bios",
    secure_boot: false,
    tpm: false,
    boot_from: "disk",
  });
  expect(hardwareChanges(hardware, hardwareOf({ ...told, firmware: "bios", tpm: false }))).toEqual([]);
  expect(hardwareKey(hardware)).toEqual([]);
});

test("every field that is changed is named with both values; a root disk only when it grows", () => {
  const other: Record<keyof typeof HARDWARE, unknown> = {
    cpus: 2,
    memory_mib: 128,
    root_disk_gib: 2,
    cpu_model: "Nehalem",
    firmware: "uefi",
    secure_boot: true,
    tpm: true,
    boot_from: "cdrom",
  };
  const runs = hardwareOf(told);
  for (const [name, value] of Object.entries(other)) {
    const wanted = hardwareOf({ ...told, [name]: value } as VmDocument);
    expect(hardwareChanges(runs, wanted)).toEqual([`${name} ${runs[name as keyof typeof runs]} to ${value}`]);
  }
  expect(hardwareChanges(runs, { ...runs, root_disk_gib: 0 })).toEqual([]);
});

test("a field that documents of before lack does not compile without its default, nor one that all have with it", () => {
  // @ts-expect-error whenAbsent is missing
  const forgotten: HardwareField<"tpm"> = { restartsWhen: "changed" };
  // @ts-expect-error null says that every document names it, and those of before do not
  const wrong: HardwareField<"tpm"> = { restartsWhen: "changed", whenAbsent: null };
  // @ts-expect-error a default of another type than the field
  const other: HardwareField<"tpm"> = { restartsWhen: "changed", whenAbsent: "no" };
  const right: HardwareField<"tpm"> = { restartsWhen: "changed", whenAbsent: false };
  const required: HardwareField<"cpus"> = { restartsWhen: "changed", whenAbsent: null };
  expect([forgotten, wrong, other, right, required]).toHaveLength(5);
});
