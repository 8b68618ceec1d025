// One VM on this host. What is shown follows from what QEMU says and from the record, never from what was asked.
//
//   none --document--> creating --image, disks--> starting --QMP: running--> running <--> error (vm_io_error)
//    ^                    |  ^                        |                       | | ^ |
//    |       host cannot: |  | again                  | QEMU refuses          | | | +--document--> paused (or back)
//    |                    v  |                        v                       | | +--restart_number, cpus, memory: anew
//    |                   error                      failed                    | +--document--> stopping --> stopped
//    |                                                                        |
//    |        panicked, crashed, killed, powered off by the guest: restart-policy.ts --+--> starting, after a while
//    |                                                                                 `--> failed, or stopped
//   deleted <-- stopping <--document says deleted-- any
//
//   stopped (by the guest) and failed stay until the document asks for something else (startKey).
import { CroftError } from "@croft/schemas/errors.ts";
import type { SeedDocument, VmDocument, VmReport } from "@croft/schemas/generated/typescript/messages.ts";
import { sentenceOf, tracedBy } from "../../log.ts";
import { bootDiskNext, ComingMedia } from "../devices/cd-media.ts";
import { removeTpm } from "../devices/tpm.ts";
import { rotateSerialLog } from "../guest/serial-log.ts";
import type { VmCounters } from "../qemu/counters.ts";
import { notePlatform } from "../qemu/platform.ts";
import { type Session, statusOf } from "../qemu/process.ts";
import { demandLease } from "./demand-lease.ts";
import { plainEnd, refusedEnd } from "./ending.ts";
import { Guest } from "./guest.ts";
import { changeLive } from "./live.ts";
import type { MachineContext } from "./machine-context.ts";
import { type End, type Run, startKey } from "./record.ts";
import { restartsAfter, verdictOf } from "./restart-policy.ts";
import { StartFailed } from "./start-failure.ts";
import {
  endView,
  errorView,
  ioErrorView,
  isHeld,
  liveView,
  needsRestart,
  plainView,
  type View,
} from "./view.ts";

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
  /** Whether the document that it is brought to asks for a guest that ends with the lease. */
  #fenced = false;
  #nics: NonNullable<VmReport["nics"]> = [];
  readonly #media: ComingMedia;
  /** Whether there is more to do without anybody asking, as for a medium that still comes: the document is not answered before. */
  #pending = false;
  #lastIoRetry = 0;
  #nextStart: Date | null = null;
  #alarm: NodeJS.Timeout | undefined;
  /** Ends the wait for images of a start that is under way. */
  #starting: AbortController | null = null;
  readonly #wake: () => void;

  private constructor(context: MachineContext, guest: Guest, tell: { wake(): void; changed(): void }) {
    this.id = guest.id;
    this.#context = context;
    this.#guest = guest;
    this.#wake = tell.wake;
    this.#changed = tell.changed;
    this.#media = new ComingMedia(context.images, tell.wake);
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
    const guest = new Guest(context, id, tell);
    const machine = new Machine(context, guest, tell);
    try {
      await guest.read();
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

  /** Whether a guest of it runs that ends with the lease. */
  get fenced(): boolean {
    return this.#guest.record.run?.fenced === true;
  }

  /** Whether a QEMU of it lives, as far as was last seen. */
  get runs(): boolean {
    return this.#guest.record.run !== null;
  }

  report(): VmReport {
    const { run, incarnation, exit, end, host_key } = this.#guest.record;
    const now = this.#context.now();
    return {
      kind: "vm",
      id: this.id,
      generation: this.#answered,
      incarnation,
      ...this.#view,
      accelerator: run?.accelerator ?? null,
      started_at: run?.started_at ?? null,
      ssh_ready: run?.ssh_seen ?? false,
      exit,
      restarts: run === null ? (end?.restarts ?? 0) : restartsAfter(run, now),
      next_start_at: this.#nextStart?.toISOString() ?? null,
      reboots: run?.reboots ?? 0,
      boot_fault: run?.boot_fault ?? null,
      guest: run?.guest ?? null,
      ...(host_key === undefined ? {} : { host_key }),
      // What is about to be started by this document counts as well, but not what another one started.
      fenced: this.#fenced && (run === null || run.fenced === true),
      ...(run?.nics === undefined ? {} : { nics: this.#nics }),
      ...(run === null || run.nics !== undefined ? {} : { way_out: this.#wayOut(run.passage !== undefined) }),
    };
  }

  #wayOut(has: boolean): NonNullable<VmReport["way_out"]> {
    if (has) return "open";
    return this.#context.wayOut.open ? "at_next_start" : "none";
  }

  /** What it used since its start; null when it does not run. */
  counters(): Promise<VmCounters | null> {
    return this.#guest.counters();
  }

  /** Ends the wait of a start for images, because it is no longer wanted; the call of `apply` then ends soon. */
  breakOff(): void {
    this.#starting?.abort();
  }

  /** Leaves the guest alone; used when the agent ends. */
  leave(): void {
    clearTimeout(this.#alarm);
    this.#media.leave();
    this.#guest.leave();
  }

  /** Brings the VM to its document. Never throws: what goes wrong is in the report. One call at a time. */
  async apply(document: VmDocument, seed: SeedDocument | null): Promise<void> {
    try {
      await this.#guest.read();
    } catch (error) {
      this.#guest.record.incarnation = document.incarnation;
      return this.#failed(document, error);
    }
    if (document.incarnation < this.#guest.record.incarnation) {
      this.#context.log("warn", "a document of an older incarnation is refused", { vm: this.id });
      return;
    }
    if (document.wanted !== "deleted") {
      await this.#guest.noteHostKey(seed);
      await this.#guest.noteRootDisk();
    }
    this.#fenced = document.fenced === true;
    clearTimeout(this.#alarm);
    this.#nextStart = null;
    this.#pending = false;
    try {
      await this.#guest.noteBootFrom(document);
      const stays = document.power_state === "stopped" || this.#context.isHeld(this.id);
      const wantsGone = document.wanted === "deleted" || stays;
      await this.#guest.observe().catch((error) => {
        if (!wantsGone) throw error;
        return this.#guest.kill();
      });
      if (document.wanted === "deleted") await this.#delete(document);
      else if (stays) await this.#keepStopped(document);
      else await this.#keepRunning(document, seed);
    } catch (error) {
      return this.#failed(document, error);
    }
    this.#answer(document);
  }

  #failed(document: VmDocument, error: unknown): void {
    this.#show(errorView(this.#view, error));
    this.#context.log("warn", "VM not as wanted", {
      vm: this.id,
      error: sentenceOf(error),
      ...tracedBy(document),
    });
    this.#answer(document);
  }

  #answer(document: VmDocument): void {
    if (!this.#pending) this.#answered = document.generation;
    this.#changed();
  }

  async #keepRunning(document: VmDocument, seed: SeedDocument | null): Promise<void> {
    const { run, end } = this.#guest.record;
    if (run === null) {
      const { bootId, now } = this.#context;
      const verdict = verdictOf(end, document, { key: startKey(document), bootId, time: now() });
      if (!verdict.start) return this.#wait(end as End, verdict.at);
      if (document.start_needs_leave === true && !this.#context.hasLeave()) throw mayRunElsewhere(document);
      demandLease(this.#context, document);
      if (!(await this.#start(document, seed, verdict.restarts))) return;
    } else if (run.restart_number < (document.restart_number ?? 0)) {
      return this.#restart(document, ["it was ordered"], seed);
    } else if (await this.#restartIfAsked(document, needsRestart(run, document), seed)) return;
    await this.#live(document, seed);
  }

  /** Shows why it does not run, and comes back when it is to be started again. */
  #wait(end: End, at: Date | null): void {
    this.#nextStart = at;
    if (at !== null) this.#alarm = setTimeout(this.#wake, at.getTime() - this.#context.now().getTime());
    this.#show(endView(end, at));
  }

  /** False when it did not start; the view then says why. */
  async #start(document: VmDocument, seed: SeedDocument | null, restarts = 0): Promise<boolean> {
    if (seed === null)
      throw new CroftError("host_error", `starting VM ${document.name}: its seed is missing`);
    this.#show(plainView("creating"));
    const { end } = this.#guest.record;
    const starting = new AbortController();
    this.#starting = starting;
    const prepared = (): void => {
      this.#starting = null;
      this.#show(plainView("starting"));
    };
    try {
      await this.#guest.start(document, seed, restarts, prepared, starting.signal);
      return true;
    } catch (error) {
      if (starting.signal.aborted) return false;
      if (!(error instanceof StartFailed) && !(error instanceof CroftError && error.code === "cannot_shrink"))
        throw error;
      await this.#end(refusedEnd(error, this.#startOf(document), this.#context.now(), end));
      return false;
    } finally {
      this.#starting = null;
    }
  }

  /** Writes down, and shows, how it ended or why it did not begin. */
  async #end(end: End): Promise<void> {
    await this.#guest.setEnd(end);
    this.#show(endView(end));
  }

  #startOf = (document: VmDocument) => ({ key: startKey(document), boot_id: this.#context.bootId });

  async #live(document: VmDocument, seed: SeedDocument | null): Promise<void> {
    const { run } = this.#guest.record;
    const session = this.#guest.session;
    if (run === null) return;
    // The connection was lost a moment ago, which wakes: nothing of the document is answered before it was seen to be so.
    if (session === null) {
      this.#pending = true;
      return;
    }
    this.#guest.useKeys(seed);
    // One of its partitions changes its place, and lets it go on when it has.
    if (await this.#context.drives.isHeld(this.id)) {
      this.#pending = true;
      return;
    }
    let status = await statusOf(session.qmp);
    const paused = document.power_state === "paused";
    if (paused ? status === "running" : isHeld(status)) {
      // An agent that died before it let the guest run may not have said it.
      if (run.once) await bootDiskNext(session.qmp);
      await session.qmp.execute(paused ? "stop" : "cont");
      status = await statusOf(session.qmp);
    }
    if (status === "io-error") status = await this.#tryRoom(session);
    // Nothing can be written down now, and nothing changed in a guest that waits.
    if (status === "io-error") return this.#show({ ...this.#view, ...ioErrorView(document.name) });
    const before = JSON.stringify(this.#guest.record);
    await notePlatform(run, session.qmp);
    const record = Object.assign(this.#guest.record, { run });
    const live = await changeLive(this.#context, record, session.qmp, document, this.#media);
    this.#pending = live.fetching;
    if (live.force !== null) return this.#stopForDetach(document, live.force);
    const more = live.needsRestart === null ? [] : [live.needsRestart];
    if (more.length > 0 && (await this.#restartIfAsked(document, more, seed))) return;
    if (run.nics !== undefined) await this.#observeCards(document, run);
    run.key = startKey(document);
    await rotateSerialLog(this.#context.paths.vm(this.id)).then((rotated) => {
      if (rotated) run.serial_log_offset = 0;
    });
    // Looked at every few seconds, written when there is something to write.
    if (JSON.stringify(this.#guest.record) !== before) await this.#guest.save();
    if (document.probe_ssh) this.#guest.watchSsh(run, document.ssh_port);
    const restartFor = [...needsRestart(run, document), ...more];
    this.#show(
      liveView(document.name, {
        status,
        paused,
        restartFor,
        drives: live.drives,
        media: live.media,
        busyPorts: live.busyPorts,
      }),
    );
  }

  /** What addresses its cards have; nothing of the VM waits for who can say it. */
  async #observeCards(document: VmDocument, run: Run): Promise<void> {
    try {
      this.#nics = await this.#context.cards.observed(document, run.guest ?? null);
    } catch (error) {
      this.#context.log("warn", "addresses not observed", { vm: this.id, error: sentenceOf(error) });
    }
    const [first] = this.#nics.flatMap(({ addresses }) => addresses);
    if (first !== undefined) run.address = first.address;
  }

  /** True when the VM was restarted, and is as its document says, or shows why not. */
  async #restartIfAsked(
    document: VmDocument,
    reasons: string[],
    seed: SeedDocument | null,
  ): Promise<boolean> {
    if (reasons.length === 0 || !document.restart_allowed) return false;
    await this.#restart(document, reasons, seed);
    return true;
  }

  /** An agent that dies in between leaves a VM that was ended by its agent, which the next one starts: once. */
  async #restart(document: VmDocument, reasons: string[], seed: SeedDocument | null): Promise<void> {
    this.#context.log("info", "VM restarts", { vm: this.id, reasons, ...tracedBy(document) });
    await this.#stop();
    if (await this.#start(document, seed)) await this.#live(document, seed);
  }

  async #keepStopped(document: VmDocument): Promise<void> {
    this.#guest.record.incarnation = document.incarnation;
    await this.#stop();
    this.#guest.record.end = null;
    await this.#guest.save();
    if (document.tpm !== true) await removeTpm(this.#context.paths.vm(this.id));
    const { exit } = this.#guest.record;
    this.#show({ ...plainView("stopped"), message: exit?.reason === "forced" ? exit.message : null });
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
    const { now } = this.#context;
    await this.#end(
      plainEnd("detached", this.#startOf(document), now(), { code: "detach_timeout", message }),
    );
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

const mayRunElsewhere = ({ name }: VmDocument): CroftError =>
  new CroftError(
    "unavailable",
    `starting VM ${name}: the reconciler was not reached since this host booted`,
    {
      detail:
        "It may run on another host by now. It is started once the reconciler says that it belongs here.",
    },
  );
