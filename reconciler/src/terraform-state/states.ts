// States of Terraform for teams: read, written under a lock, kept by version.
//
//   free --lock--> locked by ID --unlock with that ID, or by a person without one--> free
//     |              |
//     +--write-------+--write that names the ID--> a new version; older ones are kept
//
// A write is one transaction: the version is there whole, or not at all. A client that repeats a request, because the
// answer was lost, is answered as the first time. A write is never refused for want of quota: what it describes exists
// already, and a state that is not stored is lost. So `lock` is where room is demanded, before anything was changed.

import { cleanLine } from "@croft/schemas/clean-text.ts";
import { CroftError } from "@croft/schemas/errors.ts";
import { notFound } from "../kinds/not-found.ts";
import { checkStateQuota } from "../kinds/project/quota.ts";
import type {
  Reads,
  StateLock,
  StateName,
  StateSummary,
  StateVersion,
  Store,
  Writes,
} from "../store/store.ts";
import { type TakenContents, takeWithSerial } from "./contents.ts";
import type { OpenedContents, Vault } from "./vault.ts";

const MOST_STATES = 1000;
const LONGEST_WORDS = 300;
/** Versions of one state that are kept, and the bytes that they may take as they are stored. */
const KEPT = { count: 100, bytes: 256 * 1024 * 1024 };

/** Bytes that all versions of a project's states may take; beyond it only the newest of what is written are kept. */
const MOST_OF_A_PROJECT = 2 * 1024 * 1024 * 1024;
const KEPT_OF_TOO_MUCH: typeof KEPT = { count: 2, bytes: 0 };

/** A transaction of a caller, whose token is looked at once more inside. */
type WriteAs = <T>(fn: (tx: Writes) => Promise<T>) => Promise<T>;

export interface StatesContext {
  store: Pick<Store, "states" | "documents">;
  vault: Vault;
  now(): Date;
  /** Throws `storage_full` when there is no room for what is new. */
  demandStorage(what: string): void;
}

export interface Actor {
  /** Id of its token. */
  id: string;
  writeAs: WriteAs;
}

export interface LockRequest {
  id: string;
  /** JSON as the client sent it. */
  info: string;
}

export class States {
  readonly #context: StatesContext;

  constructor(context: StatesContext) {
    this.#context = context;
  }

  list(project: string | null): Promise<StateSummary[]> {
    return this.#context.store.states.list(project);
  }

  /** Throws `not_found`. */
  async get(state: StateName): Promise<StateSummary> {
    const found = await this.#context.store.states.get(state);
    if (found === undefined) throw missing(state);
    return found;
  }

  /** Newest first. Throws `not_found`. */
  async versions(state: StateName): Promise<StateVersion[]> {
    await this.get(state);
    return this.#context.store.states.versions(state);
  }

  /** The contents of a version, of the newest when none is named. Throws `not_found` when there are none. */
  async read(
    state: StateName,
    number?: number,
  ): Promise<{ version: StateVersion; contents: OpenedContents }> {
    const { states } = this.#context.store;
    const version =
      number === undefined
        ? (await states.get(state))?.current
        : (await states.versions(state)).find((one) => one.number === number);
    if (!version) throw number === undefined ? missing(state) : missingVersion(state, number);
    const sealed = await states.sealed(state, version.number);
    // Pruned between the two reads.
    if (sealed === undefined) throw missingVersion(state, version.number);
    const contents = await this.#context.vault.open(state, version.sha256, sealed);
    return { version, contents };
  }

  /** `lock`: the id that the writer says it holds. The contents are used up. Throws `state_locked`. */
  async write(
    state: StateName,
    contents: TakenContents,
    lock: string | undefined,
    by: Actor,
  ): Promise<StateVersion> {
    return this.#store(state, contents, by, "written", (current) => refuseOther(state, current, lock));
  }

  /** Makes an old version the newest, above its serial. Throws `not_found`, `state_locked`. */
  async restore(state: StateName, number: number, by: Actor): Promise<StateVersion> {
    const { current } = await this.get(state);
    const { contents } = await this.read(state, number);
    const serial = (current?.serial ?? 0) + 1;
    return this.#store(state, await takeWithSerial(contents(), serial), by, "restored", (found) => {
      refuseOther(state, found, undefined);
      if (found?.current?.number === current?.number) return;
      throw new CroftError("state_locked", `State ${label(state)} was written meanwhile.`, {
        detail: "Look at its versions again, then restore the one that is wanted.",
      });
    });
  }

  async #store(
    state: StateName,
    { packed, sha256, size_bytes, serial, lineage, resources }: TakenContents,
    by: Actor,
    happened: "written" | "restored",
    check: (current: StateSummary | undefined) => void,
  ): Promise<StateVersion> {
    const { vault, now } = this.#context;
    const sealed = await vault.seal(state, sha256, packed);
    return by.writeAs(async (tx) => {
      const before = await tx.states.get(state);
      check(before);
      if (before === undefined) {
        this.#context.demandStorage(`State ${label(state)}`);
        await this.#checkNew(tx, state);
      }
      // A repeated request, or an apply that changed nothing.
      if (before?.current?.sha256 === sha256) return before.current;
      const added = {
        serial,
        lineage,
        resources,
        sha256,
        size_bytes,
        stored_bytes: sealed.length,
        written_at: now().toISOString(),
        written_by: by.id,
      };
      const number = await tx.states.add(state, added, sealed);
      await tx.states.prune(state, await this.#kept(tx, state.project));
      await event(tx, state, happened, by.id, { version: number, serial });
      return { ...added, number };
    });
  }

  /** Throws `state_locked` with the holder, `storage_full`, `quota_exceeded`. */
  async lock(state: StateName, { id, info }: LockRequest, by: Actor): Promise<StateLock> {
    this.#context.demandStorage(`State ${label(state)}`);
    return by.writeAs(async (tx) => {
      const before = await tx.states.get(state);
      if (before?.lock && before.lock.id === id && before.lock.principal === by.id) return before.lock;
      refuseOther(state, before, undefined);
      if (before === undefined) await this.#checkNew(tx, state);
      const lock = { id, info, principal: by.id, taken_at: this.#context.now().toISOString() };
      await tx.states.putLock(state, lock);
      await event(tx, state, "locked", by.id, { lock: id });
      return lock;
    });
  }

  /**
   * `id` undefined: breaks whatever lock there is, which is what `terraform force-unlock` sends. Of what is not locked
   * nothing changes. Throws `state_locked` when another holds it.
   */
  async unlock(state: StateName, id: string | undefined, by: Actor): Promise<void> {
    await by.writeAs(async (tx) => {
      const before = await tx.states.get(state);
      if (!before?.lock) return;
      if (id !== undefined) refuseOther(state, before, id);
      const broken = id === undefined;
      await tx.states.removeLock(state);
      await event(tx, state, broken ? "lock_broken" : "unlocked", by.id, { lock: before.lock.id });
      if (before.current === null) await tx.states.remove(state);
    });
  }

  /** Removes it with all versions. Throws `not_found`, `state_locked`, `not_empty` while it lists resources. */
  async remove(state: StateName, force: boolean, by: Actor): Promise<void> {
    await by.writeAs(async (tx) => {
      const before = await tx.states.get(state);
      if (before === undefined) throw missing(state);
      refuseOther(state, before, undefined);
      const resources = before.current === null ? 0 : before.current.resources;
      if (resources !== 0 && !force) throw stillLists(state, resources);
      await tx.states.remove(state);
      await event(tx, state, "deleted", by.id, { serial: before.current?.serial ?? null });
    });
  }

  /** What is kept of a state's versions: of a project that keeps much already, little. */
  async #kept(reads: Reads, project: string): Promise<typeof KEPT> {
    const { stored_bytes } = await reads.states.usedBy(project);
    return stored_bytes > MOST_OF_A_PROJECT ? KEPT_OF_TOO_MUCH : KEPT;
  }

  async #checkNew(reads: Reads, state: StateName): Promise<void> {
    const project = await reads.documents.byName("project", null, state.project);
    if (project === undefined) throw notFound(`project ${state.project}`);
    const { states } = await reads.states.usedBy(state.project);
    await checkStateQuota(reads, state.project, `State ${label(state)}`);
    if (states < MOST_STATES) return;
    throw new CroftError(
      "quota_exceeded",
      `State ${label(state)} cannot be made: project ${state.project} has ${states}.`,
      {
        detail: `A project keeps at most ${MOST_STATES}. Delete those that are no longer used.`,
      },
    );
  }
}

const label = ({ project, name }: StateName): string => `${project}/${name}`;

const missing = (state: StateName): CroftError => notFound(`state ${label(state)}`);

const missingVersion = (state: StateName, number: number): CroftError =>
  new CroftError("not_found", `State ${label(state)} has no version ${number}.`, {
    detail: `The newest ${KEPT.count} are kept. See \`GET /v1/state/${label(state)}/versions\`.`,
  });

const stillLists = (state: StateName, resources: number | null): CroftError =>
  new CroftError("not_empty", `State ${label(state)} cannot be deleted: ${listed(resources)}.`, {
    detail:
      "Destroy them first if they are no longer needed (`terraform destroy`). With `?force=true` the state goes although they stay, and no configuration knows them then.",
  });

const listed = (resources: number | null): string =>
  resources === null ? "it is encrypted and may list resources" : `it lists ${resources} resources`;

/** Refuses whoever does not hold the lock. Its members are those of a lock of Terraform, which shows the `ID`. */
function refuseOther(state: StateName, found: StateSummary | undefined, id: string | undefined): void {
  const lock = found?.lock;
  if (!lock || lock.id === id) return;
  const holder = holderOf(lock);
  throw new CroftError(
    "state_locked",
    `State ${label(state)} is locked by ${holder.Who} since ${lock.taken_at}.`,
    {
      detail:
        `${holder.Operation} with lock ${lock.id}. Wait until it has ended. If its process is gone: ` +
        `\`terraform force-unlock ${lock.id}\`, or \`DELETE /v1/state/${label(state)}/lock\` without a body.`,
      facts: holder,
    },
  );
}

/** What the holder says of itself; texts only. */
/** Terraform prints what the lock's taker says of itself in the terminal of whoever waits for it. */
export function holderOf({ id, info, taken_at }: StateLock): Record<string, string> {
  const given = JSON.parse(info) as Record<string, unknown>;
  const text = (name: string, otherwise: string): string =>
    typeof given[name] === "string" && given[name] !== "" ? cleanLine(given[name], LONGEST_WORDS) : otherwise;
  return {
    ID: id,
    Operation: text("Operation", "an operation"),
    Info: text("Info", ""),
    Who: text("Who", "somebody"),
    Version: text("Version", ""),
    Created: text("Created", taken_at),
    Path: text("Path", ""),
  };
}

const event = (
  tx: Writes,
  { project, name }: StateName,
  happened: "written" | "restored" | "locked" | "unlocked" | "lock_broken" | "deleted",
  actor: string,
  data: Record<string, unknown>,
): Promise<void> =>
  tx.events.append({ type: `state.${happened}`, actor, kind: "state", object: name, project, name, data });
