// Forwarded ports: who holds one, and changing them while the guest runs.
import { createSocket } from "node:dgram";
import { createServer } from "node:net";
import type { Passage } from "../../network/way-out/addresses.ts";
import type { Relay } from "../../network/way-out/forwarder.ts";
import { forwardRule, insideRule } from "../qemu/argv.ts";
import type { Forward } from "../qemu/launch.ts";
import type { Qmp } from "../qemu/qmp.ts";

/** Those host ports that cannot be bound now because somebody has them. */
export async function busyPorts(forwards: readonly Forward[]): Promise<number[]> {
  const busy: number[] = [];
  for (const forward of forwards) {
    if (await isBusy(forward)) busy.push(forward.host_port);
  }
  return busy;
}

function isBusy({ protocol, host_address: address, host_port: port }: Forward): Promise<boolean> {
  return new Promise((resolve) => {
    const failed = (error: NodeJS.ErrnoException) => resolve(error.code === "EADDRINUSE");
    if (protocol === "udp") {
      const socket = createSocket("udp4");
      socket.once("error", (error) => {
        socket.close();
        failed(error);
      });
      socket.bind({ port, address, exclusive: true }, () => socket.close(() => resolve(false)));
    } else {
      const server = createServer();
      server.once("error", failed);
      server.listen({ port, host: address, exclusive: true }, () => server.close(() => resolve(false)));
    }
  });
}

/**
 * Brings the forwarded ports of a running guest to what is wanted, removals first. Returns what is forwarded now, and
 * the ports that could not be had because another process holds them. Those that were `refused` before are not tried again:
 * a guest would else take a port of another service in the moment in which that restarts.
 */
export async function changePorts(
  qmp: Qmp,
  present: readonly Forward[],
  wanted: readonly Forward[],
  refused: readonly string[] = [],
): Promise<{ forwards: Forward[]; busy: Forward[] }> {
  const rules = (list: readonly Forward[]) => new Set(list.map(forwardRule));
  const [has, wants] = [rules(present), rules(wanted)];
  const forwards = present.filter((f) => wants.has(forwardRule(f)));
  const busy: Forward[] = [];
  for (const forward of present.filter((f) => !wants.has(forwardRule(f)))) {
    const { protocol, host_address, host_port } = forward;
    // The answer is text; both `removed` and `not found` leave it gone.
    await monitor(qmp, `hostfwd_remove n0 ${protocol}:${host_address}:${host_port}`);
  }
  for (const forward of wanted.filter((f) => !has.has(forwardRule(f)))) {
    const rule = forwardRule(forward);
    const had = !refused.includes(rule) && (await monitor(qmp, `hostfwd_add n0 ${rule}`)) === "";
    (had ? forwards : busy).push(forward);
  }
  return { forwards, busy };
}

/** Has ports of the host led to a VM's namespace; returns those that another process holds. */
export type Relays = (vm: string, relays: readonly Relay[]) => Promise<Relay[]>;

/**
 * The same for a guest with a passage: its QEMU listens in the namespace, and the forwarder brings there what comes to the
 * host's ports. Says again what is there already, so that a forwarder that was ended has it again.
 */
export async function changeRelays(
  guest: { vm: string; passage: Passage; qmp: Qmp; relays: Relays },
  present: readonly Forward[],
  wanted: readonly Forward[],
  refused: readonly string[] = [],
): Promise<{ forwards: Forward[]; busy: Forward[] }> {
  const { vm, passage, qmp, relays } = guest;
  const inside = (list: readonly Forward[]) => new Set(list.map((f) => insideRule(passage, f)));
  const [has, wants] = [inside(present), inside(wanted)];
  for (const rule of has) {
    if (!wants.has(rule)) await monitor(qmp, `hostfwd_remove n0 ${rule.split("-")[0]}`);
  }
  // What stands there already is refused, and is the same.
  for (const rule of wants) if (!has.has(rule)) await monitor(qmp, `hostfwd_add n0 ${rule}`);
  const asked = wanted.filter((f) => !refused.includes(forwardRule(f)));
  const never = present.length === 0 && wanted.length === 0;
  const held = never
    ? []
    : await relays(
        vm,
        asked.map((f) => relayOf(passage, f)),
      );
  const isHeld = (f: Forward) =>
    held.some(
      (r) => r.protocol === f.protocol && r.host_address === f.host_address && r.host_port === f.host_port,
    );
  const had = (f: Forward) => asked.includes(f) && !isHeld(f);
  return { forwards: wanted.filter(had), busy: wanted.filter((f) => !had(f)) };
}

export const relayOf = (
  { ports }: Passage,
  { protocol, host_address, host_port, guest_port }: Forward,
): Relay => ({
  protocol,
  host_address,
  host_port,
  to_address: ports,
  to_port: guest_port,
});

/** QEMU changes forwarded ports in its human monitor only; it answers with text, which is empty on success. */
async function monitor(qmp: Qmp, line: string): Promise<string> {
  return String(await qmp.execute("human-monitor-command", { "command-line": line })).trim();
}
