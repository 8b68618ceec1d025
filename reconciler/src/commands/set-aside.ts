// What an update gives up, given up before it is carried out: so updates that exchange names, ports or partitions find them
// free, in the one transaction that then carries them all out.

import type { WritableKind } from "../kinds/host-kind.ts";
import type { Writes } from "../store/store.ts";
import { findLiving } from "./admit-update.ts";
import { type CommandContext, rulesOf } from "./context.ts";
import { type PatchBody, patched } from "./update.ts";

export async function setAside<K extends WritableKind>(
  context: CommandContext,
  tx: Writes,
  { kind, id, patch }: { kind: K; id: string; patch: PatchBody },
): Promise<void> {
  const before = await findLiving(tx, kind, id);
  const next = patched(before, patch);
  const {
    ports = [],
    addresses = [],
    references = false,
  } = (await rulesOf(context, kind).givesUp?.(tx, before, next.spec)) ?? {};
  await tx.documents.setAside(id, { name: next.name !== before.name, references });
  await tx.ports.release(id, ports);
  await tx.addresses.release(id, addresses);
}
