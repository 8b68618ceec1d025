// A VM that its host has and the database does not know.

import type { VmDocument, VmReport } from "@croft/schemas/generated/typescript/messages.ts";

/** An instruction to remove it, of which the host needs the id alone: it has the rest. */
export const removalOfUnknownVm = ({ id, generation, incarnation, drives }: VmReport): VmDocument => ({
  kind: "vm",
  id,
  generation: generation + 1,
  incarnation,
  project: "unknown",
  name: id,
  image: null,
  cpus: 1,
  memory_mib: 1,
  root_disk_gib: 1,
  // Locked until the VM is gone.
  drives: drives.map(({ partition }) => ({
    partition,
    serial: partition,
    read_only: false,
    force_detach: false,
    attachment: null,
  })),
  detaching: [],
  ports: [],
  ssh_port: 0,
  power_state: "stopped",
  start_number: 0,
  restart_number: 0,
  restart_allowed: true,
  probe_ssh: false,
  wanted: "deleted",
});
