// What VMs used since their start, as their hosts last told. Absent for a VM that does not run or was not heard of for a minute:
// a counter that stands at 0 would say that it did nothing.
import type { HostCounters } from "@croft/schemas/generated/typescript/messages.ts";
import { type Exposition, type FigureType, labelsOf } from "./exposition.ts";

type VmCounters = HostCounters["vms"][number];
type Sample = [labels: Record<string, string>, value: number];

const FIGURES: readonly [name: string, type: FigureType, help: string, read: (vm: VmCounters) => Sample[]][] =
  [
    ["cpu_seconds", "counter", "Processor time of a VM's QEMU.", (vm) => [[{}, vm.cpu_seconds]]],
    [
      "vcpu_seconds",
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
    ...(["total", "available", "free"] as const).map((what): (typeof FIGURES)[number] => [
      `guest_memory_${what}_bytes`,
      "gauge",
      `Memory as the guest's kernel tells it: ${what}.`,
      (vm) => {
        const bytes = vm.guest_memory?.[`${what}_bytes`];
        return bytes == null ? [] : [[{}, bytes]];
      },
    ]),
    ["disk_read_bytes", "counter", "Bytes read from a disk.", byDisk("read_bytes")],
    ["disk_written_bytes", "counter", "Bytes written to a disk.", byDisk("written_bytes")],
    ["disk_read_operations", "counter", "Reads of a disk.", byDisk("read_operations")],
    ["disk_write_operations", "counter", "Writes to a disk.", byDisk("write_operations")],
    ["disk_flush_operations", "counter", "Flushes of a disk.", byDisk("flush_operations")],
    ["network_received_bytes", "counter", "Bytes received by a card.", byCard("received_bytes")],
    ["network_sent_bytes", "counter", "Bytes sent by a card.", byCard("sent_bytes")],
    ["network_received_packets", "counter", "Packets received by a card.", byCard("received_packets")],
    ["network_sent_packets", "counter", "Packets sent by a card.", byCard("sent_packets")],
  ];

/** `root`, or the id of the partition. */
function byDisk(figure: Exclude<keyof VmCounters["disks"][number], "name">) {
  return (vm: VmCounters): Sample[] => vm.disks.map((disk) => [{ disk: disk.name }, disk[figure]]);
}

function byCard(figure: Exclude<keyof VmCounters["network_cards"][number], "name">) {
  return (vm: VmCounters): Sample[] => vm.network_cards.map((card) => [{ card: card.name }, card[figure]]);
}

/** A card's name is the guest's word: only what cannot end a label or a line passes. */
const plain = (value: string): string => value.replace(/[^\x20-\x7e]|["\\]/g, "_");

/** With the labels `vm` and `host`. */
export function addCounters(out: Exposition, all: readonly { host: string; counters: VmCounters }[]): void {
  for (const [name, type, help, read] of FIGURES) {
    const figure = out.figure(`croft_vm_${name}`, type, help);
    for (const { host, counters: vm } of all) {
      for (const [labels, value] of read(vm)) {
        const named: Record<string, string> = { vm: vm.id, host };
        for (const [key, text] of Object.entries(labels)) named[key] = plain(text);
        figure.add(labelsOf(named), value);
      }
    }
  }
}
