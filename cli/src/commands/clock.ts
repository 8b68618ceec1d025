// `croft clock confirm`: a person's word that the clock of the reconciler's machine is right although it leapt.

import { call } from "@croft/schemas/client/rest-client.ts";
import type { Run } from "../command-line/command.ts";
import { usageFault } from "../command-line/parse.ts";
import { confirm } from "../question.ts";

const LEAP = "clock_leapt";

export const confirmClock: Run = async (invocation, session) => {
  const { api } = await session.connect();
  const { conditions } = await call(api, "GET", "/v1/status");
  const leap = conditions.find(({ type }) => type === LEAP);
  if (leap === undefined) {
    session.say("The reconciler takes its machine's clock to be right; there is nothing to confirm.");
    return undefined;
  }
  const time = readTime(invocation.text("time"), session.now());
  session.say(leap.message);
  await confirm(
    `This says that it is ${time} now. What was due by that time is wiped and forgotten.`,
    invocation.flag("yes"),
  );
  await call(api, "POST", "/v1/clock/confirm", { machine_time: time });
  session.say("The reconciler takes its machine's clock to be right.");
  return undefined;
};

function readTime(text: string | undefined, now: Date): string {
  const time = text === undefined ? now : new Date(text);
  if (!Number.isNaN(time.getTime())) return time.toISOString();
  throw usageFault(`${JSON.stringify(text)} is no time.`, "Write it as 2030-01-31T12:00:00Z.");
}
