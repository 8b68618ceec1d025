// One event as a line.
import { cleanLine } from "@croft/schemas/clean-text.ts";
import type { Event } from "@croft/schemas/generated/typescript/messages.ts";

/** `vm.state web/app-1 running (by tok_…)`. */
export function eventText({ type, project, name, object, actor, data }: Event): string {
  const named = name === null ? object : project === null ? name : `${project}/${name}`;
  const facts = Object.entries(data)
    .filter(([, value]) => value !== null && value !== undefined)
    .map(([key, value]) => (key === "state" ? String(value) : `${key}=${factText(value)}`))
    .join(" ");
  return cleanLine([type, named, facts, `(${actor})`].filter((part) => part !== "").join(" "));
}

const factText = (value: unknown): string =>
  typeof value === "object" ? JSON.stringify(value) : String(value);
