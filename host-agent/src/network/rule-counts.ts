// What the rules of a network counted, as its report says it. Pure.
import type { NetworkDocument, NetworkReport } from "@croft/schemas/generated/typescript/messages.ts";
import { counterNames } from "./firewall-rules.ts";
import type { Table } from "./host-view.ts";
import { DENIED } from "./network-table.ts";

/** What each rule matched; -1 is what was dropped because no rule allowed it. */
export function countsOf(
  { firewall }: NetworkDocument,
  { counters }: Table,
): NetworkReport["firewall_counters"] {
  const none = { packets: 0, bytes: 0 };
  const denied = Object.values(DENIED).map((name) => counters.get(name) ?? none);
  return [
    ...counterNames(firewall).map((name, rule) => ({ rule, ...(counters.get(name) ?? none) })),
    {
      rule: -1,
      packets: denied.reduce((sum, { packets }) => sum + packets, 0),
      bytes: denied.reduce((sum, { bytes }) => sum + bytes, 0),
    },
  ];
}
