// The largest inputs of each message that agents send: the largest that is taken, and what is as long as bodies are read and of the worst
// kinds for whoever reads it.

import { hostReport, vmReport } from "../planner/sample-objects.ts";

const SMALL_BYTES = 64 * 1024;
const LARGE_BYTES = 8 * 1024 * 1024;
const MOST_ENTRIES = 10_000;

export interface AgentFlood {
  name: string;
  method: "GET" | "POST";
  route: string;
  bodies: readonly string[];
}

const long = (seed: number): string => `${seed} `.padEnd(4_000, "x");

/** As many entries and texts as fit. */
const largestReport = (host: string, round = 0): string =>
  JSON.stringify(
    hostReport({
      host,
      conditions: Array.from({ length: 500 }, (_one, i) => ({
        type: `t${i}`,
        status: "true" as const,
        reason: "r",
        message: long(i + round),
      })),
      objects: Array.from({ length: MOST_ENTRIES }, (_one, i) =>
        vmReport({ id: `vm_${host}${String(i).padStart(10, "0")}`, drives: [], message: `${round}` }),
      ),
    }),
  );

const largestCounters = (): string =>
  JSON.stringify({
    vms: Array.from({ length: MOST_ENTRIES }, (_one, i) => ({
      id: `vm_${i}`,
      observed_at: long(i).slice(0, 300),
      started_at: "2026-01-01T00:00:00Z",
      cpu_seconds: i,
      vcpu_seconds: [i],
      memory_resident_bytes: i,
      guest_memory: null,
      disks: [],
      network_cards: [],
    })),
  });

/** JSON of so many bytes that is dear to parse or to look at: values, objects, members, shapes, depth. */
export function hostileTexts(bytes: number, around: (filling: string) => string): string[] {
  const room = bytes - around("").length - 10;
  const list = (one: string): string =>
    `[${`${one},`.repeat(Math.floor(room / (one.length + 1)) - 1)}${one}]`;
  const many = (make: (i: number) => string, size: number): string =>
    Array.from({ length: Math.floor(room / size) }, (_one, i) => make(i)).join(",");
  const name = (i: number): string => `k${i.toString(36).padStart(6, "0")}`;
  return [
    `"${"a".repeat(room - 2)}"`,
    list("1"),
    list("{}"),
    list("[]"),
    `{${many((i) => `"${name(i)}":1`, 12)}}`,
    `[${many((i) => `{"${name(i)}":1}`, 14)}]`,
    "[".repeat(room / 2) + "]".repeat(room / 2),
  ].map(around);
}

/** Every message over the agents' listener, WebSockets aside. */
export function agentFloods(host = "host-0"): AgentFlood[] {
  const small = (name: string): AgentFlood => ({
    name,
    method: "POST",
    route: `/v1/agent/${name}`,
    bodies: hostileTexts(
      SMALL_BYTES,
      (filling) => `{"token":"t","csr":"c","boot_id":"b","known_as":${filling}}`,
    ),
  });
  const large = (name: string, largest: string, field: string): AgentFlood => ({
    name,
    method: "POST",
    route: `/v1/agent/${name}`,
    bodies: [largest, ...hostileTexts(LARGE_BYTES, (filling) => `{"${field}":${filling}}`)],
  });
  const query = (name: string, route: string): AgentFlood => ({ name, method: "GET", route, bodies: [] });
  const digest = "a".repeat(64);
  return [
    small("join"),
    small("renew"),
    small("hello"),
    small("lease"),
    query("config", "/v1/agent/config?after=0&timeout_seconds=0"),
    query("documents", `/v1/agent/documents/${digest}`),
    query("blobs", `/v1/agent/blobs/${digest}`),
    large("report", largestReport(host), "objects"),
    large("counters", largestCounters(), "vms"),
  ];
}
