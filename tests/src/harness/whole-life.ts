// A life of everything that can be declared: made, changed and gone by the small core, with an accident of some kind in each
// stage. After each stage there is exactly what was declared, and nothing is left to plan.
import assert from "node:assert/strict";
import type { Lived, Step } from "./accidents.ts";
import type { ReconcilerProcess } from "./reconciler-process.ts";
import { type Action, type Link, SmallCore } from "./small-core.ts";
import { type Relayed, type UnreliableLine, unreliableLine } from "./unreliable-line.ts";
import { idsThere, STAGES, type Stage, type WorldPlace, wholeWorld } from "./whole-world.ts";

export interface Accident {
  /** What happens beside the broken line; the caller notices nothing before it ends. */
  happen(provider: { die(): void; interrupt(): void }): void | Promise<void>;
  /** Before it happens within a request. */
  begin?(): Promise<void>;
  /** After the apply that was struck has ended, before the next one. */
  mend?(): Promise<void>;
  /** Whether the apply may fail: the next one ends with what was declared. Otherwise it has to bear the accident. */
  mayFail: boolean;
  /** How long the provider tries to reach a reconciler that is away; 30 unless told. */
  patienceSeconds?: number;
}

export const CUT: Accident = { happen: () => undefined, mayFail: false };

/** What the dead one was doing goes on in this process until its patience is over, and reaches nobody. */
export const DEATH_OF_THE_PROVIDER: Accident = {
  happen: ({ die }) => die(),
  mayFail: true,
  patienceSeconds: 10,
};

/** Killed and started again, while the apply still asks, or once the user gave up and interrupted it. */
export function deathOf(reconciler: ReconcilerProcess, back: "soon" | "late"): Accident {
  const begin = () => reconciler.dieAtCommit();
  if (back === "late") {
    return {
      begin,
      async happen({ interrupt }) {
        await reconciler.kill();
        interrupt();
      },
      mend: () => reconciler.restart(),
      mayFail: true,
    };
  }
  let restarted: Promise<void> | undefined;
  return {
    begin,
    async happen() {
      await reconciler.kill();
      restarted = reconciler.restart();
    },
    mend: async () => void (await restarted),
    mayFail: false,
  };
}

export interface Life {
  readonly reconciler: ReconcilerProcess;
  readonly place: WorldPlace;
  /** What happens in a stage, at which step; nothing, unless told. */
  accidentOf?(stage: number): { readonly step: Step; readonly accident: Accident } | undefined;
}

export async function liveWhole(life: Life): Promise<Lived> {
  const core = new SmallCore();
  const requests: Relayed[][] = [];
  let struck = 0;
  for (const [number, stage] of STAGES.entries()) {
    const reached = await reach(life, core, stage, life.accidentOf?.(number));
    requests.push(reached.requests);
    if (reached.struck) struck += 1;
    assert.deepEqual(reached.left, {}, `${stage}: something is left to plan`);
    const ids = [...core.states.values()].map(({ value }) => value.id).sort();
    assert.equal(ids.length, Object.keys(wholeWorld(life.place, stage)).length);
    assert.deepEqual(
      await idsThere(life.reconciler, life.place.name),
      ids,
      `${stage}: not what is in the state`,
    );
  }
  return { requests, struck };
}

interface Reached {
  requests: Relayed[];
  struck: boolean;
  /** What would still be planned. */
  left: Record<string, Action>;
}

type Here = ReturnType<NonNullable<Life["accidentOf"]>>;

async function reach(
  { reconciler, place }: Life,
  core: SmallCore,
  stage: Stage,
  here: Here,
): Promise<Reached> {
  const wanted = wholeWorld(place, stage);
  const line = await unreliableLine(reconciler.endpoint);
  const fate = prepare(line, here);
  const apply = async (link: Link): Promise<Record<string, Action>> => {
    await core.apply(wanted, link);
    return core.plan(wanted, link);
  };
  const linkOver = ({ endpoint }: UnreliableLine, request_timeout_seconds = 30): Link => ({
    settings: { endpoint, token: reconciler.token, request_timeout_seconds },
  });
  const { requests } = line;
  try {
    const left = await apply({ ...linkOver(line, here?.accident.patienceSeconds), ...fate });
    return { requests, left, struck: fate.struck };
  } catch (error) {
    if (!fate.struck || !here?.accident.mayFail) throw error;
  } finally {
    // Nothing of a dead process reaches anybody any more.
    await line.close();
    if (fate.struck) await here?.accident.mend?.();
  }
  const next = await unreliableLine(reconciler.endpoint);
  try {
    return { requests, left: await apply(linkOver(next)), struck: true };
  } finally {
    await next.close();
  }
}

/** Readies the line for the accident. What is answered tells whether it happened, and is how the provider has part in it. */
function prepare(line: UnreliableLine, here: Here): Required<Omit<Link, "settings">> & { struck: boolean } {
  let die: () => void = () => undefined;
  const died = new Promise<void>((resolve) => {
    die = resolve;
  });
  const interruption = new AbortController();
  const interrupt = () => interruption.abort(new Error("Terraform was interrupted"));
  const fate = { died, interrupted: interruption.signal, struck: false };
  if (here === undefined) return fate;
  const { step, accident } = here;
  const strike = () => {
    fate.struck = true;
    return accident.happen({ die, interrupt });
  };
  void line.cutAt(step.request, step.when, strike, () => accident.begin?.());
  return fate;
}
