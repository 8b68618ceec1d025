// Snapshot of a host -> what its agent is sent of each object, in the version of the contract that it knows.
//
// Order of removals, each a document that stays until the report tells its end:
//
//   VM deleted --> its partitions kept or wiped --> their disk released or erased

import { inContract, knowsKind } from "@croft/schemas/contract.ts";
import type { MoveDocument, SeedDocument } from "@croft/schemas/generated/typescript/messages.ts";
import { DOCUMENT_KINDS, type DocumentKind } from "../kinds/host-kind.ts";
import type { Blocked, Instruction, Planning } from "../kinds/host-side.ts";
import type { HostSnapshot } from "../kinds/host-snapshot.ts";
import { hostDocumentsOf } from "../kinds/kinds.ts";
import { driveUse } from "../kinds/vm/drive-use.ts";
import { moveInstructions } from "../moves/move-documents.ts";

/** A document as it is sent, whatever it is about. */
interface Sent {
  document: Instruction["document"] | MoveDocument;
  secret: SeedDocument | null;
}

export interface PlannedDocuments {
  /** Abandoned objects have no secret. */
  instructions: Sent[];
  /** Why an object has no document, by id. */
  blocked: Map<string, Blocked>;
  /** By id: what its agent is too old for. What it was sent before stays as it is. */
  outdated: Map<string, Blocked>;
}

/** Documents as the host's agent knows them. */
export function hostDocuments(
  snapshot: HostSnapshot,
  planning: Planning = { snapshot, drives: driveUse(snapshot) },
): PlannedDocuments {
  const blocked = new Map<string, Blocked>();
  const outdated = new Map<string, Blocked>();
  const objects = DOCUMENT_KINDS.flatMap((kind): Instruction[] => [
    ...newestOf(kind, planning, blocked),
    ...snapshot.givenUp.flatMap((document) => (document.kind === kind ? [{ document, secret: null }] : [])),
  ]);
  // Last, as hosts need them: a host that is left stops the VM first.
  const sent: Sent[] = [...objects, ...moveInstructions(snapshot.host, snapshot.moves)];
  const instructions = sent.flatMap((instruction) => spoken(instruction, snapshot, outdated) ?? []);
  return { instructions, blocked, outdated };
}

/** The documents of one kind in the newest version; notes which objects have none and why. */
function newestOf<K extends DocumentKind>(
  kind: K,
  planning: Planning,
  blocked: Map<string, Blocked>,
): Instruction[] {
  const documents = hostDocumentsOf(kind);
  return planning.snapshot.objects.of(kind).flatMap((object): Instruction[] => {
    const made = documents.document(object, planning);
    if (!("reason" in made)) return [made];
    blocked.set(object.id, made);
    return [];
  });
}

/** In the agent's version; undefined, and noted, when that cannot say it. */
function spoken(
  { document, secret }: Sent,
  { contract, host }: HostSnapshot,
  outdated: Map<string, Blocked>,
): Sent | undefined {
  const plain = inContract(document, contract);
  const hidden = secret ? inContract(secret, contract) : { document: null, lacking: [] };
  const known = knowsKind(document.kind, contract);
  const lacking = known ? [...plain.lacking, ...hidden.lacking] : [`objects of the kind ${document.kind}`];
  // What goes needs none of its settings.
  if (known && (lacking.length === 0 || document.wanted !== "present")) {
    return { document: plain.document, secret: hidden.document };
  }
  const reason = `The agent of host ${host} is too old for ${lacking.join(", ")}: update it, or leave that out.`;
  outdated.set(document.id, { code: "agent_outdated", reason });
  return undefined;
}
