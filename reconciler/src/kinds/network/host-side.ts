// What a host is sent of a network, and what a report of it means. A network is on every host that has VMs of it:
//
//   first VM of a host --> present --> last VM gone --> deleted --reported--> out of the host's config
//                             ^------- another VM ---------'
//
// Its state is the worst of what its hosts report, and it is observed when all of them have the newest generation.

import type { StatusOf } from "@croft/schemas/generated/typescript/kinds.ts";
import type { NetworkReport } from "@croft/schemas/generated/typescript/messages.ts";
import type { Stored } from "../../store/store.ts";
import type { HostSide, Observed, Observing, Planning } from "../host-side.ts";
import { networkDocument } from "./host-document.ts";

type HostRow = NonNullable<StatusOf<"network">["hosts"]>[number];

/** The VMs of this host that have cards in it. */
const usersOf = ({ id }: Stored<"network">, { snapshot }: Planning): readonly Stored<"vm">[] =>
  snapshot.users.get(id) ?? [];

export const networkOnHost: HostSide<"network"> = {
  onManyHosts: true,
  documents: {
    document(network, planning) {
      const users = usersOf(network, planning);
      const { host } = planning.snapshot;
      if (users.length === 0 && network.internal.removed_from?.includes(host) === true) {
        return { code: null, reason: `Host ${host} has removed it.` };
      }
      const span = planning.snapshot.spans.get(network.id);
      return { document: networkDocument(network, users, span), secret: null };
    },
    removal: (sent, generation) => ({ ...sent, generation, wanted: "deleted" }),
    removedStates: ["deleted"],
    unknown: {
      advice:
        "It stays as it is. A newer backup knows it; with that, what was written since this restore is lost.",
    },
    describe: ({ project, name }) => ({ project: project ?? "", name, tied: [] }),
  },
  observe,
};

function observe(network: Stored<"network">, observing: Observing): Observed<"network"> {
  const { snapshot, view } = observing;
  const { host } = snapshot;
  const entry = observing.entryOf("network", network.id);
  const users = usersOf(network, observing);
  const others = (network.status.hosts ?? []).filter((row) => row.host !== host);
  const removed = (network.internal.removed_from ?? []).filter((name) => name !== host);
  const left =
    users.length === 0 &&
    !view.silent &&
    observing.answered(network.id) &&
    (entry?.state ?? "deleted") === "deleted";
  // One that the host was not sent yet is nothing to wait for.
  const row = left || !snapshot.told.has(network.id) ? [] : [rowOf(network, entry, users, observing)];
  const hosts = [...others, ...row].sort((a, b) => (a.host < b.host ? -1 : 1));
  const gone = users.length === 0 && (left || network.internal.removed_from?.includes(host) === true);
  if (gone && network.deleting && !snapshot.elsewhere.has(network.id)) return { gone: true };
  const next = gone ? [...removed, host].sort() : removed;
  const changes = JSON.stringify(next) !== JSON.stringify(network.internal.removed_from ?? []);
  return {
    gone: false,
    status: statusOf(network, gone ? others : hosts),
    ...(changes ? { internal: { ...network.internal, removed_from: next } } : {}),
  };
}

/** What one host says of it. A final state of one that is wanted is what the agent remembers of another life of it. */
function rowOf(
  { generation, status }: Stored<"network">,
  entry: NetworkReport | undefined,
  users: readonly Stored<"vm">[],
  { view, snapshot: { host } }: Observing,
): HostRow {
  const before = status.hosts?.find((row) => row.host === host);
  if (view.silent) {
    const message = `Host ${host} is silent: its agent does not report, so nothing is known about now.`;
    const observed_generation = before?.observed_generation ?? 0;
    return { host, state: "unknown", observed_generation, code: "host_silent", message };
  }
  if (entry === undefined) {
    return {
      host,
      state: "pending",
      observed_generation: 0,
      code: null,
      message: `Waits for the agent of host ${host}.`,
    };
  }
  const state = users.length === 0 ? "deleting" : entry.state === "deleted" ? "creating" : entry.state;
  const observed_generation = Math.min(entry.generation, generation);
  return { host, state, observed_generation, code: entry.code, message: entry.message };
}

/** Worst first. What is made on one host does not make the others' VMs wait, so it is no state of the whole. */
const WORST = ["error", "failed", "unknown"] as const;

function statusOf(network: Stored<"network">, hosts: HostRow[]): StatusOf<"network"> {
  const { generation, status, deleting } = network;
  const found = WORST.flatMap((state) => hosts.find((row) => row.state === state) ?? []).at(0);
  const worst = found && WORST.find((state) => state === found.state);
  const observed_generation = Math.min(generation, ...hosts.map((row) => row.observed_generation));
  const answered = observed_generation === generation;
  return {
    ...status,
    // A host that gets its first VM has not answered any write yet.
    observed_generation: answered
      ? generation
      : Math.max(observed_generation, status.observed_generation ?? 0),
    state: deleting ? "deleting" : (worst ?? "ready"),
    state_reason: found === undefined ? null : `Host ${found.host}: ${found.message ?? found.state}`,
    state_code: found?.code ?? null,
    hosts,
  };
}
