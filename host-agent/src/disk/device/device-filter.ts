// Which block devices the agent may inspect and adopt: the setting `devices` of the machine's owner. An excluded device is
// known by what the kernel lists under /sys alone; it is never opened.
import picomatch from "picomatch";
import type { Device } from "./devices.ts";

/** Globs over the names of a device: its stable name, serial number, path, and the links that udev made. */
export interface DeviceRules {
  include: readonly string[];
  exclude: readonly string[];
}

export type DeviceFilter = (device: Pick<Device, "identity" | "path" | "serial" | "aliases">) => boolean;

export const EVERY_DEVICE: DeviceRules = { include: ["*"], exclude: [] };

// `*` also matches `/`: a stable name may hold the path of a file or of a slot.
const OPTIONS = { bash: true, dot: true, nonegate: true } as const;

export function createDeviceFilter(rules: DeviceRules): DeviceFilter {
  const included = rules.include.map((glob) => picomatch(glob, OPTIONS));
  const excluded = rules.exclude.map((glob) => picomatch(glob, OPTIONS));
  return ({ identity, path, serial, aliases }) => {
    const names = [identity, path, ...(serial === null ? [] : [serial]), ...aliases];
    const matchesOne = (globs: typeof included) =>
      globs.some((matches) => names.some((name) => matches(name)));
    return matchesOne(included) && !matchesOne(excluded);
  };
}
