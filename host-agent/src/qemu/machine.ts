// One VM on this host. What is shown follows from what QEMU says and from the record, never from what was asked.
//
//   none --document--> creating --image, disks--> starting --QMP: running--> running <--> error (vm_io_error)
//    ^                    |  ^                        |                       | | |
//    |       host cannot: |  | again                  | QEMU refuses          | | +--QEMU gone--> failed (vm_exited)
//    |                    v  |                        v                       | +--guest powers off--> stopped
//    |                   error                      failed                    +--document--> stopping --> stopped
//    |
//   deleted <-- stopping <--document says deleted-- any
//
//   stopped (by the guest) and failed stay until the document asks for something else (startKey); failed is forgotten
//   when the host was booted since.
import { CroftError } from "@croft/schemas/errors.ts";
import type { SeedDocument, VmDocument, VmReport } from "@croft/schemas/generated/typescript/messages.ts";
import { sentenceOf } from "../log.ts";
import { plainEnd, refusedEnd } from "./ending.ts";
import { Guest } from "./guest.ts";
import { changeLive } from "./live.ts";
import type { MachineContext } from "./machine-context.ts";
import { type Session, statusOf } from "./process.ts";
import { type End, startKey, staysEnded } from "./record.ts";
import { rotateSerialLog } from "./serial-log.ts";
import { StartFailed } from "./start.ts";
import { endView, errorView, ioErrorView, liveView, needsRestart, plainView, type View } from "./view.ts";

/** Waits of a guest whose disk is full; each end of one tries whether there is room again. */
const IO_RETRY_MS = 10_000;

/** What a guest that is deleted has to put its partitions in order. */
const LAST_POWERDOWN_MS = 20_000;

export class Machine {
  readonly id: string;
  readonly #context: MachineContext;
  readonly #guest: Guest;
  readonly #changed: () => void;
  #view: View = plainView("creating");
  #answered = 0;
  #lastIoRetry = 0;

  private constructor(context: MachineContext, guest: Guest, changed: () => void) {
    this.id = guest.id;
    this.#context = context;
    this.#guest = guest;
    this.#changed = changed;
  }

  /**
   * A VM out of its record, or a new one. `wake` is called when it should be applied again, `changed` when its report
   * is another. Starts and stops nothing, but sees what runs.
   */
  static async load(
    context: MachineContext,
    id: string,
    tell: { wake(): void; changed(): void },
  ): Promise<Machine> {
    const guest = await Guest.load(context, id, tell);
    const machine = new Machine(context, guest, tell.changed);
    try {
      await guest.observe();
      const { run, end } = guest.record;
      if (run !== null) machine.#show(plainView("running"));
      else if (end !== null) machine.#show(endView(end));
    } catch (error) {
      machine.#show(errorView(machine.#view, error));
    }
    return machine;
  }

  /** The user that its QEMU runs as, if it has one of its own. */
  get user(): number | null {
    return this.#guest.record.owner?.uid ?? null;
  }

  /** Blobs that it is made of. */
  get images(): readonly string[] {
    return this.#guest.record.images;
  }

  /** For who reaches into the guest from outside: tunnels and consoles. */
  get guest(): Pick<Guest, "record" | "session"> {
    return this.#guest;
  }

  /** Whether a QEMU of it lives, as far as was last seen. */
  get runs(): boolean {
    return this.#guest.record.run !== null;
  }

  report(): VmReport {
    const { run, incarnation } = this.#guest.record;
    return {
      ...{ kind: "vm", id: this.id, generation: this.#answered, incarnation },
      ...this.#view,
      accelerator: run?.accelerator ?? null,
      started_at: run?.started_at ?? null,
      ssh_ready: run?.ssh_seen ?? false,
    };
  }

  /** Leaves the guest alone; used when the agent ends. */
  leave(): void {
    this.#guest.leave();
  }

  /** Brings the VM to its document. Never throws: what goes wrong is in the report. One call at a time. */
  async apply(document: VmDocument, seed: SeedDocument | null): Promise<void> {
    if (document.incarnation < this.#guest.record.incarnation) {
      this.#context.log("warn", "a document of an older incarnation is refused", { vm: this.id });
      return;
    }
    try {
      const wantsGone = document.wanted === "deleted" || document.power_state === "stopped";
      await this.#guest.observe().catch((error) => {
        if (!wantsGone) throw error;
        return this.#guest.kill();
      });
      if (document.wanted === "deleted") await this.#delete(document);
      else if (document.power_state === "stopped") await this.#keepStopped(document);
      else await this.#keepRunning(document, seed);
    } catch (error) {
      this.#show(errorView(this.#view, error));
      this.#context.log("warn", "VM not as wanted", { vm: this.id, error: sentenceOf(error) });
    }
    this.#answered = document.generation;
    this.#changed();
  }

  async #keepRunning(document: VmDocument, seed: SeedDocument | null): Promise<void> {
    if (this.#guest.record.run === null) {
      if (staysEnded(this.#guest.record.end, startKey(document), this.#context.bootId)) {
        return this.#show(endView(this.#guest.record.end));
      }
      if (!(await this.#start(document, seed))) return;
    } else if (await this.#restartIfAsked(document, needsRestart(this.#guest.record.run, document), seed))
      return;
    await this.#live(document, seed);
  }

  /** False when it did not start; the view then says why. */
  async #start(document: VmDocument, seed: SeedDocument | null): Promise<boolean> {
    if (seed === null)
      throw new CroftError("host_error", `starting VM ${document.name}: its seed is missing`);
    this.#show(plainView("creating"));
    const { end } = this.#guest.record;
    try {
      await this.#guest.start(document, seed, () => this.#show(plainView("starting")));
      return true;
    } catch (error) {
      if (!(error instanceof StartFailed) && !(error instanceof CroftError && error.code === "cannot_shrink"))
        throw error;
      await this.#end(refusedEnd(error, startKey(document), this.#context.bootId, end));
      return false;
    }
  }

  /** Writes down, and shows, how it ended or why it did not begin. */
  async #end(end: End): Promise<void> {
    this.#guest.record.end = end;
    await this.#guest.save();
    this.#show(endView(end));
  }

  async #live(document: VmDocument, seed: SeedDocument | null): Promise<void> {
    const { run } = this.#guest.record;
    const session = this.#guest.session;
    if (run === null || session === null) return;
    let status = await statusOf(session.qmp);
    if (status === "prelaunch" || status === "paused") {
      await session.qmp.execute("cont");
      status = await statusOf(session.qmp);
    }
    if (status === "io-error") status = await this.#tryRoom(session);
    // Nothing can be written down now, and nothing changed in a guest that waits.
    if (status === "io-error") return this.#show({ ...this.#view, ...ioErrorView(document.name) });
    const before = JSON.stringify(this.#guest.record);
    const record = { ...this.#guest.record, run };
    const live = await changeLive(this.#context, record, session.qmp, document);
    if (live.force !== null) return this.#stopForDetach(document, live.force);
    const more = live.needsRestart === null ? [] : [`partition ${live.needsRestart} grew`];
    if (more.length > 0 && (await this.#restartIfAsked(document, more, seed))) return;
    run.key = startKey(document);
    await rotateSerialLog(this.#context.paths.vm(this.id)).then((rotated) => {
      if (rotated) run.serial_log_offset = 0;
    });
    // Looked at every few seconds, written when there is something to write.
    if (JSON.stringify(this.#guest.record) !== before) await this.#guest.save();
    if (document.probe_ssh) this.#guest.watchSsh(run, document.ssh_port);
    const restartFor = [...needsRestart(run, document), ...more];
    this.#show(
      liveView(document.name, { status, drives: live.drives, busyPorts: live.busyPorts, restartFor }),
    );
  }

  /** True when the VM was restarted, and is as its document says, or shows why not. */
  async #restartIfAsked(
    document: VmDocument,
    reasons: string[],
    seed: SeedDocument | null,
  ): Promise<boolean> {
    if (reasons.length === 0 || !document.restart_allowed) return false;
    this.#context.log("info", "VM restarts", { vm: this.id, reasons });
    await this.#stop();
    if (await this.#start(document, seed)) await this.#live(document, seed);
    return true;
  }

  async #keepStopped(document: VmDocument): Promise<void> {
    this.#guest.record.incarnation = document.incarnation;
    await this.#stop();
    this.#guest.record.end = null;
    await this.#guest.save();
    this.#show(plainView("stopped"));
  }

  /** Ends the guest; `patienceMs` is what it has to power itself off. */
  #stop(patienceMs = this.#context.limits.powerdownMs): Promise<void> {
    return this.#guest.stop(patienceMs, () =>
      this.#show({ ...plainView("stopping"), drives: this.#view.drives }),
    );
  }

  async #stopForDetach(document: VmDocument, partition: string): Promise<void> {
    await this.#stop();
    const message = `VM ${document.name} was stopped because its guest did not let go of partition ${partition}.`;
    const end = plainEnd("guest", startKey(document), this.#context.bootId);
    await this.#end({ ...end, code: "detach_timeout", message });
  }

  async #delete(document: VmDocument): Promise<void> {
    // Its root disk goes away with it: only partitions gain from a guest that puts things in order.
    const gains = (this.#guest.record.run?.drives.length ?? 0) > 0;
    await this.#stop(gains ? Math.min(this.#context.limits.powerdownMs, LAST_POWERDOWN_MS) : 0);
    await this.#guest.remove(document.incarnation);
    this.#show(plainView("deleted"));
  }

  async #tryRoom(session: Session): Promise<string> {
    const now = this.#context.now().getTime();
    if (now - this.#lastIoRetry >= IO_RETRY_MS) {
      this.#lastIoRetry = now;
      await session.qmp.execute("cont");
    }
    return statusOf(session.qmp);
  }

  #show(view: View): void {
    this.#view = view;
    this.#changed();
  }
}
