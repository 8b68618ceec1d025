// Ports for VMs: which of the range are taken, and whether the kernel gives them to others. Whether VMs can have a way out, by
// making one for nobody.
import { readFile } from "node:fs/promises";
import type { Config } from "../config.ts";
import type { Run } from "../host/run.ts";
import { WayOut } from "../network/way-out/way-out.ts";
import { type Finding, failing, fine, warning } from "./finding.ts";

/** Looks at what listens now; it may be otherwise later. */
export async function checkPorts([first, last]: readonly [number, number]): Promise<Finding[]> {
  const read = (path: string) => readFile(path, "utf8").catch(() => "");
  const tables = await Promise.all(["tcp", "tcp6", "udp", "udp6"].map((name) => read(`/proc/net/${name}`)));
  const taken = new Set(
    tables.flatMap((text, i) => localPorts(text, i < 2)).filter((p) => p >= first && p <= last),
  );
  const count = last - first + 1;
  const name = "ports";
  if (taken.size === count) {
    return [failing(name, `All ports from ${first} to ${last} are taken.`, "Set port_range to others.")];
  }
  const said = `${count - taken.size} of the ${count} ports from ${first} to ${last} are free.`;
  const [low = 0, high = 0] = (await read("/proc/sys/net/ipv4/ip_local_port_range"))
    .trim()
    .split(/\s+/)
    .map(Number);
  if (first <= high && low <= last) {
    const why = `The kernel gives ${low} to ${high} to outgoing connections, so a VM's port may be taken when it starts.`;
    return [warning(name, `${said} ${why}`, "Set port_range to ports outside of that.")];
  }
  return [fine(name, said)];
}

/** Local ports of /proc/net/tcp (those that listen, state 0A) or /proc/net/udp (all). Pure. */
export function localPorts(table: string, listening: boolean): number[] {
  return table
    .split("\n")
    .slice(1)
    .map((line) => line.trim().split(/\s+/))
    .filter((fields) => fields.length > 3 && (!listening || fields[3] === "0A"))
    .map((fields) => Number.parseInt(fields[1]?.split(":")[1] ?? "", 16));
}

/** Makes a way out for nobody and removes it. `scratch`: a folder in which that is noted meanwhile. */
export async function checkWayOut(around: {
  config: Pick<Config, "wayOut">;
  run: Run;
  root: boolean;
  confined: boolean;
  scratch: string;
}): Promise<Finding> {
  const { config, run, root, confined, scratch } = around;
  const wayOut = await WayOut.open({
    run,
    runtimeDir: scratch,
    rules: config.wayOut,
    root,
    confined,
    // A check forwards nothing.
    forwards: { set: async () => [] },
    log: () => {},
  });
  const { status, reason, message } = wayOut.condition;
  if (status === "true" || reason === "disabled") return fine("way_out", message);
  return warning("way_out", message, null);
}
