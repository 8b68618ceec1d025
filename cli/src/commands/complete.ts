// `croft completion SHELL`, and `croft complete`, which the shells ask while a person waits: it ends within a moment, says
// nothing when it fails, and asks for one page of names.

import type { Plural } from "@croft/schemas/client/rest-calls.ts";
import { type Api, call } from "@croft/schemas/client/rest-client.ts";
import { nameOf } from "@croft/schemas/display-name.ts";
import { KINDS } from "@croft/schemas/generated/typescript/kinds.ts";
import type { Run, Session } from "../command-line/command.ts";
import { usageFault } from "../command-line/parse.ts";
import { type Candidate, candidatesFor, type Wanted } from "../completion/candidates.ts";
import { SCRIPTS } from "../completion/scripts.ts";
import { readClientSettings } from "../connection/config.ts";
import { readContexts } from "../connection/context-file.ts";
import { kindOfWord } from "../object-name.ts";
import { readTokens } from "./token.ts";

const PATIENCE_MS = 1500;
const MOST = 200;
const FILES = ":files";

export const completion: Run = async (invocation, session) => {
  const shell = invocation.argument("SHELL");
  const script = SCRIPTS[shell];
  if (script === undefined)
    throw usageFault(`There is no completion for ${shell}.`, "There is one for bash, zsh and fish.");
  session.output.write(script);
  return undefined;
};

export const complete: Run = async (invocation, session) => {
  const words = invocation.rest("WORD");
  const current = words.at(-1) ?? "";
  const commands = session.groups.flatMap((group) => group.commands);
  const wanted = candidatesFor(commands, words);
  const late = setTimeout(() => process.exit(0), PATIENCE_MS);
  const known = await names(wanted, current, session).catch(() => []);
  clearTimeout(late);
  const separator = invocation.text("separator");
  const found = [...wanted.candidates, ...known].filter(
    ({ text }) => text.startsWith(current) || text === FILES,
  );
  session.output.write(found.map((one) => `${line(one, separator)}\n`).join(""));
  // A request that is still open is nobody's any more.
  return process.exit(0);
};

/** A colon would end the word in zsh's lists. */
const line = ({ text, what }: Candidate, separator: string | undefined): string => {
  if (separator === undefined || what === "" || text === FILES) return text;
  return `${separator === ":" ? text.replaceAll(":", "\\:") : text}${separator}${what}`;
};

async function names({ names: asked }: Wanted, current: string, session: Session): Promise<Candidate[]> {
  if (asked === undefined) return [];
  const plain = (texts: readonly string[]): Candidate[] => texts.map((text) => ({ text, what: "" }));
  const { words, kind, project } = asked;
  switch (words) {
    case "file":
      return plain([FILES]);
    case "kind":
      return plain(Object.values(KINDS).map(({ plural }) => plural));
    case "context":
      return plain(Object.keys(readContexts(readClientSettings().configFile).contexts));
    case "token": {
      const tokens = await readTokens((await session.connect()).api);
      return tokens.map(({ id, name }) => ({ text: id, what: name }));
    }
    default:
      return objects(session, words === "object" ? (kind ?? "") : String(words), { project, current });
  }
}

async function objects(
  session: Session,
  word: string,
  { project, current }: { project: string | undefined; current: string },
): Promise<Candidate[]> {
  const quarantined = word === "quarantined_partition";
  const kind = kindOfWord(quarantined ? "partition" : word);
  if (kind === undefined) return [];
  const { api, project: usual } = await session.connect();
  const own = current.includes("/") ? current.split("/")[0] : (project ?? usual);
  const query = new URLSearchParams({ limit: String(MOST) });
  if (own !== undefined && KINDS[kind].scope === "project") query.set("project", own);
  if (quarantined) query.set("state", "quarantined");
  const items = await readPage(api, `/v1/${KINDS[kind].plural}?${query}`);
  const bare = project !== undefined && !current.includes("/");
  return items.map((one) => ({
    text: bare && one.name !== null ? one.name : nameOf(one),
    what: one.status.state,
  }));
}

interface Named {
  id: string;
  project: string | null;
  name: string | null;
  status: { state: string };
}

const readPage = async (api: Api, route: `/v1/${Plural}?${string}`): Promise<Named[]> =>
  (await call(api, "GET", route)).items;
