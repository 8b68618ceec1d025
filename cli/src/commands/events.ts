// `croft events`: the numbered log, its newest part, and with --follow what comes.

import { age } from "@croft/schemas/age.ts";
import type { Event } from "@croft/schemas/generated/typescript/messages.ts";
import type { Invocation, Run, Session } from "../command-line/command.ts";
import { usageFault } from "../command-line/parse.ts";
import { followEvents, recentEvents } from "../event-stream.ts";
import { kindOfWord } from "../object-name.ts";
import { isForPrograms, writeDocument } from "../output/document.ts";
import { eventText } from "../output/event-text.ts";

const USUAL = 50;
/** Others' events lie between those of one object. */
const WIDER = 100;

export const run: Run = async (invocation, session) => {
  const { api } = await session.connect();
  const count = Number(invocation.text("last") ?? USUAL);
  if (!Number.isInteger(count) || count < 0) throw usageFault("--last is no number.", "Write --last 100.");
  const wanted = selection(invocation);
  const recent = await recentEvents(api, wanted === undefined ? count : count * WIDER);
  const shown = count === 0 ? [] : recent.filter(wanted ?? (() => true)).slice(-count);
  const after = recent.at(-1)?.number;
  if (!invocation.flag("follow")) {
    await writeAll(shown, invocation, session);
    return undefined;
  }
  for (const event of shown) await writeOne(event, invocation, session);
  const from = after ?? (await recentEvents(api, 1)).at(-1)?.number ?? 0;
  for await (const followed of followEvents(api, from, session.interrupted)) {
    if (followed.type === "relist")
      session.say("Some events were lost: the log does not go back so far any more.");
    else if (wanted?.(followed.event) !== false) await writeOne(followed.event, invocation, session);
  }
  return undefined;
};

/** Undefined when all are wanted. */
function selection(invocation: Invocation): ((event: Event) => boolean) | undefined {
  const [kind, name, project] = [
    invocation.optional("KIND"),
    invocation.optional("NAME"),
    invocation.text("project"),
  ];
  if (kind === undefined && project === undefined) return undefined;
  const wanted = kind === undefined ? undefined : (kindOfWord(kind) ?? kind);
  return (event) =>
    (wanted === undefined || event.kind === wanted) &&
    (project === undefined || event.project === project) &&
    (name === undefined || [event.object, event.name, `${event.project}/${event.name}`].includes(name));
}

async function writeAll(events: readonly Event[], { format }: Invocation, session: Session): Promise<void> {
  if (isForPrograms(format)) return writeDocument(session.output, format, { items: events });
  if (events.length === 0) return session.say("There are no events to show.");
  session.output.write(events.map((event) => line(event, session)).join(""));
}

/** JSON is a line for each: a reader needs no end. */
async function writeOne(event: Event, { format }: Invocation, session: Session): Promise<void> {
  if (format === "json") return session.output.write(`${JSON.stringify(event)}\n`);
  if (format === "yaml") session.output.write("---\n");
  if (isForPrograms(format)) return writeDocument(session.output, format, event);
  session.output.write(line(event, session));
}

/** People at a terminal compare with now; a file is read later. */
const line = (event: Event, { output, now }: Session): string =>
  output.columns === undefined
    ? `${event.time} ${eventText(event)}\n`
    : `${age(event.time, now()).padEnd(7)} ${eventText(event)}\n`;
