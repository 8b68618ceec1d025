// Generated from schemas/; edit the YAML there and run `npm run generate`.

import type { Kind } from "./kinds.ts";

/** Members that a status always shows, and what it shows of those that are not stored, as documents of older versions are. */
export const STATUS_DEFAULTS: Readonly<Record<Kind, readonly (readonly [name: string, value: unknown])[]>> = {
  disk: [["identity",null],["model",null],["size_gib",null],["size_bytes",null],["free_gib",null],["largest_gap_gib",null],["sector_size",null],["path",null]],
  host: [],
  image: [["sha256",null],["compression",null],["disk_sha256",null],["disk_size_bytes",null],["kernel",null],["format",null],["size_bytes",null],["virtual_size_gib",null],["virtual_size_bytes",null],["fetched_bytes",0],["total_bytes",null]],
  network: [["gateway",null],["ipv6_gateway",null],["host",null],["free_addresses",null],["leased_addresses",[]],["hosts",[]]],
  partition_attachment: [["serial",null],["attached",false]],
  partition: [["disk",null],["host",null],["host_region",null],["serial",null],["number",null],["part_uuid",null],["start_bytes",null],["size_bytes",null],["filesystem",null],["quarantined_at",null],["wipe_at",null],["attached_to",null]],
  project: [],
  ssh_key: [],
  vm: [["hostname",null],["host",null],["host_region",null],["host_zone",null],["incarnation",0],["ready",false],["ip_address",null],["nics",[]],["seen_addresses",[]],["ssh",null],["ssh_port",null],["power_state",null],["accelerator",null],["started_at",null],["exit",null],["restarts",0],["reboots",0],["next_start_at",null],["guest",null]],
};
