// What is wrong with the rules of a firewall by themselves. Pure.

import type { FieldError } from "@croft/schemas/errors.ts";
import type { SpecOf } from "@croft/schemas/generated/typescript/kinds.ts";
import { formatCidr, parseAddress, parseCidr } from "./addresses.ts";

type NetworkSpec = SpecOf<"network">;
type Rule = NonNullable<NetworkSpec["firewall"]>[number];
type Fault = (field: string, message: string) => FieldError;

export const firewallFaults = (spec: NetworkSpec): FieldError[] =>
  (spec.firewall ?? []).flatMap((rule, index) => {
    const fault: Fault = (field, message) => ({
      code: "invalid_value",
      pointer: `/spec/firewall/${index}/${field}`,
      message,
    });
    return [
      ...portFaults(rule, fault),
      ...endFaults(rule.from, "from", spec, fault),
      ...endFaults(rule.to, "to", spec, fault),
      ...familyFaults(rule, fault),
    ];
  });

function portFaults({ ports = [], protocol }: Rule, fault: Fault): FieldError[] {
  if (ports.length > 0 && protocol !== "tcp" && protocol !== "udp") {
    return [fault("ports", 'need protocol = "tcp" or "udp"')];
  }
  return ports.flatMap((text, index) => {
    const [first = 0, last = first] = text.split("-").map(Number);
    if (first < 1 || last > 65535) return [fault(`ports/${index}`, "must be from 1 to 65535")];
    return first > last ? [fault(`ports/${index}`, `runs backwards; write ${last}-${first}`)] : [];
  });
}

function endFaults(
  end: string | undefined,
  field: "from" | "to",
  { cidr, ipv6_cidr }: NetworkSpec,
  fault: Fault,
): FieldError[] {
  if (end === undefined || end === "any") return [];
  if (end === "network") {
    const known = cidr !== undefined || ipv6_cidr !== undefined;
    return known ? [] : [fault(field, "cannot be network: without cidr Croft does not know its addresses")];
  }
  const address = parseAddress(end);
  if (address) return [fault(field, `needs a prefix; write ${end}/${address.family === 4 ? 32 : 128}`)];
  const range = parseCidr(end);
  if (range === undefined) return [fault(field, "must be any, network or a CIDR such as 198.51.100.0/24")];
  const exact = parseAddress(end.split("/")[0] ?? "")?.value === range.first;
  return exact ? [] : [fault(field, `has bits behind its prefix; write ${formatCidr(range)}`)];
}

function familyFaults({ from = "any", to = "any" }: Rule, fault: Fault): FieldError[] {
  const [source, target] = [parseCidr(from), parseCidr(to)];
  if (source === undefined || target === undefined || source.family === target.family) return [];
  return [fault("to", "is of another IP version than from: no packet has both")];
}
