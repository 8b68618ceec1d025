// What runs of one VM: its record, its QEMU and the connection to it. Starts, sees, ends; decides nothing.
//
//   none --start--> runs <--observe--> gone --ended--> none, with how it ended in the record
//                    | stop, kill --> ended
import { rm } from "node:fs/promises";
import { isDeepStrictEqual } from "node:util";
import { CroftError } from "@croft/schemas/errors.ts";
import type { SeedDocument, VmDocument } from "@croft/schemas/generated/typescript/messages.ts";
import { removeControlGroup } from "../../host/control-groups.ts";
import { killProcess, type ProcessMark, waitGone } from "../../host/proc.ts";
import { awaitEnding, type Ending } from "../../host/watcher.ts";
import { tracedBy } from "../../log.ts";
import { watchBoot } from "../guest/boot-watch.ts";
import { LoginKeys } from "../guest/guest-port.ts";
import { type GuestSide, type GuestTold, NOTHING_TOLD, watchGuest } from "../guest/guest-side.ts";
import { hostKeyOf } from "../guest/host-key.ts";
import { openSsh } from "../guest/ssh.ts";
import { waitForSsh } from "../guest/ssh-probe.ts";
import { readCounters, type VmCounters } from "../qemu/counters.ts";
import { connectTo, identityOf, processOf, type Session, statusOf } from "../qemu/process.ts";
import { processEnd, type Seen } from "./ending.ts";
import { gatherFiles } from "./gather-files.ts";
import type { MachineContext } from "./machine-context.ts";
import { chooseUser, namedUsers } from "./owner.ts";
import { writeMark } from "./prepare.ts";
import { type End, type Run, readRecord, statusFileOf, type VmRecord, writeRecord } from "./record.ts";
import { startGuest } from "./start.ts";
import { noteStart } from "./start-spans.ts";
import { endNow, stopInOrder } from "./stop.ts";

/** Events that may change what is shown. They only wake: whoever is woken looks for itself. */
const WAKING = new Set(["SHUTDOWN", "STOP", "RESUME", "BLOCK_IO_ERROR", "DEVICE_DELETED", "GUEST_PANICKED"]);

/** A guest's kernel asks for its reset in several ways at once, and QEMU tells each: what comes so soon after is the same one. */
const ONE_REBOOT_MS = 3_000;

/** How long a watcher may take to write down the end of a process that is gone. */
const ENDING_MS = 2_000;

/** A process that is gone, as long as nothing else is known of it. */
const GONE: Omit<Seen, "exit"> = { status: null, signalled: false, obeyed: null };

export class Guest {
  readonly id: string;
  readonly #context: MachineContext;
  readonly #tell: { wake(): void; changed(): void };
  record: VmRecord;
  #isRead = false;
  #session: Session | null = null;
  /** Whether QEMU said that a signal ends it. */
  #signalled = false;
  #probe: AbortController | null = null;
  #side: GuestSide | null = null;
  #boot: AbortController | null = null;
  /** When it last reset itself, as `performance.now()` counts. */
  #resetAt = Number.NEGATIVE_INFINITY;
  readonly #loginKeys = new LoginKeys();

  /** `wake` is called when something happened to it, `changed` when it is seen anew. Its record is an empty one until it is read. */
  constructor(context: MachineContext, id: string, tell: { wake(): void; changed(): void }) {
    this.id = id;
    this.#context = context;
    this.record = emptyRecord(id, 0);
    this.#tell = tell;
  }

  /** Reads its record, once. Throws as `readRecord` does, and is then to be called again before anything else. */
  async read(): Promise<void> {
    if (this.#isRead) return;
    this.record = (await readRecord(this.#context.paths.vm(this.id))) ?? emptyRecord(this.id, 0);
    this.#isRead = true;
  }

  /** The connection to its QEMU while there is one. */
  get session(): Session | null {
    return this.#session;
  }

  save = (): Promise<void> => writeRecord(this.#context.paths.vm(this.id), this.record);

  /** Leaves it alone; used when the agent ends. */
  leave(): void {
    this.#probe?.abort();
    this.#boot?.abort();
    this.#side?.close();
    this.#side = null;
    this.#session?.qmp.close();
    this.#session = null;
  }

  /** Looks at the process and at QEMU; settles a start that has ended. QEMU's run state, or null when none runs. */
  async observe(): Promise<string | null> {
    const { run } = this.record;
    if (run === null) return null;
    const mark = await this.#find(run);
    if (mark === null) return this.#ended(run, GONE);
    if (run.mark === null) {
      run.mark = mark;
      await this.save();
    }
    if (this.#session === null) {
      const session = await connectTo(this.#identity(), mark, 5_000);
      if (session === null) return this.#ended(run, GONE);
      this.#listen(session);
    }
    const session = this.#session!;
    const status = await statusOf(session.qmp);
    if (status !== "shutdown" && status !== "guest-panicked") return status;
    await endNow(session, this.#context.limits);
    return this.#ended(run, { ...GONE, status });
  }

  /** Starts it; resolves when it runs. `prepared` is called when all that it is made of is there; until then the signal ends it. Throws as start.ts says. */
  async start(
    document: VmDocument,
    seed: SeedDocument,
    restarts: number,
    prepared: () => void,
    signal: AbortSignal,
  ): Promise<void> {
    const context = this.#context;
    const { owner, run } = this.record;
    if (run !== null) {
      throw new CroftError(
        "host_error",
        `starting VM ${document.name}: an earlier start of it is not settled`,
      );
    }
    this.record.incarnation = document.incarnation;
    if (context.root && owner === null) {
      const uid = chooseUser(this.id, new Set([...context.usersTaken(), ...(await namedUsers())]));
      this.record.owner = { uid, gid: uid };
    }
    await this.save();
    const times = { begun: context.now().getTime(), prepared: 0 };
    const files = await gatherFiles(context, this.record, document, seed, signal);
    signal.throwIfAborted();
    prepared();
    times.prepared = context.now().getTime();
    const session = await startGuest(context, this.record, document, files, restarts);
    this.#listen(session);
    noteStart(context, document, times, session.mark.pid);
    context.log("info", "guest started", { vm: this.id, pid: session.mark.pid, ...tracedBy(document) });
  }

  /**
   * Ends it; `patienceMs` is what it has to power itself off. `ending` is called when there is something to end. A QEMU
   * whose monitor cannot be reached is killed: without a connection there still is a process.
   */
  async stop(patienceMs: number, ending: () => void): Promise<void> {
    const { run } = this.record;
    if (run === null) return;
    const session = await this.#connection(run).catch(() => null);
    if (session === null) return this.kill(ending);
    run.stopping = true;
    await this.save();
    ending();
    const limits = { ...this.#context.limits, powerdownMs: patienceMs };
    const obeyed = patienceMs > 0 ? await stopInOrder(session, limits) : false;
    if (patienceMs === 0) await endNow(session, limits);
    await this.#ended(run, { ...GONE, obeyed });
  }

  /** For a QEMU whose monitor does not answer, so that it can only be killed. Settles a run whose process is gone. */
  async kill(ending: () => void = () => {}): Promise<void> {
    const { run } = this.record;
    if (run === null) return;
    const mark = await this.#find(run);
    if (mark === null) {
      await this.#ended(run, GONE);
      return;
    }
    run.stopping = true;
    await this.save();
    ending();
    await killProcess(mark, "SIGKILL");
    if (!(await waitGone(mark, this.#context.limits.quitMs)))
      throw new Error(`process ${mark.pid} does not end`);
    await this.#ended(run, { ...GONE, obeyed: false });
  }

  /** The connection to the QEMU of a run, made anew when it was lost; null when none lives. Throws as `connectTo` does. */
  async #connection(run: Run): Promise<Session | null> {
    if (this.#session !== null) return this.#session;
    const mark = await this.#find(run);
    if (mark === null) return null;
    const session = await connectTo(this.#identity(), mark, this.#context.limits.quitMs);
    if (session !== null) this.#listen(session);
    return session;
  }

  /** Removes everything of it that lies on the host. Nothing may run. */
  async remove(incarnation: number): Promise<void> {
    await rm(this.#context.paths.vmRuntime(this.id), { recursive: true, force: true });
    await rm(this.#context.paths.vm(this.id), { recursive: true, force: true });
    await rm(this.#context.paths.rootDiskMark(this.id), { force: true });
    const { groups } = this.#context.walls;
    if (groups !== undefined) await removeControlGroup(this.id, groups);
    this.record = emptyRecord(this.id, incarnation);
  }

  /** The one boot of `cdrom_once` may be had anew once something else was asked for. */
  async noteBootFrom({ boot_from }: VmDocument): Promise<void> {
    if (boot_from === "cdrom_once" || this.record.once_over === undefined) return;
    delete this.record.once_over;
    await this.save();
  }

  /** Notes the host key of its first boot: the guest keeps that, and a restored database may have lost it. */
  async noteHostKey(seed: SeedDocument | null): Promise<void> {
    const key = seed === null || this.record.host_key !== undefined ? undefined : hostKeyOf(seed);
    if (key === undefined) return;
    this.record.host_key = key;
    // A start writes it down anyway; on a full disk the seed says it again.
    if (this.record.seed !== null) await this.save().catch(() => {});
  }

  /** Of one that an agent of before started; what cannot be written on a full disk is noted by the next start. */
  async noteRootDisk(): Promise<void> {
    if (this.record.run !== null) await writeMark(this.#context.paths.rootDiskMark(this.id)).catch(() => {});
  }

  /** Hands the keys of its seed to a guest that takes part; another has them at its next start. */
  useKeys(seed: SeedDocument | null): void {
    if (seed?.login_keys !== undefined) this.#loginKeys.set(seed.login_keys);
  }

  /** Watches for the SSH server of this start, and notes when it was seen. `port`: the host's that leads there without a passage. */
  watchSsh(run: Run, port: number): void {
    if (run.ssh_seen || this.#probe !== null) return;
    const abort = new AbortController();
    this.#probe = abort;
    void waitForSsh(() => openSsh(run, port, abort.signal), abort.signal).then(async (seen) => {
      if (this.#probe === abort) this.#probe = null;
      if (!seen || this.record.run !== run) return;
      run.ssh_seen = true;
      // What cannot be written down now (the disk is full) a later agent sees for itself.
      await this.save().catch(() => {});
      this.#tell.changed();
    });
  }

  /** Watches for firmware that finds nothing to boot. */
  #watchBoot(session: Session, run: Run): void {
    this.#boot?.abort();
    const abort = new AbortController();
    this.#boot = abort;
    void session.qmp.closed.then(() => abort.abort());
    void watchBoot({
      qmp: session.qmp,
      folder: this.#context.paths.vm(this.id),
      serialOffset: () => run.serial_log_offset,
      lives: () => run.ssh_seen || run.guest !== undefined,
      told: async (fault) => {
        if (this.record.run !== run || fault === (run.boot_fault ?? null)) return;
        if (fault === null) delete run.boot_fault;
        else run.boot_fault = fault;
        await this.save();
        this.#tell.changed();
      },
      signal: abort.signal,
    });
  }

  /** What it used since its start; null when none runs. */
  async counters(): Promise<VmCounters | null> {
    const { run } = this.record;
    const session = this.#session;
    if (run === null || session === null) return null;
    return readCounters(this.id, session, run.started_at, this.#side, this.#context.now());
  }

  /** Notes what the guest of this start tells of itself. */
  async #told(run: Run | null, part: Partial<GuestTold>): Promise<void> {
    if (run === null || this.record.run !== run) return;
    const guest = { ...(run.guest ?? NOTHING_TOLD), ...part };
    if (isDeepStrictEqual(guest, run.guest)) return;
    run.guest = guest;
    await this.save();
    this.#tell.changed();
  }

  /** Counts that the guest of this start reset itself. */
  async #rebooted(run: Run | null): Promise<void> {
    if (run === null || this.record.run !== run) return;
    const now = performance.now();
    if (now - this.#resetAt < ONE_REBOOT_MS) return;
    this.#resetAt = now;
    run.reboots = (run.reboots ?? 0) + 1;
    // It greeted before, and has to greet anew.
    run.ssh_seen = false;
    this.#tell.wake();
    // What cannot be written down now (the disk is full) is with the next that can.
    await this.save().catch(() => {});
    this.#tell.changed();
  }

  /** Writes down how a start ended and gives back what it held. */
  async #ended(run: Run, how: Omit<Seen, "exit">): Promise<null> {
    this.leave();
    this.#probe = null;
    for (const { partition } of run.drives) await this.#context.drives.close(partition, this.id);
    if (run.nics !== undefined) await this.#context.cards.close(this.id);
    const { bootId, paths, now } = this.#context;
    const seen = { ...how, signalled: this.#signalled, exit: await this.#ending(run) };
    this.#signalled = false;
    const end = await processEnd(run, seen, { bootId, folder: paths.vm(this.id), time: now() });
    this.record.run = null;
    if (run.once) this.record.once_over = true;
    await this.setEnd(end);
    await this.#context.wayOut.take(this.id);
    this.#context.log("info", "guest ended", { vm: this.id, reason: end.reason });
    return null;
  }

  /** Writes down how it ended, or why it did not begin. */
  async setEnd(end: End): Promise<void> {
    const { reason, at, exit_code, signal, message, serial_log_tail } = end;
    this.record.end = end;
    this.record.exit = { reason, at, exit_code, signal, message, serial_log_tail };
    await this.save();
  }

  /** What its watcher wrote down, also when another agent had started it. */
  async #ending(run: Run): Promise<Ending | null> {
    const { bootId, paths } = this.#context;
    const file = run.boot_id === bootId ? statusFileOf(paths.vm(this.id), run) : null;
    return file === null ? null : awaitEnding(file, ENDING_MS);
  }

  #find(run: Run): Promise<ProcessMark | null> {
    const { bootId, paths } = this.#context;
    return processOf(this.#identity(), run, { folder: paths.vm(this.id), bootId });
  }

  #listen(session: Session): void {
    this.#session = session;
    const { run } = this.record;
    const { runtimeDir } = this.#identity();
    this.#side?.close();
    this.#side = watchGuest({
      qmp: session.qmp,
      runtimeDir,
      told: (part) => this.#told(run, part),
      loginKeys: this.#loginKeys,
    });
    if (run !== null) this.#watchBoot(session, run);
    session.qmp.onEvent(({ event, data }) => {
      if (event === "SHUTDOWN" && data.reason === "host-signal") this.#signalled = true;
      if (event === "RESET" && data.guest === true) void this.#rebooted(run);
      if (WAKING.has(event)) this.#tell.wake();
    });
    void session.qmp.closed.then(() => {
      if (this.#session !== session) return;
      this.#session = null;
      this.#tell.wake();
    });
  }

  #identity = () => identityOf(this.#context.paths, this.id);
}

const emptyRecord = (id: string, incarnation: number): VmRecord => ({
  version: 1,
  id,
  incarnation,
  owner: null,
  images: [],
  seed: null,
  run: null,
  end: null,
  exit: null,
});
