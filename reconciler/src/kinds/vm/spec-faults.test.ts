import type { SpecOf } from "@croft/schemas/generated/typescript/kinds.ts";
import { expect, test } from "@jest/globals";
import { bootFaults, specFaults } from "./spec-faults.ts";

const spec = (more: Partial<SpecOf<"vm">>): SpecOf<"vm"> => ({
  image: "img_0123456789abcdef",
  cpus: 1,
  memory_mib: 64,
  root_disk_gib: 1,
  ...more,
});
const pointers = (more: Partial<SpecOf<"vm">>) => specFaults(spec(more)).map(({ pointer }) => pointer);

test("ignition is all that the guest gets, so nothing that Croft would add can be asked for", () => {
  expect(pointers({ user_data_format: "ignition", user_data: "{}", wait_for: ["running"] })).toEqual([]);
  expect(
    pointers({
      user_data_format: "ignition",
      wait_for: ["running", "ssh"],
      ssh_keys: ["key_0123456789abcdef"],
    }),
  ).toEqual(["/spec/wait_for/1", "/spec/ssh_keys"]);
  expect(pointers({ user_data_format: "cloud_init", wait_for: ["ssh"] })).toEqual([]);
});

test("secure boot needs UEFI, and user data come one way only", () => {
  expect(pointers({ secure_boot: true })).toEqual(["/spec/secure_boot"]);
  expect(pointers({ secure_boot: true, firmware: "uefi" })).toEqual([]);
  expect(pointers({ user_data: "a", user_data_wo: "b" })).toEqual(["/spec/user_data_wo"]);
});

test("secure boot is refused where it would check nothing", () => {
  const secure = spec({ secure_boot: true, firmware: "uefi" });
  expect(bootFaults(secure, { spec: { kernel: {} } })).toMatchObject([{ pointer: "/spec/secure_boot" }]);
  expect(bootFaults(secure, { spec: {} })).toEqual([]);
  expect(bootFaults(spec({ firmware: "uefi" }), { spec: { kernel: {} } })).toEqual([]);
});
