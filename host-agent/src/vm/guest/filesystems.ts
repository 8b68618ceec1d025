// File systems as a guest's agent tells of them (guest-get-fsinfo). One whose size it does not tell is left out: 0 would be a lie.
import { readable } from "./serial-log.ts";

export interface GuestFilesystem {
  mountpoint: string;
  type: string;
  size_bytes: number;
  used_bytes: number;
}

const MOST = 32;
const LONGEST = 200;

export function filesystemsOf(told: unknown): GuestFilesystem[] {
  const seen = new Set<string>();
  return (Array.isArray(told) ? told : []).slice(0, 4 * MOST).flatMap((one) => {
    const { mountpoint, type, "total-bytes": size, "used-bytes": used } = isObject(one) ? one : {};
    const at = plain(mountpoint);
    if (at === "" || !isSize(size) || !isSize(used) || size === 0) return [];
    if (seen.has(at) || seen.size === MOST) return [];
    seen.add(at);
    return [{ mountpoint: at, type: plain(type), size_bytes: size, used_bytes: Math.min(used, size) }];
  });
}

const plain = (value: unknown): string =>
  typeof value === "string" ? (readable(value.slice(0, LONGEST))?.replaceAll("\n", " ") ?? "") : "";

const isSize = (value: unknown): value is number =>
  typeof value === "number" && Number.isSafeInteger(value) && value >= 0;

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === "object" && value !== null && !Array.isArray(value);
