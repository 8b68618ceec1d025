// `croft host confirm-off | give-up | confirm-capacity`: a person's word about a host that Croft cannot ask.
//
//   silent --confirm-off--> what may be made anew elsewhere is; all else waits for the host
//   silent --give-up------> the same, and all else is lost; the host is removed

import { call } from "@croft/schemas/client/rest-client.ts";
import type { Run, Session } from "../command-line/command.ts";
import { findObject } from "../object-name.ts";
import { isForPrograms, writeDocument } from "../output/document.ts";
import { formatTable } from "../output/table.ts";
import { confirm } from "../question.ts";

interface HostLoss {
  host: string;
  done: boolean;
  objects: readonly LostObject[];
}

interface LostObject {
  kind: string;
  project: string | null;
  name: string | null;
  id: string;
  fate: "lost" | "recreated" | "waits";
  reason: string | null;
}

const FATES: Readonly<Record<LostObject["fate"], string>> = {
  lost: "is lost",
  recreated: "is made anew elsewhere, without what its root disk holds",
  waits: "waits for the host",
};

function show({ objects }: HostLoss, session: Session): void {
  if (objects.length === 0) {
    session.say("It holds nothing.");
    return;
  }
  const columns = [
    { title: "Kind" },
    { title: "Name", key: true },
    { title: "What becomes of it" },
    { title: "Why" },
  ];
  const rows = objects.map(({ kind, project, name, fate, reason }) => {
    const path = [project, name].filter((part) => part !== null).join("/");
    return { cells: [kind, path, FATES[fate], reason ?? ""].map((text) => ({ text })) };
  });
  session.output.write(formatTable(columns, rows, session.output));
}

/** Asks with what it does, before it is done. */
const lose =
  (route: "confirm_off" | "give_up", question: string, done: string): Run =>
  async (invocation, session) => {
    const { api } = await session.connect();
    const host = await findObject(api, "host", invocation.argument("HOST"));
    const name = host.name ?? host.id;
    const despite = invocation.flag("despite-storm") ? { despite_storm: true } : {};
    const look = route === "confirm_off" ? { dry_run: true, ...despite } : despite;
    const would = await call(api, "POST", `/v1/hosts/${host.id}/${route}`, look);
    if (!isForPrograms(invocation.format)) show(would, session);
    await confirm(question.replaceAll("HOST", name), invocation.flag("yes"));
    const order = route === "confirm_off" ? despite : { confirm: name, ...despite };
    const loss = await call(api, "POST", `/v1/hosts/${host.id}/${route}`, order);
    if (isForPrograms(invocation.format)) await writeDocument(session.output, invocation.format, loss);
    else session.say(done.replaceAll("HOST", name));
    return undefined;
  };

export const confirmOff = lose(
  "confirm_off",
  "HOST must be off: a VM that still runs there would run twice. What is made anew begins from its image.",
  "HOST counts as off until it is back.",
);

export const giveUp = lose(
  "give_up",
  "This takes HOST out of Croft, with everything above that is lost. HOST must be off.",
  "HOST is given up; its machine is refused until it joins anew.",
);

export const confirmCapacity: Run = async (invocation, session) => {
  const { api } = await session.connect();
  for (const named of invocation.rest("HOST")) {
    const { id, name } = await findObject(api, "host", named);
    await call(api, "POST", `/v1/hosts/${id}/confirm_capacity`);
    session.say(`${name}: its next report of processors and memory counts whole.`);
  }
  return undefined;
};
