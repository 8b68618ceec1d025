// What VMs used since their start: for one VM as JSON, for all in the text that Prometheus reads.

import { notFound } from "../kinds/not-found.ts";
import type { Store } from "../store/store.ts";
import type { Handlers } from "./contract/serve.ts";
import type { Counters, VmCounters } from "./services.ts";

/** `GET /vms/{id}/counters`: `{ id, counters }`, null for a VM that does not run or was not heard of for a minute. */
export const counterHandlers = (store: Store, counters: Counters): Pick<Handlers, "get_vm_counters"> => ({
  async get_vm_counters(request, response) {
    const id = String(request.params.id);
    const vm = await store.documents.get("vm", id);
    if (vm === undefined) throw notFound(`VM ${id}`);
    response.json({ id, counters: counters.of(vm.status.host ?? "", id) ?? null });
  },
});

type Sample = [labels: Record<string, string>, value: number];

const FIGURES: readonly [
  name: string,
  type: "counter" | "gauge",
  help: string,
  read: (vm: VmCounters) => Sample[],
][] = [
  ["cpu_seconds_total", "counter", "Processor time of a VM's QEMU.", (vm) => [[{}, vm.cpu_seconds]]],
  [
    "vcpu_seconds_total",
    "counter",
    "Processor time of a virtual CPU.",
    (vm) => vm.vcpu_seconds.map((seconds, cpu) => [{ cpu: String(cpu) }, seconds]),
  ],
  [
    "memory_resident_bytes",
    "gauge",
    "Memory of the host that a VM's QEMU holds.",
    (vm) => [[{}, vm.memory_resident_bytes]],
  ],
  [
    "guest_memory_available_bytes",
    "gauge",
    "Memory that programs of the guest could still get.",
    (vm) => (vm.guest_memory?.available_bytes == null ? [] : [[{}, vm.guest_memory.available_bytes]]),
  ],
  ["disk_read_bytes_total", "counter", "Bytes read from a disk.", byDisk("read_bytes")],
  ["disk_written_bytes_total", "counter", "Bytes written to a disk.", byDisk("written_bytes")],
  ["disk_read_operations_total", "counter", "Reads of a disk.", byDisk("read_operations")],
  ["disk_write_operations_total", "counter", "Writes to a disk.", byDisk("write_operations")],
  ["network_received_bytes_total", "counter", "Bytes received by a card.", byCard("received_bytes")],
  ["network_sent_bytes_total", "counter", "Bytes sent by a card.", byCard("sent_bytes")],
];

function byDisk(figure: Exclude<keyof VmCounters["disks"][number], "name">) {
  return (vm: VmCounters): Sample[] => vm.disks.map((disk) => [{ disk: disk.name }, disk[figure]]);
}

function byCard(figure: Exclude<keyof VmCounters["network_cards"][number], "name">) {
  return (vm: VmCounters): Sample[] => vm.network_cards.map((card) => [{ card: card.name }, card[figure]]);
}

/** Lines of /metrics, `croft_vm_…` with the labels `vm` and `host`. */
export function counterLines(counters: Counters): string[] {
  const all = counters.all();
  return FIGURES.flatMap(([name, type, help, read]) => [
    `# HELP croft_vm_${name} ${help}`,
    `# TYPE croft_vm_${name} ${type}`,
    ...all.flatMap(({ host, counters: vm }) =>
      read(vm).map(
        ([labels, value]) => `croft_vm_${name}${labelsOf({ vm: vm.id, host, ...labels })} ${value}`,
      ),
    ),
  ]);
}

/** A card's name is the guest's word: only what cannot end a label or a line passes. */
const labelsOf = (labels: Record<string, string>): string =>
  `{${Object.entries(labels)
    .map(([name, value]) => `${name}="${value.replace(/[^\x20-\x7e]|["\\]/g, "_")}"`)
    .join(",")}}`;
