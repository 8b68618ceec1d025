// What no VM can be, whatever host it goes to: fields that contradict one another. Pure.

import type { FieldError } from "@croft/schemas/errors.ts";
import type { SpecOf } from "@croft/schemas/generated/typescript/kinds.ts";

/** What only a guest with cloud-init tells. */
const BY_CLOUD_INIT: ReadonlySet<string> = new Set(["ssh", "cloud_init"]);

/**
 * Nobody would check a kernel that QEMU starts itself: tried with Debian's OVMF, it runs unsigned under secure boot.
 */
export function bootFaults(spec: SpecOf<"vm">, image: { spec: SpecOf<"image"> } | undefined): FieldError[] {
  if (image?.spec.kernel === undefined) return [];
  const faults: FieldError[] = [];
  if (spec.secure_boot === true) {
    const message = "checks nothing with an image that brings its kernel: use one that boots from its disk";
    faults.push({ code: "invalid_value", pointer: "/spec/secure_boot", message });
  }
  if (spec.boot_from !== undefined && spec.boot_from !== "disk") {
    const message = "decides nothing with an image that brings its kernel, which QEMU starts in any case";
    faults.push({ code: "invalid_value", pointer: "/spec/boot_from", message });
  }
  return faults;
}

export function specFaults(spec: SpecOf<"vm">): FieldError[] {
  const faults: FieldError[] = [];
  const fault = (field: string, message: string): void => {
    faults.push({ code: "invalid_value", pointer: `/spec/${field}`, message });
  };
  if (spec.user_data !== undefined && spec.user_data_wo !== undefined) {
    fault("user_data_wo", "give one of user_data and user_data_wo");
  }
  if (spec.secure_boot === true && spec.firmware !== "uefi") fault("secure_boot", 'needs firmware = "uefi"');
  if (spec.user_data_format === "ignition") {
    for (const [index, name] of (spec.wait_for ?? []).entries()) {
      const why = "Croft adds nothing to a guest that reads ignition, so it cannot tell";
      if (BY_CLOUD_INIT.has(name)) fault(`wait_for/${index}`, `${name} cannot be waited for: ${why}`);
    }
    if ((spec.ssh_keys ?? []).length > 0) {
      fault("ssh_keys", "are not handed to a guest that reads ignition: write them into its user data");
    }
  }
  return faults;
}
