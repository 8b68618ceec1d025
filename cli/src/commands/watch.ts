// `croft watch`: what is being done and what waits, live, beside a `terraform apply`. On a terminal a screen that stays; elsewhere
// a line for each event, and one whenever an object waits for something else.

import { age } from "@croft/schemas/age.ts";
import type { Api } from "@croft/schemas/client/rest-client.ts";
import type { Run, Session } from "../command-line/command.ts";
import { followEvents, recentEvents } from "../event-stream.ts";
import { eventText } from "../output/event-text.ts";
import { LiveScreen } from "../output/live-screen.ts";
import { faultTable, readStatus } from "./status.ts";
import type { Status } from "./status-of-lists.ts";

const REFRESH_MS = 2000;
const SHOWN_EVENTS = 12;

export const run: Run = async (invocation, session) => {
  const { api, project: usual } = await session.connect();
  const project = invocation.text("project") ?? usual;
  const events = await recentEvents(api, SHOWN_EVENTS);
  const view = session.output.columns === undefined ? lines(session) : screen(session);
  for (const event of events) view.event(event);
  const refresh = async (): Promise<void> => view.draw(await readStatus(api, project, session.now()), events);
  const followed = follow(api, events.at(-1)?.number ?? 0, session.interrupted, (event) => {
    events.push(event);
    view.event(event);
  });
  while (!session.interrupted.aborted) {
    await refresh();
    await pause(session.interrupted);
  }
  await followed;
  return undefined;
};

type Event = Awaited<ReturnType<typeof recentEvents>>[number];

interface View {
  draw(status: Status, events: readonly Event[]): void;
  event(event: Event): void;
}

async function follow(
  api: Api,
  from: number,
  signal: AbortSignal,
  take: (event: Event) => void,
): Promise<void> {
  for await (const followed of followEvents(api, from, signal)) {
    if (followed.type === "event") take(followed.event);
  }
}

function screen({ output, now }: Session): View {
  const live = new LiveScreen(output);
  return {
    draw(status, events) {
      const shown = events.slice(-SHOWN_EVENTS).map((event) => {
        const line = `${age(event.time, now()).padEnd(7)} ${eventText(event)}`;
        return line.slice(0, output.columns);
      });
      const isWell = status.faults.length === 0;
      const table = isWell ? "Nothing waits, nothing is wrong.\n" : faultTable(status, { output, now });
      live.draw(`${table}\n${shown.join("\n")}\n`);
    },
    // The next drawing has it.
    event: () => undefined,
  };
}

function lines({ output }: Session): View {
  let said = new Set<string>();
  return {
    draw({ faults }) {
      const now = new Set(faults.map(({ kind, object, what }) => `${kind} ${object}: ${what}`));
      for (const line of now) if (!said.has(line)) output.write(`${line}\n`);
      said = now;
    },
    event: (event) => output.write(`${event.time} ${eventText(event)}\n`),
  };
}

const pause = (signal: AbortSignal): Promise<void> =>
  new Promise((resolve) => {
    const done = (): void => {
      clearTimeout(timer);
      signal.removeEventListener("abort", done);
      resolve();
    };
    const timer = setTimeout(done, REFRESH_MS);
    signal.addEventListener("abort", done);
  });
