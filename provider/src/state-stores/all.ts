/**
 * `state_store "croft"`: the states that the reconciler keeps for teams, without the `http` backend. The workspace `default`
 * is the state of the configured name, another one is `<name>--<workspace>`. The lock of this process is remembered, because
 * a write does not carry it.
 */
import { randomUUID } from "node:crypto";
import { hostname, userInfo } from "node:os";
import { NAME } from "@croft/schemas/names.ts";
import type { StateClient } from "../client/states.ts";
import type { Croft } from "../lifecycle/croft.ts";
import { explain, notConfigured } from "../lifecycle/explain.ts";
import type {
  CallContext,
  ConfigRequest,
  ConfigureStateStoreReply,
  Reply,
  StateStore,
  StateStoreDefinition,
} from "../rpc/provider-definition.ts";
import { type Diagnostic, errorDiagnostic } from "../tfplugin/diagnostic.ts";
import type { Block } from "../tfplugin/schema.ts";
import type { TfObject } from "../tfplugin/value.ts";

const BLOCK: Block = {
  description:
    "Keeps Terraform's state in Croft, encrypted, with its versions and a lock that says who holds it. Needs a Terraform with pluggable state storage; others use the `http` backend (`croft state backend`).",
  attributes: {
    project: {
      type: "string",
      optional: true,
      description: "Name of the project that the state belongs to; the provider's when absent.",
    },
    name: {
      type: "string",
      required: true,
      description:
        "Name of the state of the workspace `default`; another workspace has `<name>--<workspace>`.",
    },
  },
};

export function stateStores(): ReadonlyMap<string, StateStoreDefinition<Croft>> {
  return new Map([
    [
      "croft",
      {
        schema: { version: 0, block: BLOCK },
        validateConfig: ({ config }) => ({
          diagnostics: [...checkName(config, "project"), ...checkName(config, "name")],
        }),
        configure,
      },
    ],
  ]);
}

function checkName(config: TfObject, field: "project" | "name"): Diagnostic[] {
  const value = config[field];
  if (typeof value !== "string" || NAME.test(value)) return [];
  const detail = "A name has lower-case letters, digits and hyphens, at most 63.";
  return [errorDiagnostic(`${field} is not valid`, detail, [field])];
}

function configure({ config }: ConfigRequest, { provider }: CallContext<Croft>): ConfigureStateStoreReply {
  const client = provider?.client;
  if (client === undefined) return { diagnostics: [notConfigured("The state store")] };
  const project = config.project ?? provider?.settings.project ?? null;
  if (typeof project !== "string" || typeof config.name !== "string") {
    const detail = "Set `project` in the `state_store` block, in its provider, or CROFT_PROJECT.";
    return { diagnostics: [errorDiagnostic("The state store has no project", detail, ["project"])] };
  }
  return { store: new CroftStateStore(client.states, project, config.name) };
}

const DEFAULT = "default";

/** As Terraform itself says it of a lock. In a container the user may have no name. */
function who(): string {
  try {
    return `${userInfo().username}@${hostname()}`;
  } catch {
    return hostname();
  }
}

class CroftStateStore implements StateStore {
  readonly #client: StateClient;
  readonly #project: string;
  readonly #name: string;
  /** Ids of the locks that this process holds, by state. */
  readonly #locks = new Map<string, string>();

  constructor(client: StateClient, project: string, name: string) {
    this.#client = client;
    this.#project = project;
    this.#name = name;
  }

  read(state: string, signal: AbortSignal) {
    return this.#tried("The read of the state", async () => {
      const contents = await this.#client.read(this.#project, this.#nameOf(state), signal);
      return contents === undefined ? {} : { contents };
    });
  }

  write(state: string, contents: Uint8Array, signal: AbortSignal) {
    return this.#tried("The write of the state", async () => {
      const lock = this.#locks.get(state);
      await this.#client.write(this.#project, this.#nameOf(state), contents, lock, signal);
      return {};
    });
  }

  lock(state: string, operation: string, signal: AbortSignal) {
    return this.#tried("The lock of the state", async () => {
      const lockId = randomUUID();
      const Who = who();
      const info = { ID: lockId, Operation: operation, Who, Created: new Date().toISOString() };
      await this.#client.lock(this.#project, this.#nameOf(state), info, signal);
      this.#locks.set(state, lockId);
      return { lockId };
    });
  }

  unlock(state: string, lockId: string, signal: AbortSignal) {
    return this.#tried("The unlock of the state", async () => {
      await this.#client.unlock(this.#project, this.#nameOf(state), lockId, signal);
      this.#locks.delete(state);
      return {};
    });
  }

  list(signal: AbortSignal) {
    return this.#tried("The list of workspaces", async () => {
      const names = await this.#client.list(this.#project, signal);
      return { states: names.map((name) => this.#workspaceOf(name)).filter((one) => one !== undefined) };
    });
  }

  delete(state: string, signal: AbortSignal) {
    // Terraform has looked whether it is empty, or was told not to.
    return this.#tried("The delete of the state", async () => {
      await this.#client.remove(this.#project, this.#nameOf(state), signal);
      return {};
    });
  }

  #nameOf(workspace: string): string {
    return workspace === DEFAULT ? this.#name : `${this.#name}--${workspace}`;
  }

  #workspaceOf(name: string): string | undefined {
    if (name === this.#name) return DEFAULT;
    const prefix = `${this.#name}--`;
    return name.startsWith(prefix) && name.length > prefix.length ? name.slice(prefix.length) : undefined;
  }

  async #tried<T extends object>(what: string, act: () => Promise<T>): Promise<(T & Reply) | Reply> {
    try {
      return await act();
    } catch (error) {
      return { diagnostics: explain(error, what) };
    }
  }
}
