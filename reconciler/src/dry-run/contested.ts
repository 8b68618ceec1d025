// What two changes of one plan want, and only one can have: no other change cures that.

import { CroftError, type FieldError } from "@croft/schemas/errors.ts";
import { KINDS, type SpecOf } from "@croft/schemas/generated/typescript/kinds.ts";
import type { WritableKind } from "../kinds/host-kind.ts";
import { kindModule } from "../kinds/kinds.ts";
import { hostKey } from "../kinds/vm/ports.ts";
import type { AddressKey, Stored } from "../store/store.ts";
import type { HostPort, PlannedTogether } from "./planned-together.ts";

interface Plan {
  together: PlannedTogether;
}

/** A port that another change of the plan is to have as well. */
export function contestedPort({ together }: Plan, error: CroftError): CroftError {
  const held = (error.facts.ports ?? []) as HostPort[];
  const takers = [...new Set(held.map(({ host }) => host))].map((host) =>
    held.flatMap((port) => (port.host === host ? (together.portTaker(port) ?? []) : [])).at(0),
  );
  const [taker] = takers;
  if (taker === undefined || takers.includes(undefined)) return error;
  const [{ host } = { host: "" }] = held;
  const ports = held.filter((one) => one.host === host).map(({ protocol, port }) => hostKey(protocol, port));
  const message = `Port ${ports.join(", ")} of host ${host} is wanted by ${taker} of this plan, too.`;
  return new CroftError(error.code, message, {
    detail: "Give another host_port, or leave it out: then Croft allocates a free one.",
    errors: error.errors.map((one) => ({ ...one, message })),
    facts: { never: true },
  });
}

/** An address that another change of the plan is to have as well. */
export function contestedAddress({ together }: Plan, error: CroftError): CroftError {
  const held = (error.facts.held_addresses ?? []) as AddressKey[];
  const takers = held.map((key) => together.addressTaker(key));
  const [taker] = takers;
  if (taker === undefined || takers.includes(undefined)) return error;
  const named = held.map(({ address }) => address).join(", ");
  const message = `Address ${named} is wanted by ${taker} of this plan, too.`;
  return new CroftError(error.code, message, {
    detail: "Give another address, or leave it out: then a free one is leased.",
    errors: error.errors.map((one) => ({ ...one, message })),
    facts: { never: true },
  });
}

/** Partitions that the object is to have. Throws for one that another change of the plan is to have as well. */
export function claimsOf<K extends WritableKind>(
  { together }: Plan,
  { kind, name, id }: { kind: K; name?: string; id?: string },
  spec: SpecOf<K>,
): string[] {
  const claims = kindModule(kind).explanation.claims?.(spec) ?? [];
  const errors = claims.flatMap(({ partition, pointer }): FieldError[] => {
    const other = together.claimant(partition);
    if (other === undefined) return [];
    const message = `partition ${partition} is wanted by ${other} of this plan, too`;
    return [{ code: "partition_attached", pointer, message }];
  });
  if (errors.length === 0) return claims.map(({ partition }) => partition);
  throw new CroftError(
    "partition_attached",
    `The ${KINDS[kind].noun} ${name ?? id ?? ""} cannot have its partitions.`,
    {
      detail: errors.map(({ message }) => message).join("\n"),
      errors,
      facts: { never: true },
    },
  );
}

/** Throws for a name that another change of the plan is to have as well. */
export function refuseContestedName(
  { together }: Plan,
  named: Pick<Stored, "kind" | "project" | "name">,
): void {
  if (named.name === null) return;
  const taker = together.nameTaker(named);
  if (taker === undefined) return;
  const message = `the name ${named.name} is wanted by ${taker} of this plan, too`;
  throw new CroftError("already_exists", `The ${named.kind} cannot be named ${named.name}.`, {
    detail: `T${message.slice(1)}. Choose another name for one of them.`,
    errors: [{ code: "already_exists", pointer: "/name", message }],
    facts: { never: true },
  });
}
