/** State stores but for their contents: configured once in a process, then locked, unlocked, listed, and states deleted. */
import { type Diagnostic, errorDiagnostic, hasErrors } from "../tfplugin/diagnostic.ts";
import * as messages from "../tfplugin/state-messages.ts";
import { attempt } from "./attempt.ts";
import type { Reply, StateStore } from "./provider-definition.ts";
import type { Rpc, Runtime } from "./runtime.ts";
import { validate } from "./validation.ts";
import { readPresent, unknownName, writeDiagnostics } from "./wire.ts";

/** What is taken when the client proposes nothing, or too much: what it proposes itself, and the most that it bears. */
const USUAL_CHUNK = 8 * 1024 * 1024;
const LARGEST_CHUNK = 128 * 1024 * 1024;

export const validateStateStoreConfig: Rpc = async (runtime, bytes) => {
  const request = messages.ValidateStateStoreConfig.request.decode(bytes);
  const { stateStores } = runtime.definition;
  return messages.ValidateStateStoreConfig.response.encode(
    await validate(runtime, "ValidateStateStoreConfig", "state store", request, stateStores),
  );
};

export const configureStateStore: Rpc = async (runtime, bytes) => {
  const { typeName, config, capabilities } = messages.ConfigureStateStore.request.decode(bytes);
  const definition = runtime.definition.stateStores?.get(typeName);
  const proposed = capabilities?.chunkSize ?? 0;
  const chunkSize = proposed > 0 ? Math.min(proposed, LARGEST_CHUNK) : USUAL_CHUNK;
  return messages.ConfigureStateStore.response.encode(
    await attempt("ConfigureStateStore", typeName, runtime.log, async () => {
      if (definition === undefined) {
        return { diagnostics: writeDiagnostics([unknownName("state store", typeName)]) };
      }
      const { block } = definition.schema;
      const read = readPresent(runtime.codec(block), config);
      const { diagnostics, store } = await definition.configure({ config: read }, runtime.context);
      if (store !== undefined && !hasErrors(diagnostics)) {
        runtime.stateStores.set(typeName, { store, chunkSize });
      }
      return { diagnostics: writeDiagnostics(diagnostics, block), capabilities: { chunkSize } };
    }),
  );
};

export const lockState: Rpc = async (runtime, bytes) => {
  const { typeName, stateId, operation } = messages.LockState.request.decode(bytes);
  const reply = await withStore(runtime, "LockState", typeName, (store) =>
    store.lock(stateId, operation, runtime.signal),
  );
  return messages.LockState.response.encode({
    lockId: reply.lockId ?? "",
    diagnostics: writeDiagnostics(reply.diagnostics),
  });
};

export const unlockState: Rpc = async (runtime, bytes) => {
  const { typeName, stateId, lockId } = messages.UnlockState.request.decode(bytes);
  // Not with the signal of an interrupt: the lock would stay.
  const { diagnostics } = await withStore(runtime, "UnlockState", typeName, (store) =>
    store.unlock(stateId, lockId, never),
  );
  return messages.UnlockState.response.encode({ diagnostics: writeDiagnostics(diagnostics) });
};

export const getStates: Rpc = async (runtime, bytes) => {
  const { typeName } = messages.GetStates.request.decode(bytes);
  const reply = await withStore(runtime, "GetStates", typeName, (store) => store.list(runtime.signal));
  return messages.GetStates.response.encode({
    stateId: [...(reply.states ?? [])],
    diagnostics: writeDiagnostics(reply.diagnostics),
  });
};

export const deleteState: Rpc = async (runtime, bytes) => {
  const { typeName, stateId } = messages.DeleteState.request.decode(bytes);
  const { diagnostics } = await withStore(runtime, "DeleteState", typeName, (store) =>
    store.delete(stateId, runtime.signal),
  );
  return messages.DeleteState.response.encode({ diagnostics: writeDiagnostics(diagnostics) });
};

/** What is under way when Terraform is interrupted: a state that is not written, or a lock that stays, is worse than a wait. */
export const never = new AbortController().signal;

/** What a store answers, whichever it was asked. */
interface StoreReply extends Reply {
  readonly contents?: Uint8Array;
  readonly lockId?: string;
  readonly states?: readonly string[];
}

/** Calls the store of a type; what it throws becomes an error of the answer. */
export async function withStore<C>(
  runtime: Runtime<C>,
  rpc: string,
  typeName: string,
  act: (store: StateStore) => Promise<StoreReply>,
): Promise<StoreReply> {
  const open = runtime.stateStores.get(typeName);
  if (open === undefined) return { diagnostics: [notConfigured(rpc, typeName)] };
  try {
    return await act(open.store);
  } catch (error) {
    const text = error instanceof Error ? error.message : String(error);
    runtime.log("error", `${rpc} of ${typeName}: ${error instanceof Error ? error.stack : text}`);
    return { diagnostics: [errorDiagnostic(`Defect of the provider in ${rpc} of ${typeName}`, text)] };
  }
}

const notConfigured = (rpc: string, typeName: string): Diagnostic =>
  errorDiagnostic(
    `The state store ${JSON.stringify(typeName)} is not configured`,
    `${rpc} came before ConfigureStateStore, or that failed.`,
  );
