// The ways to name a kind and an object on a command line.
//
//   vm_… (an id) | project/name | name, in the given project; without one, wherever just one has it

import { type Api, listObjects, readObject } from "@croft/schemas/client/rest-client.ts";
import { nameOf } from "@croft/schemas/display-name.ts";
import { type Document, KINDS, type Kind } from "@croft/schemas/generated/typescript/kinds.ts";
import { EXIT } from "./command-line/exit-status.ts";
import { Failure } from "./failure.ts";

const byWord = new Map<string, Kind>(
  Object.values(KINDS).flatMap(({ kind, plural, idPrefix }) =>
    [kind, plural, idPrefix].map((word) => [word, kind] as const),
  ),
);

export const kindOfWord = (word: string): Kind | undefined =>
  byWord.get(word.toLowerCase().replaceAll("-", "_"));

/** `vm`, `vms`, `partition-attachments`, an id's prefix. */
export function readKind(word: string): Kind {
  const kind = kindOfWord(word);
  if (kind !== undefined) return kind;
  throw new Failure(
    EXIT.usage,
    "usage",
    `There is no kind ${JSON.stringify(word)}.`,
    `Kinds are ${Object.values(KINDS)
      .map(({ plural }) => plural)
      .join(", ")}.`,
  );
}

interface Search {
  project?: string | undefined;
  /** Objects in this state only: those in quarantine are found in no other way. */
  state?: string;
}

const ID = /^[a-z]+_[0-9a-z]{16}$/;

/** The one object that a text names. */
export async function findObject<K extends Kind>(
  api: Api,
  kind: K,
  text: string,
  { project, state }: Search = {},
): Promise<Document<K>> {
  const { scope, hasName } = KINDS[kind];
  const only: Record<string, string> = state === undefined ? {} : { state };
  if (ID.test(text)) {
    if (state === undefined) return readObject(api, kind, text);
    return one(kind, text, await listObjects(api, kind, { ids: text, ...only }));
  }
  if (!hasName) throw badName(kind, text);
  const [first = "", second, ...more] = text.toLowerCase().split("/");
  if (more.length > 0 || first === "") throw badName(kind, text);
  const name = second ?? first;
  const of = scope === "global" ? undefined : second === undefined ? project : first;
  const query: Record<string, string> = { name, ...only };
  if (of !== undefined) query.project = of;
  return one(kind, of === undefined ? name : `${of}/${name}`, await listObjects(api, kind, query));
}

function one<K extends Kind>(kind: K, named: string, found: readonly Document<K>[]): Document<K> {
  const [document, ...more] = found;
  if (document === undefined) {
    throw new Failure(
      EXIT.notFound,
      "not_found",
      `There is no ${KINDS[kind].noun} ${named}, or this token may not see it.`,
      `\`croft get ${KINDS[kind].plural}\` lists those that it may see.`,
    );
  }
  if (more.length === 0) return document;
  throw new Failure(
    EXIT.usage,
    "usage",
    `${found.length} objects are named ${named}: ${found.map((each) => `${nameOf(each)} (${each.id})`).join(", ")}.`,
    "Name the project too (project/name, or -p), or give the id.",
  );
}

const badName = (kind: Kind, text: string): Failure =>
  new Failure(
    EXIT.usage,
    "usage",
    `${JSON.stringify(text)} names no ${KINDS[kind].noun}.`,
    KINDS[kind].hasName && KINDS[kind].scope !== "global"
      ? "Write project/name, a name, or an id."
      : KINDS[kind].hasName
        ? "Write its name or its id."
        : `Objects of this kind have no names: give the id, such as ${KINDS[kind].idPrefix}_….`,
  );
