// A router's address is nobody else's.

import { CroftError, type FieldError } from "@croft/schemas/errors.ts";
import type { Reads, Stored } from "../../store/store.ts";
import { label } from "../kind-rules.ts";
import { title } from "../title.ts";
import { formatAddress, parseAddress } from "./addresses.ts";
import { gatewayOf, type NetworkSpec } from "./spec-faults.ts";

/** Throws `address_in_use` when the network's new gateway is the address of a VM. */
export async function gatewayHeld(reads: Reads, before: Stored<"network">, spec: NetworkSpec): Promise<void> {
  const gateway = gatewayOf(spec, 4);
  if (gateway === undefined || gateway === gatewayOf(before.spec, 4)) return;
  const parsed = parseAddress(gateway);
  const address = parsed ? formatAddress(parsed) : gateway;
  const holder = await reads.addresses.holder({ network: before.id, type: "ipv4", address });
  if (holder === undefined) return;
  const vm = await reads.documents.get("vm", holder.vm);
  // Of another project neither name nor id is told.
  const seen = vm !== undefined && vm.project === before.project;
  const owner = seen ? `${label(vm)} (${vm.id})` : "a VM";
  const message = `${gateway} belongs to ${owner}`;
  const error: FieldError = { code: "address_in_use", pointer: "/spec/gateway", message };
  if (seen) error.holder = vm.id;
  throw new CroftError("address_in_use", `${title(before)} cannot have the gateway ${gateway}.`, {
    detail: `It ${message.slice(gateway.length + 1)}. Choose another address for one of them.`,
    errors: [error],
  });
}
