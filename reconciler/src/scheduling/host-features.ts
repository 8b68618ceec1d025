// What hosts are and have, as bits: a demand asks for some, and a host without one of them cannot have it. Several features
// share a bit, so that a host has all the bits asked for says nothing yet.

import { closedBecause } from "../kinds/host/placing.ts";
import type { HostRoom } from "./host-room.ts";
import { type Demand, familyOf } from "./place-vm.ts";

const OPEN = 1;
const TPM = 2;
const MODES = { nat: 4, bridge: 8 } as const;
const FIRST_SHARED = 4;
const SHARED = 27;

/** `kind`: bits that many hosts have in common. */
export const FEATURE_BITS = { kind: OPEN | TPM | MODES.nat | MODES.bridge } as const;

/** The bit of something that has a name. */
function bitOf(what: string, name: string): number {
  let mixed = 0;
  for (const character of `${what} ${name}`) mixed = (Math.imul(mixed, 31) + character.charCodeAt(0)) >>> 0;
  return 1 << (FIRST_SHARED + (mixed % SHARED));
}

const labelBits = (labels: Readonly<Record<string, string>> = {}): number =>
  Object.entries(labels).reduce((bits, [key, value]) => bits | bitOf("label", `${key}=${value}`), 0);

export function featuresOf({ state, spec, facts }: HostRoom): number {
  if (facts === null || state !== "ready" || closedBecause(spec) !== undefined) return 0;
  const { region, zone, labels } = spec;
  let bits = OPEN | labelBits(labels);
  if (facts.tpm === true) bits |= TPM;
  if (region !== undefined) bits |= bitOf("region", region);
  if (zone !== undefined) bits |= bitOf("zone", zone);
  if (facts.network?.nat === true) bits |= MODES.nat;
  if (facts.network?.bridge === true) bits |= MODES.bridge;
  const { overlay } = facts.network ?? {};
  if (overlay?.missing === null) bits |= bitOf("overlay", String(familyOf(overlay.address)));
  for (const bridge of facts.network?.bridges ?? []) bits |= bitOf("bridge", bridge);
  return bits;
}

/** Bits of what every host must have that can have it. */
export function featuresAsked({ tpm, where = {}, networks = [] }: Demand): number {
  const { region, zone, host_labels } = where;
  let bits = OPEN | labelBits(host_labels);
  if (tpm === true) bits |= TPM;
  if (region !== undefined) bits |= bitOf("region", region);
  if (zone !== undefined) bits |= bitOf("zone", zone);
  for (const { mode, bridge, spans } of networks) {
    bits |= MODES[mode];
    if (spans !== undefined) bits |= bitOf("overlay", String(spans.family));
    if (bridge !== undefined) bits |= bitOf("bridge", bridge);
  }
  return bits;
}
