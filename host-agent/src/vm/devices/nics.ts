// Network cards of a guest on networks: how QEMU is told of them, and which changes need a restart. Cards are in an order; one can
// come or go at the end while the guest runs (nic-hotplug.ts). Pure.
import type { VmDocument } from "@croft/schemas/generated/typescript/messages.ts";
import type { Nic } from "../../network/card-table.ts";
import { device } from "../qemu/options.ts";

/** Numbers of taps in QEMU: beyond all other descriptors that it inherits. */
const FIRST_DESCRIPTOR = 200;

export const tapDescriptor = (card: number): number => FIRST_DESCRIPTOR + card;

export const netdevId = (card: number): string => `nic${card}`;
export const deviceId = (card: number): string => `dev-nic${card}`;
const portId = (card: number): string => `np${card}`;

/** How many ports for cards a guest is started with: some are free for what comes later, and each takes time at the boot. */
export const cardPortsFor = (cards: number): number => (cards <= 3 ? 4 : 8);

/** The arguments of QEMU for all cards and the ports that they are plugged into. */
export function nicArguments(nics: readonly Nic[]): string[] {
  const ports = Array.from({ length: cardPortsFor(nics.length) }, (_, card) => [
    "-device",
    // Behind those of drives, which begin at 0x10.
    `pcie-root-port,id=${portId(card)},bus=pcie.0,chassis=${33 + card},slot=${33 + card},` +
      `addr=0x15.${card}${card === 0 ? ",multifunction=on" : ""}`,
  ]);
  const cards = nics.flatMap((nic, card) => [
    ...["-netdev", `tap,id=${netdevId(card)},fd=${tapDescriptor(card)}`],
    ...device(nicDevice(nic, card)),
  ]);
  return [...ports.flat(), ...cards];
}

export function nicDevice({ mac_address, mtu }: Nic, card: number): Record<string, unknown> {
  return {
    driver: "virtio-net-pci",
    id: deviceId(card),
    netdev: netdevId(card),
    mac: mac_address,
    bus: portId(card),
    romfile: "",
    // The guest's driver takes it, whatever the guest is told otherwise.
    ...(mtu === null ? {} : { host_mtu: mtu }),
  };
}

export const nicsOf = ({ nics }: Pick<VmDocument, "nics">): readonly Nic[] => nics ?? [];

/** What a change of cards needs a restart for; adding and removing at the end does not, as long as there are ports. */
export function nicChanges(
  run: { nics?: readonly Nic[]; card_ports?: number },
  wanted: readonly Nic[],
): string[] {
  const { nics: runs = [], card_ports: ports = 0 } = run;
  if (runs.length === 0 && wanted.length === 0) return [];
  if (runs.length === 0 || wanted.length === 0) return ["from or to networks"];
  if (wanted.length > ports) return [`${wanted.length} cards`];
  const shared = Math.min(runs.length, wanted.length);
  return runs
    .slice(0, shared)
    .flatMap((nic, card) => (keyOf(nic) === keyOf(wanted[card]) ? [] : [`card ${card + 1}`]));
}

const keyOf = (nic: Nic | undefined): string =>
  JSON.stringify([nic?.network, nic?.mac_address, nic?.ipv4?.address, nic?.ipv6?.address, nic?.mtu]);
