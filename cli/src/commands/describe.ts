// `croft describe KIND NAME`: all about one object, for a person who asks what is wrong with it.

import { age } from "@croft/schemas/age.ts";
import { type Api, list } from "@croft/schemas/client/rest-client.ts";
import { nameOf } from "@croft/schemas/display-name.ts";
import { type Document, KINDS } from "@croft/schemas/generated/typescript/kinds.ts";
import type { Event } from "@croft/schemas/generated/typescript/messages.ts";
import { waitReason } from "@croft/schemas/wait-reason.ts";
import type { Output, Run } from "../command-line/command.ts";
import { recentEvents } from "../event-stream.ts";
import { findObject, readKind } from "../object-name.ts";
import { paint, tintOfState } from "../output/color.ts";
import { isForPrograms, writeDocument } from "../output/document.ts";
import { eventText } from "../output/event-text.ts";
import { fieldLines } from "../output/field-lines.ts";
import { tagText } from "../output/object-table.ts";

/** How far back in the log events of the object are looked for. */
const LOOKED_AT = 5000;
const MOST_EVENTS = 15;

export const run: Run = async (invocation, session) => {
  const { api, project } = await session.connect();
  const kind = readKind(invocation.argument("KIND"));
  const given = invocation.argument("NAME");
  const document: Document = await findObject(api, kind, given, {
    project: invocation.text("project") ?? project,
  });
  const events = (await recentEvents(api, LOOKED_AT)).filter(({ object }) => object === document.id);
  if (isForPrograms(invocation.format)) {
    await writeDocument(session.output, invocation.format, {
      object: document,
      events: events.slice(-MOST_EVENTS),
    });
    return undefined;
  }
  const host = await hostOf(api, document);
  session.output.write(describe(document, { events, host, output: session.output, now: session.now() }));
  return undefined;
};

/** The host that it is on, when this token may see hosts. */
async function hostOf(api: Api, { status, spec }: Document): Promise<Document<"host"> | undefined> {
  const named = [status, spec].map((half) => ("host" in half ? half.host : undefined));
  const name = named.find((one) => typeof one === "string");
  if (name === undefined) return undefined;
  const found = await list(api, "hosts", { name: String(name) }).catch(() => []);
  return found[0];
}

interface Around {
  events: readonly Event[];
  host: Document<"host"> | undefined;
  output: Pick<Output, "color">;
  now: Date;
}

export function describe(document: Document, { events, host, output, now }: Around): string {
  const { status, spec, kind, id } = document;
  const { state, state_reason, state_code, conditions, observed_generation, ...rest } = status;
  const title = (text: string): string => paint(text, "bold", output.color);
  const why = waitReason(document, host, now);
  const head = fieldLines({
    Kind: kind,
    Name: nameOf(document),
    Id: id,
    ...(KINDS[kind].scope === "global" ? {} : { Project: document.project ?? "(shared)" }),
    Tags: tagText({ ...document.default_tags, ...document.tags }) || null,
    Created: `${age(document.created_at, now)} ago by ${document.created_by}`,
    Generation: `${document.generation}${observed_generation === document.generation ? "" : ` (observed: ${observed_generation})`}`,
    State: state,
    Reason: state_reason === null ? null : `${state_reason}${state_code === null ? "" : ` (${state_code})`}`,
    "Waits for": why === state_reason ? null : (why ?? null),
  }).replace(/^(State: +)(.*)$/m, (_, name, text) => name + paint(text, tintOfState(text), output.color));
  const parts = [
    head,
    conditions.length === 0
      ? ""
      : `${title("Conditions")}\n${conditions
          .map(({ type, reason, message }) => `  ${type} (${reason}): ${message}\n`)
          .join("")}`,
    `${title("Spec")}\n${fieldLines(spec, 1)}`,
    `${title("Status")}\n${fieldLines(rest, 1)}`,
    `${title("Events")}\n${
      events.length === 0
        ? "  none of late\n"
        : events
            .slice(-MOST_EVENTS)
            .map((event) => `  ${age(event.time, now).padEnd(7)} ${eventText(event)}\n`)
            .join("")
    }`,
  ];
  return parts.filter((part) => part !== "").join("\n");
}
