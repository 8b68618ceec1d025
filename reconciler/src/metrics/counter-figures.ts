// What VMs used since their start, as their hosts last told. Absent for a VM that does not run or was not heard of for a minute:
// a counter that stands at 0 would say that it did nothing.
import type { HostCounters } from "@croft/schemas/generated/typescript/messages.ts";
import type { Exposition, FigureType } from "./exposition.ts";

type VmCounters = HostCounters["vms"][number];
/** Further labels as text, such as `,cpu="0"`. */
type Add = (labels: string, value: number) => void;

const FIGURES: readonly [
  name: string,
  type: FigureType,
  help: string,
  read: (vm: VmCounters, add: Add) => void,
][] = [
  ["cpu_seconds", "counter", "Processor time of a VM's QEMU.", (vm, add) => add("", vm.cpu_seconds)],
  [
    "vcpu_seconds",
    "counter",
    "Processor time of a virtual CPU.",
    (vm, add) => {
      for (let cpu = 0; cpu < vm.vcpu_seconds.length; cpu++)
        add(`,cpu="${cpu}"`, vm.vcpu_seconds[cpu] as number);
    },
  ],
  [
    "memory_resident_bytes",
    "gauge",
    "Memory of the host that a VM's QEMU holds.",
    (vm, add) => add("", vm.memory_resident_bytes),
  ],
  ...(["total", "available", "free"] as const).map((what): (typeof FIGURES)[number] => [
    `guest_memory_${what}_bytes`,
    "gauge",
    `Memory as the guest's kernel tells it: ${what}.`,
    (vm, add) => {
      const bytes = vm.guest_memory?.[`${what}_bytes`];
      if (bytes != null) add("", bytes);
    },
  ]),
  ["disk_read_bytes", "counter", "Bytes read from a disk.", byDisk("read_bytes")],
  ["disk_written_bytes", "counter", "Bytes written to a disk.", byDisk("written_bytes")],
  ["disk_read_operations", "counter", "Reads of a disk.", byDisk("read_operations")],
  ["disk_write_operations", "counter", "Writes to a disk.", byDisk("write_operations")],
  ["disk_flush_operations", "counter", "Flushes of a disk.", byDisk("flush_operations")],
  ["filesystem_size_bytes", "gauge", "Size of a file system of the guest.", byFilesystem("size_bytes")],
  [
    "filesystem_used_bytes",
    "gauge",
    "What is used of a file system of the guest.",
    byFilesystem("used_bytes"),
  ],
  ["network_received_bytes", "counter", "Bytes received by a card.", byCard("received_bytes")],
  ["network_sent_bytes", "counter", "Bytes sent by a card.", byCard("sent_bytes")],
  ["network_received_packets", "counter", "Packets received by a card.", byCard("received_packets")],
  ["network_sent_packets", "counter", "Packets sent by a card.", byCard("sent_packets")],
];

/** `root`, or the id of the partition. */
function byDisk(figure: Exclude<keyof VmCounters["disks"][number], "name">) {
  return (vm: VmCounters, add: Add): void => {
    for (const disk of vm.disks) add(`,disk="${plain(disk.name)}"`, disk[figure]);
  };
}

function byCard(figure: Exclude<keyof VmCounters["network_cards"][number], "name">) {
  return (vm: VmCounters, add: Add): void => {
    for (const card of vm.network_cards) add(`,card="${plain(card.name)}"`, card[figure]);
  };
}

function byFilesystem(figure: "size_bytes" | "used_bytes") {
  return (vm: VmCounters, add: Add): void => {
    for (const one of vm.filesystems ?? []) {
      add(`,mountpoint="${plain(one.mountpoint)}",type="${plain(one.type)}"`, one[figure]);
    }
  };
}

const UNUSUAL = /[^\x20-\x7e]|["\\]/;

/** A card's name is the guest's word: only what cannot end a label or a line passes. */
const plain = (value: string): string =>
  UNUSUAL.test(value) ? value.replace(/[^\x20-\x7e]|["\\]/g, "_") : value;

type Told = readonly { host: string; counters: VmCounters }[];

/** With the labels `vm` and `host`. */
export function addCounters(out: Exposition, all: Told): void {
  // Once for all figures.
  const labels = all.map(({ host, counters: { id } }) => `{vm="${id}",host="${host}"`);
  for (const [name, type, help, read] of FIGURES) {
    const sample = `croft_vm_${name}${type === "counter" ? "_total" : ""}`;
    out.later(`croft_vm_${name}`, type, help, linesOf(sample, read, all, labels));
  }
}

/** VMs whose lines are made together: a step of the generator for each would cost as much as its lines. */
const TOGETHER = 64;

function* linesOf(
  sample: string,
  read: (vm: VmCounters, add: Add) => void,
  all: Told,
  labels: readonly string[],
): Generator<string> {
  let lines = "";
  let own = "";
  const add: Add = (more, value) => {
    if (Number.isFinite(value)) lines += `${lines === "" ? "" : "\n"}${sample}${own}${more}} ${value}`;
  };
  for (let at = 0; at < all.length; at++) {
    own = labels[at] as string;
    read((all[at] as Told[number]).counters, add);
    if ((at + 1) % TOGETHER !== 0 || lines === "") continue;
    yield lines;
    lines = "";
  }
  if (lines !== "") yield lines;
}
