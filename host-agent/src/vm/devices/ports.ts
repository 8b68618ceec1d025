// Forwarded ports: who holds one, and changing them while the guest runs.
import { createSocket } from "node:dgram";
import { createServer } from "node:net";
import { forwardRule } from "../qemu/argv.ts";
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

/** QEMU changes forwarded ports in its human monitor only; it answers with text, which is empty on success. */
async function monitor(qmp: Qmp, line: string): Promise<string> {
  return String(await qmp.execute("human-monitor-command", { "command-line": line })).trim();
}
