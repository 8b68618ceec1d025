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
import { rm } from "node:fs/promises";
import { CroftError } from "@croft/schemas/errors.ts";
import type { SeedDocument, VmDocument, VmReport } from "@croft/schemas/generated/typescript/messages.ts";
import type { Exit } from "../host/detached.ts";
import { killProcess, waitGone } from "../host/proc.ts";
import { sentenceOf } from "../log.ts";
import { plainEnd, processEnd, refusedEnd } from "./ending.ts";
import { changeLive } from "./live.ts";
import type { MachineContext } from "./machine-context.ts";
import { chooseUser, namedUsers } from "./owner.ts";
import { connectTo, findProcess, type Session, statusOf } from "./process.ts";
import { type Run, readRecord, startKey, staysEnded, uuidOf, type VmRecord, writeRecord } from "./record.ts";
import { rotateSerialLog } from "./serial-log.ts";
import { waitForSsh } from "./ssh-probe.ts";
import { prepare, StartFailed, startGuest } from "./start.ts";
import { endNow, stopInOrder } from "./stop.ts";
import { endView, errorView, ioErrorView, liveView, needsRestart, plainView, type View } from "./view.ts";

/** Waits of a guest whose disk is full; each end of one tries whether there is room again. */
const IO_RETRY_MS = 10_000;

/** What a guest that is deleted has to put its partitions in order. */
const LAST_POWERDOWN_MS = 20_000;

/** Events that may change what is shown. They only wake: whoever is woken looks for itself. */
const WAKING = new Set(["SHUTDOWN", "STOP", "RESUME", "BLOCK_IO_ERROR", "DEVICE_DELETED", "GUEST_PANICKED"]);

export class Machine {
  readonly id: string;
  readonly #context: MachineContext;
  readonly #wake: () => void;
  readonly #changed: () => void;
  #record: VmRecord;
  #session: Session | null = null;
  #exit: Exit | null = null;
  #probe: AbortController | null = null;
  #view: View = plainView("creating");
  #answered = 0;
  #lastIoRetry = 0;

  private constructor(context: MachineContext, record: VmRecord, tell: { wake(): void; changed(): void }) {
    this.id = record.id;
    this.#context = context;
    this.#record = record;
    this.#wake = tell.wake;
    this.#changed = tell.changed;
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
    const record = (await readRecord(context.paths.vm(id))) ?? {
      ...{
        version: 1 as const,
        id,
        incarnation: 0,
        owner: null,
        images: [],
        seed: null,
        run: null,
        end: null,
      },
    };
    const machine = new Machine(context, record, tell);
    try {
      await machine.#observe();
      if (machine.#record.run !== null) machine.#show(plainView("running"));
      else if (record.end !== null) machine.#show(endView(record.end));
    } catch (error) {
      machine.#show(errorView(machine.#view, error));
    }
    return machine;
  }

  /** The user that its QEMU runs as, if it has one of its own. */
  get user(): number | null {
    return this.#record.owner?.uid ?? null;
  }

  /** Blobs that it is made of. */
  get images(): readonly string[] {
    return this.#record.images;
  }

  /** Whether a QEMU of it lives, as far as was last seen. */
  get runs(): boolean {
    return this.#record.run !== null;
  }

  report(): VmReport {
    const { run, incarnation } = this.#record;
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
    this.#probe?.abort();
    this.#session?.qmp.close();
    this.#session = null;
  }

  /** Brings the VM to its document. Never throws: what goes wrong is in the report. One call at a time. */
  async apply(document: VmDocument, seed: SeedDocument | null): Promise<void> {
    if (document.incarnation < this.#record.incarnation) {
      this.#context.log("warn", "a document of an older incarnation is refused", { vm: this.id });
      return;
    }
    try {
      const wantsGone = document.wanted === "deleted" || document.power_state === "stopped";
      await this.#observe().catch((error) => {
        if (!wantsGone) throw error;
        return this.#kill();
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

  /** Looks at the process and at QEMU; settles a start that has ended. */
  async #observe(): Promise<string | null> {
    const { run } = this.#record;
    if (run === null) return null;
    // After a boot of the host no process is the recorded one, whatever its numbers say.
    const recorded = run.boot_id === this.#context.bootId ? run.mark : null;
    const mark = await findProcess(this.#identity(), recorded);
    if (mark === null) return this.#ended(run, false);
    if (run.mark === null) {
      run.mark = mark;
      await this.#save();
    }
    if (this.#session === null) {
      const session = await connectTo(this.#identity(), mark, 5_000);
      if (session === null) return this.#ended(run, false);
      this.#listen(session);
    }
    const session = this.#session!;
    const status = await statusOf(session.qmp);
    if (status !== "shutdown") return status;
    await endNow(session, this.#context.limits);
    return this.#ended(run, true);
  }

  /** Writes down how a start ended and gives back what it held. */
  async #ended(run: Run, byGuest: boolean): Promise<null> {
    this.#probe?.abort();
    this.#probe = null;
    this.#session?.qmp.close();
    this.#session = null;
    for (const { partition } of run.drives) await this.#context.drives.close(partition, this.id);
    const folder = this.#context.paths.vm(this.id);
    const { bootId } = this.#context;
    this.#record.end = await processEnd(run, { byGuest, exit: this.#exit, bootId, folder });
    this.#exit = null;
    this.#record.run = null;
    await this.#save();
    this.#context.log("info", "guest ended", { vm: this.id, by: this.#record.end.by });
    return null;
  }

  async #keepRunning(document: VmDocument, seed: SeedDocument | null): Promise<void> {
    if (this.#record.run === null) {
      if (staysEnded(this.#record.end, startKey(document), this.#context.bootId)) {
        return this.#show(endView(this.#record.end));
      }
      if (!(await this.#start(document, seed))) return;
    } else if (await this.#restartIfAsked(document, needsRestart(this.#record.run, document), seed)) return;
    await this.#live(document, seed);
  }

  /** False when it did not start; the view then says why. */
  async #start(document: VmDocument, seed: SeedDocument | null): Promise<boolean> {
    const context = this.#context;
    if (seed === null)
      throw new CroftError("host_error", `starting VM ${document.name}: its seed is missing`);
    this.#show(plainView("creating"));
    const { owner, end } = this.#record;
    this.#record.incarnation = document.incarnation;
    if (context.root && owner === null) {
      const uid = chooseUser(this.id, new Set([...context.usersTaken(), ...(await namedUsers())]));
      this.#record.owner = { uid, gid: uid };
    }
    await this.#save();
    try {
      const files = await prepare(context, this.#record, document, seed);
      this.#show(plainView("starting"));
      const { session, exited } = await startGuest(context, this.#record, document, files);
      this.#listen(session);
      void exited.then((exit) => {
        if (this.#session === session || this.#session === null) this.#exit = exit;
        this.#wake();
      });
      context.log("info", "guest started", { vm: this.id, pid: session.mark.pid });
      return true;
    } catch (error) {
      if (!(error instanceof StartFailed) && !(error instanceof CroftError && error.code === "cannot_shrink"))
        throw error;
      this.#record.end = refusedEnd(error, startKey(document), context.bootId, end);
      await this.#save();
      this.#show(endView(this.#record.end));
      return false;
    }
  }

  async #live(document: VmDocument, seed: SeedDocument | null): Promise<void> {
    const { run } = this.#record;
    const session = this.#session;
    if (run === null || session === null) return;
    let status = await statusOf(session.qmp);
    if (status === "prelaunch" || status === "paused") {
      await session.qmp.execute("cont");
      status = await statusOf(session.qmp);
    }
    if (status === "io-error") status = await this.#tryRoom(session);
    // Nothing can be written down now, and nothing changed in a guest that waits.
    if (status === "io-error") return this.#show({ ...this.#view, ...ioErrorView(document.name) });
    const before = JSON.stringify(this.#record);
    const record = { ...this.#record, run };
    const live = await changeLive(this.#context, record, session.qmp, document);
    if (live.force !== null) return this.#stopForDetach(document, live.force);
    const more = live.needsRestart === null ? [] : [`partition ${live.needsRestart} grew`];
    if (more.length > 0 && (await this.#restartIfAsked(document, more, seed))) return;
    run.key = startKey(document);
    await rotateSerialLog(this.#context.paths.vm(this.id)).then((rotated) => {
      if (rotated) run.serial_log_offset = 0;
    });
    // Looked at every few seconds, written when there is something to write.
    if (JSON.stringify(this.#record) !== before) await this.#save();
    if (document.probe_ssh) this.#watchSsh(run, document.ssh_port);
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
    this.#record.incarnation = document.incarnation;
    await this.#stop();
    this.#record.end = null;
    await this.#save();
    this.#show(plainView("stopped"));
  }

  /** Ends the guest; `patienceMs` is what it has to power itself off. */
  async #stop(patienceMs = this.#context.limits.powerdownMs): Promise<void> {
    const { run } = this.#record;
    const session = this.#session;
    if (run === null || session === null) return;
    run.stopping = true;
    await this.#save();
    this.#show({ ...plainView("stopping"), drives: this.#view.drives });
    const limits = { ...this.#context.limits, powerdownMs: patienceMs };
    await (patienceMs > 0 ? stopInOrder : endNow)(session, limits);
    await this.#ended(run, false);
  }

  /** For a QEMU whose monitor does not answer, so that it can only be killed. */
  async #kill(): Promise<void> {
    const { run } = this.#record;
    const mark = run === null ? null : await findProcess(this.#identity(), run.mark);
    if (run === null || mark === null) return;
    run.stopping = true;
    await this.#save();
    await killProcess(mark, "SIGKILL");
    if (!(await waitGone(mark, this.#context.limits.quitMs)))
      throw new Error(`process ${mark.pid} does not end`);
    await this.#ended(run, false);
  }

  async #stopForDetach(document: VmDocument, partition: string): Promise<void> {
    await this.#stop();
    const message = `VM ${document.name} was stopped because its guest did not let go of partition ${partition}.`;
    const end = plainEnd("guest", startKey(document), this.#context.bootId);
    this.#record.end = { ...end, code: "detach_timeout", message };
    await this.#save();
    this.#show(endView(this.#record.end));
  }

  async #delete(document: VmDocument): Promise<void> {
    // Its root disk goes away with it: only partitions gain from a guest that puts things in order.
    const gains = (this.#record.run?.drives.length ?? 0) > 0;
    await this.#stop(gains ? Math.min(this.#context.limits.powerdownMs, LAST_POWERDOWN_MS) : 0);
    await rm(this.#context.paths.vmRuntime(this.id), { recursive: true, force: true });
    await rm(this.#context.paths.vm(this.id), { recursive: true, force: true });
    this.#record = {
      ...this.#record,
      incarnation: document.incarnation,
      owner: null,
      images: [],
      seed: null,
      run: null,
      end: null,
    };
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

  #listen(session: Session): void {
    this.#session = session;
    session.qmp.onEvent(({ event }) => {
      if (WAKING.has(event)) this.#wake();
    });
    void session.qmp.closed.then(() => {
      if (this.#session !== session) return;
      this.#session = null;
      this.#wake();
    });
  }

  #watchSsh(run: Run, port: number): void {
    if (run.ssh_seen || this.#probe !== null) return;
    const abort = new AbortController();
    this.#probe = abort;
    void waitForSsh(port, abort.signal).then(async (seen) => {
      if (this.#probe === abort) this.#probe = null;
      if (!seen || this.#record.run !== run) return;
      run.ssh_seen = true;
      await this.#save();
      this.#changed();
    });
  }

  #show(view: View): void {
    this.#view = view;
    this.#changed();
  }

  #save = (): Promise<void> => writeRecord(this.#context.paths.vm(this.id), this.#record);

  #identity = () => ({
    id: this.id,
    uuid: uuidOf(this.id),
    runtimeDir: this.#context.paths.vmRuntime(this.id),
  });
}
