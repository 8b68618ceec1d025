// `?on_conflict=wait`: a create or an update that wants what another object has waits until that gives it up. Clients change
// many objects at once and in any order; the one that takes often comes before the one that gives.
//
//   tried --> refused for what others have --> one of them changes or goes --> tried again
//                 |
//                 +--> nobody plans to change them --> refused for good, after a moment
//                 |
//                 +--> each of them waits for another of the circle --> all are carried out in one transaction
//
// The easy mistake: an update is carried out by its own request or by the circle's transaction, never by both.

import { CroftError, type ErrorCode } from "@croft/schemas/errors.ts";
import type { DocumentChange, Store, Writes } from "../store/store.ts";
import type { Answer } from "./answer.ts";
import { whenAllowed } from "./waiting.ts";
import { WaitingWrites } from "./waiting-writes.ts";

const CONFLICTS: ReadonlySet<ErrorCode> = new Set([
  "already_exists",
  "port_in_use",
  "address_in_use",
  "partition_attached",
  "deleting",
]);

/** Ids of the objects that have what was wanted, when nothing else stands in the way. */
function holdersOf(error: CroftError): string[] {
  if (!CONFLICTS.has(error.code)) return [];
  const holders = error.errors.map(({ holder }) => holder ?? "");
  return holders.includes("") ? [] : holders;
}

const CONFLICT = {
  mayPass: (error: CroftError) => holdersOf(error).length > 0,
  /** Another object's change lets nothing pass, and a crowd that waits would try again at every change of anybody. */
  isWorthATry: ({ id, removed, before, now }: DocumentChange, refusal: CroftError) =>
    (removed || (before !== null && before.generation !== now.generation)) && holdersOf(refusal).includes(id),
};

/** For so long what nobody is known to give up is waited for. */
const UNPLANNED_MS = 2000;

type Waitable = Pick<Store, "subscribe"> & { documents: Pick<Store["documents"], "find"> };

export interface FreeWait {
  timeoutMs: number;
  signal: AbortSignal;
  /** Who waits: a project's are counted together. */
  share: string;
  /** Whether a plan of the caller may change the object of that id. */
  mayChange(id: string): boolean;
}

/** Tries a write again whenever an object goes or is changed by a user, while others have what it wants. */
const whenFree = <T>(
  store: Waitable,
  attempt: () => Promise<T>,
  { timeoutMs, signal, mayChange }: FreeWait,
): Promise<T> => {
  const patienceMs = async (error: CroftError): Promise<number> =>
    (await isAboutToBeFree(store, error, mayChange)) ? timeoutMs : Math.min(UNPLANNED_MS, timeoutMs);
  return whenAllowed(store, { ...CONFLICT, patienceMs }, attempt, timeoutMs, signal);
};

/** Whether each of the holders may change by the caller's plans, or goes. */
async function isAboutToBeFree(
  { documents }: Waitable,
  error: CroftError,
  mayChange: FreeWait["mayChange"],
): Promise<boolean> {
  for (const id of holdersOf(error)) {
    if (!mayChange(id) && (await documents.find(id))?.deleting !== true) return false;
  }
  return true;
}

/** An update, in the steps that an exchange needs. All may be repeated, by a transaction that was rolled back. */
export interface ExchangeableUpdate {
  id: string;
  /** The object's generation. */
  generation(tx: Writes): Promise<number | undefined>;
  /** Gives up what the update gives up. */
  setAside(tx: Writes): Promise<void>;
  write(tx: Writes): Promise<Answer>;
}

interface Waiting extends ExchangeableUpdate {
  /** Of the refusal. */
  holders: readonly string[];
  refusedAt: number | undefined;
  exchange: Promise<void> | undefined;
  answer: Answer | undefined;
}

/** What waits; the updates by the object that they change. */
export class HandOver {
  readonly #store: Waitable & Pick<Store, "write">;
  readonly #waiting = new Map<string, Waiting>();
  readonly #all: WaitingWrites;

  constructor(store: Waitable & Pick<Store, "write">, all = new WaitingWrites()) {
    this.#store = store;
    this.#all = all;
  }

  /** Carries out a create once what it wants is free. Throws `too_many_requests`. */
  create<T>(attempt: () => Promise<T>, wait: FreeWait): Promise<T> {
    return this.#all.run(wait.share, (inTurn) => whenFree(this.#store, () => inTurn(attempt), wait));
  }

  /** Carries out an update once what it wants is free, alone or with those that it exchanges with. Throws `too_many_requests`. */
  async update(update: ExchangeableUpdate, wait: FreeWait): Promise<Answer> {
    const waiting: Waiting = {
      ...update,
      holders: [],
      refusedAt: undefined,
      exchange: undefined,
      answer: undefined,
    };
    try {
      return await this.#all.run(wait.share, (inTurn) =>
        whenFree(this.#store, () => inTurn(() => this.#attempt(waiting)), wait),
      );
    } finally {
      if (this.#waiting.get(update.id) === waiting) this.#waiting.delete(update.id);
    }
  }

  async #attempt(one: Waiting): Promise<Answer> {
    await one.exchange;
    if (one.answer !== undefined) return one.answer;
    let refusedAt: number | undefined;
    try {
      return await this.#store.write(async (tx) => {
        refusedAt = await one.generation(tx);
        return one.write(tx);
      });
    } catch (error) {
      if (!(error instanceof CroftError)) throw error;
      one.holders = holdersOf(error);
      one.refusedAt = refusedAt;
      if (one.holders.length === 0) throw error;
      this.#waiting.set(one.id, one);
      await (one.exchange ?? this.#exchangeOf(one));
      if (one.answer === undefined) throw error;
      return one.answer;
    }
  }

  /** Exchanges what the circle of this update has, if there is one. Never throws: who is not served goes on waiting. */
  async #exchangeOf(one: Waiting): Promise<void> {
    const circle = this.#circleOf(one);
    if (circle === undefined) return;
    const exchange = this.#store
      .write((tx) => exchanged(tx, circle))
      .then(
        (answers) => {
          for (const [index, member] of circle.entries()) member.answer = answers[index];
        },
        () => undefined,
      );
    for (const member of circle) member.exchange = exchange;
    await exchange;
    for (const member of circle) member.exchange = undefined;
  }

  /** This update and all that it waits for, directly or not; undefined when one of them is not about to change. */
  #circleOf(one: Waiting): Waiting[] | undefined {
    const circle = new Set([one]);
    for (const member of circle) {
      for (const holder of member.holders) {
        const other = this.#waiting.get(holder);
        if (other === undefined || other.exchange !== undefined) return undefined;
        circle.add(other);
      }
    }
    return [...circle];
  }
}

/** Carries out the updates of a circle. Throws, and does nothing, when one of them was carried out or refused meanwhile. */
async function exchanged(tx: Writes, circle: readonly Waiting[]): Promise<Answer[]> {
  for (const { id, generation, refusedAt } of circle) {
    if ((await generation(tx)) !== refusedAt)
      throw new CroftError("precondition_failed", `${id} was changed.`);
  }
  for (const { setAside } of circle) await setAside(tx);
  const answers: Answer[] = [];
  for (const { write } of circle) answers.push(await write(tx));
  return answers;
}
