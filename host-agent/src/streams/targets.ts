// What a stream leads to on this host. Only the VM's id comes from outside; port and paths are the agent's own.
import { Duplex, Readable, Writable } from "node:stream";
import { CroftError } from "@croft/schemas/errors.ts";
import type { StreamRequest } from "@croft/schemas/generated/typescript/messages.ts";
import { kindOfId } from "@croft/schemas/ids.ts";
import type { Paths } from "../host/paths.ts";
import type { Moves } from "../move/moves.ts";
import { readSerialLog, serialTail } from "../vm/guest/serial-log.ts";
import { openSsh } from "../vm/guest/ssh.ts";
import type { Guest } from "../vm/lifecycle/guest.ts";
import { connectOwn } from "../vm/qemu/left-by-qemu.ts";
import { takeScreenshot } from "../vm/qemu/screenshot.ts";
import type { Consoles } from "./consoles.ts";
import type { Target } from "./control.ts";

interface TargetParts {
  /** A VM of this host as it is known at the moment. */
  guest(id: string): Pick<Guest, "record" | "session"> | undefined;
  paths: Paths;
  consoles: Consoles;
  moves: Pick<Moves, "open">;
}

/** Connects to what a request names. Throws `not_found`, `unavailable`, `vm_not_running`. */
export async function openTarget(parts: TargetParts, request: StreamRequest): Promise<Target> {
  const { vm, incarnation, target, tail_lines } = request;
  // Of a partition that moves by itself there is no VM.
  if (target === "move" && isPartition(vm)) return { bytes: await parts.moves.open(vm) };
  const guest = parts.guest(vm);
  if (guest === undefined) throw new CroftError("not_found", `VM ${vm} is not on this host.`);
  const { record } = guest;
  if (record.incarnation !== incarnation) {
    throw new CroftError("unavailable", `VM ${vm} is another one here (placement ${record.incarnation}).`, {
      detail: "It is being placed anew. Try again when it is ready.",
    });
  }
  if (target === "move") return { bytes: await parts.moves.open(vm) };
  const folder = parts.paths.vm(vm);
  if (target === "serial_log") return oneWay(await readSerialLog(folder, tail_lines));
  const { run } = record;
  if (run === null) throw notRunning(vm);
  if (target === "ssh") {
    const forward = run.forwards.find(({ guest_port, protocol }) => guest_port === 22 && protocol === "tcp");
    if (forward === undefined && run.passage === undefined && run.nics === undefined)
      throw new CroftError("unavailable", `VM ${vm} has no way to its port 22.`);
    const bytes = await openSsh(run, forward?.host_port ?? 0).catch(() => {
      throw notRunning(vm);
    });
    return { bytes };
  }
  if (target === "screenshot") {
    if (guest.session === null) {
      throw new CroftError("unavailable", `QEMU of VM ${vm} does not respond.`, { detail: "Try again." });
    }
    const uid = record.owner?.uid ?? process.geteuid?.() ?? 0;
    const png = await takeScreenshot(guest.session.qmp, parts.paths.vmRuntime(vm), uid);
    return oneWay(Readable.from([png], { objectMode: false }));
  }
  const path = `${parts.paths.vmRuntime(vm)}/serial.sock`;
  const before = await serialTail(folder, run.serial_log_offset);
  return parts.consoles.open(vm, {
    connect: () =>
      connectOwn(path, { allowHalfOpen: true }).catch(() => {
        throw notRunning(vm);
      }),
    mayType: target === "console",
    before: before === null ? null : `${before.replaceAll("\n", "\r\n")}\r\n`,
  });
}

const isPartition = (id: string): boolean => kindOfId(id) === "partition";

const notRunning = (vm: string): CroftError =>
  new CroftError("vm_not_running", `VM ${vm} does not run.`, {
    detail: 'Start it (power_state = "running") and try again.',
  });

/** A stream that only sends. */
const oneWay = (readable: Readable): Target => ({
  bytes: Duplex.from({ readable, writable: new Writable({ write: (_chunk, _encoding, done) => done() }) }),
});
