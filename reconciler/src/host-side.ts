// The half of the reconciler that faces the hosts, put together: agents' listener, the loop over hosts, images, and the
// authority for logins. The other half is REST (`app.ts`).

import { randomBytes } from "node:crypto";
import { mkdir } from "node:fs/promises";
import type { Server } from "node:http";
import { type AgentsAuthority, openAgentsAuthority } from "./agents/authority.ts";
import { type Joining, joining } from "./agents/join.ts";
import { type AgentListener, listenForAgents } from "./agents/listener.ts";
import { reportIntake } from "./agents/report-intake.ts";
import type { RestoredParts } from "./agents/restored-database.ts";
import { agentApp } from "./agents/routes.ts";
import type { Config } from "./config.ts";
import type { CounterBook } from "./coordination/counter-book.ts";
import { createConfirmedCapacity } from "./coordination/memory/confirmed-capacity.ts";
import { createCounterBook } from "./coordination/memory/counter-book.ts";
import { fairSlots } from "./coordination/memory/fair-slots.ts";
import { createHostLeases } from "./coordination/memory/host-leases.ts";
import { createKeyedLock } from "./coordination/memory/keyed-lock.ts";
import { createOneMachine } from "./coordination/memory/one-machine.ts";
import { createPresence } from "./coordination/memory/presence.ts";
import { addressPolicy } from "./images/address-policy.ts";
import { openBlobFiles } from "./images/blob-files.ts";
import { sweepBlobs } from "./images/blob-sweep.ts";
import { FETCH_LIMITS } from "./images/fetch-url.ts";
import { passImage } from "./images/image-pass.ts";
import { UNPACK_LIMITS } from "./images/look-inside.ts";
import { roomBelow } from "./images/room.ts";
import { createUploads, type Uploads } from "./images/uploads.ts";
import { LOOPBACK_ONLY } from "./listen/reach.ts";
import type { Log } from "./log.ts";
import { expireQuarantine } from "./loop/expire-quarantine.ts";
import { hostLoop } from "./loop/host-loop.ts";
import { createKeyedLoop, type LoopFigures } from "./loop/keyed-loop.ts";
import { waitingLoop } from "./loop/place-waiting.ts";
import { wakeOnChange } from "./loop/wake.ts";
import { createDrainLoop } from "./moves/drain-loop.ts";
import { createMoveLoop } from "./moves/move-loop.ts";
import { HostRecovery } from "./recovery/host-recovery.ts";
import { openUserAuthority, type UserAuthority } from "./ssh/user-authority.ts";
import type { ConditionBook } from "./status/condition-book.ts";
import type { Store } from "./store/store.ts";

export interface HostSide {
  authority: AgentsAuthority;
  counters: CounterBook;
  joining: Joining;
  uploads: Uploads;
  userAuthority: UserAuthority;
  /** An admin says that a host has what it reports: its next report counts whole. */
  confirmCapacity(host: string): void;
  /** What is made anew of silent hosts. */
  recovery: HostRecovery;
  /** Looks at an object of a host. */
  wake(host: string, ids: readonly string[]): void;
  /** What the loops do, by their names. */
  loops(): Readonly<Record<string, LoopFigures>>;
  /** Listens and starts the loops. Resolves with where agents reach it. */
  start(): Promise<string>;
  stop(): Promise<void>;
}

const LOOK_FOR_SILENCE_MS = 2000;
const EXPIRE_QUARANTINE_MS = 60_000;
const SWEEP_BLOBS_MS = 600_000;
/** Images that are fetched and unpacked at once, in all and of one project; each has at most one process that looks into it. */
const IMAGE_SLOTS = { total: 8, each: 2 };
/** Images that may wait for a slot. */
const IMAGES_AT_ONCE = 10_000;
/** The process that looks into images: its bundle lies beside this one. */
export const IMAGE_PROGRAM = new URL("./image-child.cjs", import.meta.url);
/** Not to be noticed by whoever waits for one VM; with many creates at once it makes few passes of many. */
const PASSES_APART_MS = 50;
/** What an image has to go on with, whatever stopped it. */
const UNFINISHED_IMAGES = ["pending", "fetching", "error"];

/** In milliseconds; all but `monotonic` since 1970. */
export interface HostClocks {
  /** The machine's: what is shown, and what others compare with theirs. */
  now(): number;
  monotonic(): number;
  /** Time that really passed: what cannot be undone is judged by it. */
  counted(): number;
  /** The earlier of the machine's and that. */
  earliest(): number;
}

/**
 * Opens everything; nothing listens or runs before `start`. `acceptAgents` lets agents open
 * WebSockets on their listener; `imageProgram` is the bundle of `images/child-program.ts`.
 */
export async function openHostSide(
  config: Config,
  store: Store,
  log: Log,
  clocks: HostClocks,
  acceptAgents: (server: Server) => void,
  found: RestoredParts["found"],
  conditions: ConditionBook,
  imageProgram: URL,
): Promise<HostSide> {
  const child = { program: imageProgram, user: config.imagesUid };
  await mkdir(config.imagesDir, { recursive: true, mode: 0o700 });
  const { now, monotonic, counted, earliest } = clocks;
  const authority = await openAgentsAuthority(store, now, earliest);
  const userAuthority = await openUserAuthority(store, now, earliest);
  const files = await openBlobFiles(config.stateDir);
  const lastAtStart = await store.documents.lastNumber();
  const lock = createKeyedLock();
  const room = roomBelow(config.stateDir);
  const heard = createPresence(now, monotonic);
  const leases = createHostLeases(monotonic, config.hostLeaseSeconds);
  const recovery = new HostRecovery({ store, presence: heard, leases, conditions, log, monotonic });
  const hosts = hostLoop({
    store,
    presence: heard,
    userAuthority: userAuthority.publicKey,
    failed: (host, error) => log.error("host pass failed", { host, error }),
    now: counted,
    apartMs: PASSES_APART_MS,
  });
  const waiting = waitingLoop({
    store,
    failed: (host, error) => log.error("placing those that wait for room failed", { host, error }),
    apartMs: PASSES_APART_MS,
  });
  const moving = createMoveLoop({
    store,
    wakeHost: hosts.wake,
    failed: (move, error) => log.error("a move failed in the reconciler", { move, error }),
    monotonic,
  });
  const draining = createDrainLoop({
    store,
    randomBytes,
    failed: (host, error) => log.error("draining a host failed", { host, error }),
    monotonic,
  });
  const policy = addressPolicy(config.fetchAllow);
  const slots = fairSlots(IMAGE_SLOTS);
  const images = createKeyedLoop({
    run: (id, signal) =>
      passImage(
        id,
        {
          store,
          files,
          lock,
          room,
          policy,
          imagesDir: config.imagesDir,
          now: counted,
          limits: FETCH_LIMITS,
          unpackLimits: UNPACK_LIMITS,
          child,
          slots,
        },
        signal,
      ),
    keys: () => unfinishedImages(store),
    failed: (image, error) => log.error("image pass failed", { image, error }),
    concurrency: IMAGES_AT_ONCE,
  });
  let listener: AgentListener | undefined;
  const join = joining({
    store,
    authority,
    endpoint: () => listener?.endpoint ?? "",
    now: counted,
    wallClock: now,
    heardSecondsAgo: (host) => heard.secondsSince(host),
  });
  const counters = createCounterBook(monotonic);
  const noteTwin = (host: string, boot_id: string): void => {
    log.error("two machines are one host: the second one is refused", { host, boot_id });
    twinSeen(store, host, boot_id).catch((error) => log.error("an event was not written", { error }));
  };
  const oneMachine = createOneMachine(monotonic, noteTwin);
  const confirmed = createConfirmedCapacity();
  const app = agentApp({
    store,
    joining: join,
    intake: reportIntake({
      store,
      presence: heard,
      oneMachine,
      wake(host, ids) {
        hosts.wake(host, ids);
        moving.heard(ids);
      },
      confirmed,
      now,
      restored: { store, now, lastAtStart, found },
    }),
    counters,
    oneMachine,
    leases,
    blobPath: files.path,
    log: log.child({ component: "agents" }),
  });
  const sweep = (): Promise<void> =>
    sweepBlobs({ store, files, lock, now: counted }).catch((error) =>
      log.error("blob sweep failed", { error }),
    );
  const ends: (() => void)[] = [];
  const expire = (): Promise<void> =>
    expireQuarantine(store, counted()).then(
      () => undefined,
      (error) => log.error("expiry of quarantine failed", { error }),
    );
  const recover = (): Promise<void> =>
    recovery.look().catch((error) => log.error("looking at silent hosts failed", { error }));
  let recovering = Promise.resolve();
  let sweeping = Promise.resolve();
  let expiring = Promise.resolve();

  return {
    authority,
    counters,
    joining: join,
    uploads: createUploads({ store, files, lock, room, now: counted }),
    userAuthority,
    recovery,
    confirmCapacity: confirmed.confirm,
    wake: hosts.wake,
    loops: () => ({
      hosts: hosts.figures(),
      images: images.figures(),
      waiting: waiting.figures(),
      moves: moving.figures(),
      draining: draining.figures(),
    }),
    async start() {
      listener = await listenForAgents({
        app,
        authority,
        reach: config.reach ?? LOOPBACK_ONLY,
        port: config.agentPort,
        maxConnections: config.limits?.connections,
        prepare: acceptAgents,
        failed: (error) => log.error("the certificate for agents could not be renewed", { error }),
      });
      ends.push(
        wakeOnChange(store, {
          host: hosts.wake,
          image: images.wake,
          failed: (error) => log.error("wake failed", { error }),
        }),
        every(LOOK_FOR_SILENCE_MS, () => {
          for (const host of heard.fallenSilent()) hosts.wake(host);
          recovering = recover();
        }),
        every(EXPIRE_QUARANTINE_MS, () => {
          expiring = expire();
        }),
        every(SWEEP_BLOBS_MS, () => {
          sweeping = sweep();
        }),
      );
      await Promise.all([hosts.start(), images.start(), waiting.start(), moving.start(), draining.start()]);
      expiring = expire();
      sweeping = sweep();
      return listener.endpoint;
    },
    async stop() {
      for (const end of ends) end();
      await listener?.close();
      await Promise.all([
        hosts.stop(),
        images.stop(),
        waiting.stop(),
        moving.stop(),
        draining.stop(),
        sweeping,
        expiring,
        recovering,
      ]);
    },
  };
}

async function twinSeen(store: Store, host: string, boot_id: string): Promise<void> {
  const found = await store.hosts.get(host);
  if (found === undefined) return;
  const about = { kind: "host", object: found.id, project: null, name: host };
  await store.write((tx) =>
    tx.events.append({ ...about, type: "host.second_machine", actor: "croft", data: { boot_id } }),
  );
}

async function unfinishedImages(store: Store): Promise<string[]> {
  const pages = await Promise.all(UNFINISHED_IMAGES.map((state) => store.documents.list("image", { state })));
  return pages.flatMap(({ items }) => items.map(({ id }) => id));
}

function every(milliseconds: number, fn: () => void): () => void {
  const timer = setInterval(fn, milliseconds);
  timer.unref();
  return () => clearInterval(timer);
}
