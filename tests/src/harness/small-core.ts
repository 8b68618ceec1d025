// As much of Terraform's core as a test needs that tries hundreds of accidents: it reads, plans and applies resources in
// the order in which they are declared, with a new provider for each walk, and keeps the states that core would keep. The
// provider's handlers are the real ones, every answer is held against core's rules, and requests go over a real line.
import { croftProvider } from "../../../provider/src/app.ts";
import type { Croft } from "../../../provider/src/lifecycle/croft.ts";
import { checkApply, checkFinalPlan, checkPlan } from "../../../provider/src/rpc/conformance/checks.ts";
import type {
  CallContext,
  ProviderDefinition,
  Reply,
  ResourceDefinition,
} from "../../../provider/src/rpc/provider-definition.ts";
import { hasErrors } from "../../../provider/src/tfplugin/diagnostic.ts";
import { unsetObject } from "../../../provider/src/tfplugin/schema.ts";
import {
  equalValues,
  objectOf,
  type TfObject,
  type TfValue,
  UNKNOWN,
} from "../../../provider/src/tfplugin/value.ts";

/** The value of another resource's field, by its address; unknown while it is not known. */
export type Ref = (address: string, field: string) => TfValue;

export interface Declared {
  type: string;
  config(ref: Ref): Record<string, TfValue>;
}

/** In the order of dependence. */
export type World = Readonly<Record<string, Declared>>;

export type Action = "create" | "update" | "replace" | "delete";

interface State {
  type: string;
  value: TfObject;
  private: Uint8Array;
  tainted: boolean;
}

interface Planned {
  action: Action | "none";
  planned: TfObject | null;
}

/** How a walk reaches Croft: settings of the provider, when it dies in the middle of what it does, and Ctrl-C. */
export interface Link {
  settings: Record<string, TfValue>;
  died?: Promise<void>;
  interrupted?: AbortSignal;
}

/** The provider died: what it was doing has no answer. */
class Died extends Error {}

const NONE = new Uint8Array();
const CAPABILITIES = { deferralAllowed: false, writeOnlyAttributesAllowed: true };
const COMMON = { providerMeta: null, clientCapabilities: CAPABILITIES };

class Walk {
  readonly definition: ProviderDefinition<Croft>;
  readonly context: CallContext<Croft>;
  readonly #died: Promise<never>;

  private constructor(definition: ProviderDefinition<Croft>, link: Link, provider: Croft | undefined) {
    this.definition = definition;
    const signal = link.interrupted ?? new AbortController().signal;
    this.context = { signal, provider, log: () => undefined };
    this.#died = (link.died ?? new Promise<void>(() => undefined)).then(() => {
      throw new Died("the provider died");
    });
    this.#died.catch(() => undefined);
  }

  static async begin(link: Link): Promise<Walk> {
    const definition = croftProvider();
    const config = objectOf({ ...unsetObject(definition.schema.block), ...link.settings });
    const context = { signal: new AbortController().signal, provider: undefined, log: () => undefined };
    const reply = await definition.configure(
      { config, terraformVersion: "1.11.4", clientCapabilities: CAPABILITIES },
      context,
    );
    return new Walk(definition, link, demand(reply, "configure").provider);
  }

  resource(type: string): ResourceDefinition<Croft> {
    const found = this.definition.resources.get(type);
    if (found === undefined) throw new Error(`there is no ${type}`);
    return found;
  }

  /** The answer, unless the provider dies before it. */
  answer<T>(reply: T | Promise<T>): Promise<T> {
    return Promise.race([reply, this.#died]);
  }
}

function demand<T extends Reply>(reply: T, what: string): T {
  if (!hasErrors(reply.diagnostics ?? [])) return reply;
  throw new Error(
    `${what}: ${reply.diagnostics?.map(({ summary, detail }) => `${summary}: ${detail}`).join("; ")}`,
  );
}

export class SmallCore {
  readonly states = new Map<string, State>();
  /** What the last plan warned of. */
  warnings: string[] = [];

  value(address: string): TfObject {
    const state = this.states.get(address);
    if (state === undefined) throw new Error(`${address} is not in the state`);
    return state.value;
  }

  /** Refreshes and plans; tells what would be done, by address. */
  async plan(world: World, link: Link): Promise<Record<string, Action>> {
    const walk = await Walk.begin(link);
    await this.#refresh(walk);
    const plans = await this.#planAll(walk, world);
    return Object.fromEntries(
      [...plans].flatMap(([address, { action }]) => (action === "none" ? [] : [[address, action]])),
    );
  }

  /** Plans and applies. Throws what the provider said was wrong, or `Died`; the states are then as core keeps them. */
  async apply(world: World, link: Link): Promise<void> {
    const planning = await Walk.begin(link);
    await this.#refresh(planning);
    const plans = await this.#planAll(planning, world);
    const walk = await Walk.begin(link);
    for (const [address, { action }] of [...plans].reverse()) {
      if (action === "delete" || action === "replace") await this.#destroy(walk, address);
    }
    for (const [address, { action, planned }] of plans) {
      if (action === "create" || action === "replace" || action === "update") {
        await this.#make(walk, address, world[address] as Declared, planned);
      }
    }
  }

  async #refresh(walk: Walk): Promise<void> {
    for (const [address, state] of [...this.states]) {
      const currentState = state.value;
      const read = walk
        .resource(state.type)
        .read({ currentState, private: state.private, ...COMMON }, walk.context);
      const reply = demand(await walk.answer(read), `reading ${address}`);
      if (!reply.newState) this.states.delete(address);
      else {
        this.states.set(address, {
          ...state,
          value: reply.newState,
          private: reply.private ?? state.private,
        });
      }
    }
  }

  async #planAll(walk: Walk, world: World): Promise<Map<string, Planned>> {
    this.warnings = [];
    const plans = new Map<string, Planned>();
    for (const [address, { type }] of this.states) {
      if (world[address] !== undefined) continue;
      await this.#planOne(walk, address, type, null);
      plans.set(address, { action: "delete", planned: null });
    }
    const known = new Map<string, TfObject>();
    const ref: Ref = (address, field) => known.get(address)?.[field] ?? UNKNOWN;
    for (const [address, declared] of Object.entries(world)) {
      const plan = await this.#planOne(walk, address, declared.type, this.#config(walk, declared, ref));
      plans.set(address, plan);
      if (plan.planned) known.set(address, plan.planned);
    }
    return plans;
  }

  #config(walk: Walk, { type, config }: Declared, ref: Ref): TfObject {
    return objectOf({ ...unsetObject(walk.resource(type).schema.block), ...config(ref) });
  }

  async #planOne(walk: Walk, address: string, type: string, config: TfObject | null): Promise<Planned> {
    const { states } = this;
    const before = states.get(address);
    const { block } = walk.resource(type).schema;
    const ask = async (prior: State | undefined) => {
      const priorState = prior?.value ?? null;
      const request = {
        priorState,
        proposedNewState: config,
        config,
        priorPrivate: prior?.private ?? NONE,
        ...COMMON,
      };
      const reply = demand(
        await walk.answer(walk.resource(type).plan(request, walk.context)),
        `planning ${address}`,
      );
      const { plannedState: planned = null, requiresReplace = [] } = reply;
      this.warnings.push(...(reply.diagnostics ?? []).map(({ summary }) => summary));
      const broken = checkPlan(type, block, { prior: priorState, config, planned, requiresReplace });
      demand({ diagnostics: broken }, `planning ${address}`);
      return { planned, requiresReplace };
    };
    if (before === undefined) return { action: "create", planned: (await ask(undefined)).planned };
    const { planned, requiresReplace } = await ask(before);
    if (config === null) return { action: "delete", planned: null };
    if (before.tainted || requiresReplace.length > 0) {
      return { action: "replace", planned: (await ask(undefined)).planned };
    }
    return { action: equalValues(before.value, planned) ? "none" : "update", planned };
  }

  async #destroy(walk: Walk, address: string): Promise<void> {
    const state = this.states.get(address) as State;
    const request = { priorState: state.value, plannedState: null, config: null, ...COMMON };
    const definition = walk.resource(state.type);
    const reply = await walk.answer(
      definition.apply({ ...request, plannedPrivate: state.private }, walk.context),
    );
    if (reply.newState === null && !hasErrors(reply.diagnostics ?? [])) this.states.delete(address);
    demand(reply, `destroying ${address}`);
  }

  /** Core plans each change again with what is known by now. */
  async #make(walk: Walk, address: string, declared: Declared, first: TfObject | null): Promise<void> {
    const ref: Ref = (other, field) => this.states.get(other)?.value[field] ?? null;
    const config = this.#config(walk, declared, ref);
    const definition = walk.resource(declared.type);
    const before = this.states.get(address);
    const priorState = before?.value ?? null;
    const planning = {
      priorState,
      proposedNewState: config,
      config,
      priorPrivate: before?.private ?? NONE,
      ...COMMON,
    };
    const plan = demand(await walk.answer(definition.plan(planning, walk.context)), `planning ${address}`);
    const plannedState = plan.plannedState ?? null;
    const { block } = definition.schema;
    demand({ diagnostics: checkFinalPlan(declared.type, block, first, plannedState) }, `planning ${address}`);
    const plannedPrivate = plan.plannedPrivate ?? before?.private ?? NONE;
    const request = { priorState, plannedState, config, plannedPrivate, ...COMMON };
    const reply = await walk.answer(definition.apply(request, walk.context));
    const failed = hasErrors(reply.diagnostics ?? []);
    if (reply.newState) {
      const tainted = failed && before === undefined;
      const kept = {
        type: declared.type,
        value: reply.newState,
        private: reply.private ?? plannedPrivate,
        tainted,
      };
      this.states.set(address, kept);
    }
    demand(reply, `applying ${address}`);
    demand({ diagnostics: checkApply(declared.type, block, plannedState, reply.newState ?? null) }, address);
  }
}
