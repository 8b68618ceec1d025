// What VMs used, as their hosts last sent it. It is another every time and nobody needs what it was, so it is never stored:
// whoever wants a history has Prometheus read /metrics. Forgotten a minute after a host fell silent.

import type { HostCounters } from "@croft/schemas/generated/typescript/messages.ts";

export type VmCounters = HostCounters["vms"][number];
export type OwnCounters = Pick<HostCounters, "disks" | "agent">;

export interface CounterBook {
  /** Replaces what the host sent before. */
  put(host: string, vms: readonly VmCounters[], own: OwnCounters): void;
  /** Of one VM as sent by the host that it is on. */
  of(host: string, vm: string): VmCounters | undefined;
  /** Of all, with the host that sent them. */
  all(): { host: string; counters: VmCounters }[];
  /** What hosts sent of themselves. */
  hosts(): ({ host: string } & OwnCounters)[];
}
