// When `?wait=ready` has its answer. Pure.
//
//   the status answers this generation --+-- `failed`, `error`, or a wait in vain: answered, clients read the code
//                                        +-- VM: `ready`; other kinds: state `ready`

import { waitsInVain } from "@croft/schemas/waits.ts";
import type { Stored } from "../store/store.ts";
import { isWritten } from "./host-kind.ts";
import { kindModule } from "./kinds.ts";

/** Whether the object is made, or cannot be, at the generation that its spec has. */
export function isSettled(document: Stored): boolean {
  const { state, observed_generation } = document.status;
  if (observed_generation < document.generation) return false;
  if (waitsInVain(document.status)) return true;
  if (!isWritten(document)) return state === "ready";
  return kindModule(document.kind).isReady?.(document.status) ?? state === "ready";
}

export const isComplete = (document: Stored): boolean => isSettled(document) && !waitsInVain(document.status);

/** Whether nobody need wait for the end of a deletion: it comes with the last user. */
export const waitsForUsers = (document: Stored): boolean =>
  document.deleting &&
  document.status.conditions.some(({ type, status }) => type === "waiting_for_users" && status === "true");
