// `croft plan ACTION KIND NAME FIELD=VALUE…` and `croft explain`: the reconciler's dry run as text. Nothing is changed.

import { readFileSync } from "node:fs";
import { type Api, call } from "@croft/schemas/client/rest-client.ts";
import { nameOf } from "@croft/schemas/display-name.ts";
import { KINDS } from "@croft/schemas/generated/typescript/kinds.ts";
import type { PlannedChange, PlanRemark, PlanResult } from "@croft/schemas/generated/typescript/rest.ts";
import type { Invocation, Output, Run } from "../command-line/command.ts";
import { EXIT } from "../command-line/exit-status.ts";
import { usageFault } from "../command-line/parse.ts";
import { findObject, readKind } from "../object-name.ts";
import { paint, type Tint } from "../output/color.ts";
import { isForPrograms, writeDocument } from "../output/document.ts";

interface Titled {
  title: string;
  change: PlannedChange;
}

export const run: Run = async (invocation, session) => {
  const { api, project } = await session.connect();
  const own = invocation.text("project") ?? project;
  const file = invocation.text("file");
  const titled = file === undefined ? [await changeOf(api, invocation, own)] : await changesOf(file);
  const body = { changes: titled.map(({ change }) => change) };
  const { changes } = await call(api, "POST", "/v1/plan", body);
  if (isForPrograms(invocation.format)) await writeDocument(session.output, invocation.format, { changes });
  else {
    const parts = changes.map((planned, at) => planText(titled[at]?.title ?? "", planned, session.output));
    session.output.write(parts.join("\n"));
  }
  return changes.some(isRefused) ? EXIT.faultsFound : undefined;
};

const isRefused = ({ errors, effects }: PlanResult): boolean =>
  errors.length > 0 || effects.some(({ effect }) => effect === "refused");

const ACTIONS = ["create", "update", "delete"];

async function changeOf(api: Api, invocation: Invocation, project: string | undefined): Promise<Titled> {
  const [action, kindWord, name, ...fields] = invocation.rest("CHANGE");
  if (action === undefined || kindWord === undefined || !ACTIONS.includes(action)) {
    throw usageFault(
      "A change is an action, a kind, a name and fields.",
      "Such as `croft plan update vm web/app-1 memory_mib=4096`; actions are create, update and delete.",
    );
  }
  const kind = readKind(kindWord);
  const spec = readFields(fields);
  if (action === "create") {
    const [first = "", second] = (name ?? "").split("/");
    const change: PlannedChange = { action, kind, spec };
    const of = second === undefined ? project : first;
    if (KINDS[kind].scope !== "global" && of !== undefined) change.project = of;
    if (KINDS[kind].hasName) change.name = second ?? first;
    return { title: `create ${KINDS[kind].noun} ${name ?? ""}`.trim(), change };
  }
  const document = await findObject(api, kind, name ?? "", { project });
  const change: PlannedChange = { action: action as "update" | "delete", kind, id: document.id };
  // A plan has the whole spec, as Terraform gives it.
  if (action === "update") change.spec = merged(document.spec, spec);
  return { title: `${action} ${KINDS[kind].noun} ${nameOf(document)}`, change };
}

/** A merge patch (RFC 7396): null removes, lists are replaced. */
function merged(before: object, patch: Readonly<Record<string, unknown>>): Record<string, unknown> {
  const after = new Map<string, unknown>(Object.entries(before));
  for (const [name, value] of Object.entries(patch)) {
    const old = after.get(name);
    if (value === null) after.delete(name);
    else after.set(name, isObject(value) ? merged(isObject(old) ? old : {}, value) : value);
  }
  return Object.fromEntries(after);
}

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === "object" && value !== null && !Array.isArray(value);

/** `memory_mib=4096`, `quota.vms=3`, `ssh_keys=["key_…"]`: a value is JSON where it reads as such, else text. */
export function readFields(fields: readonly string[]): Record<string, unknown> {
  const spec: Record<string, unknown> = {};
  for (const field of fields) {
    const at = field.indexOf("=");
    if (at < 1) throw usageFault(`${JSON.stringify(field)} is no field with a value.`, "Write FIELD=VALUE.");
    const path = field.slice(0, at).split(".");
    let place = spec;
    for (const name of path.slice(0, -1)) {
      place[name] ??= {};
      place = place[name] as Record<string, unknown>;
    }
    place[path.at(-1) ?? ""] = readValue(field.slice(at + 1));
  }
  return spec;
}

function readValue(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}

async function changesOf(file: string): Promise<Titled[]> {
  const { parse } = await import("yaml");
  const read = parse(readFileSync(file === "-" ? 0 : file, "utf8")) as
    | { changes?: PlannedChange[] }
    | PlannedChange[]
    | null;
  const changes = Array.isArray(read) ? read : (read?.changes ?? []);
  if (changes.length === 0) {
    throw usageFault(
      `${file} holds no changes.`,
      "Write a list of { action, kind, id or project and name, spec } in YAML or JSON, as POST /v1/plan takes it.",
    );
  }
  return changes.map((change) => ({
    change,
    title: `${change.action} ${change.kind} ${change.id ?? [change.project, change.name].filter(Boolean).join("/")}`,
  }));
}

const TINTS: Readonly<Record<string, Tint>> = {
  replace: "bad",
  refused: "bad",
  restart: "busy",
  live: "good",
};

/** A dry run as a person reads it. */
export function planText(title: string, planned: PlanResult, { color }: Pick<Output, "color">): string {
  const { effects, placement, warnings, errors } = planned;
  const remark = (word: string, tint: Tint) => (one: PlanRemark) =>
    `  ${paint(word, tint, color)} ${one.summary} (${one.code})\n      ${one.detail.replaceAll("\n", "\n      ")}\n`;
  const lines = [
    ...effects.map(
      ({ pointer, effect, reason }) =>
        `  ${paint(effect.padEnd(8), TINTS[effect], color)} ${pointer.replace(/^\//, "")}: ${reason}\n`,
    ),
    ...(placement === null ? [] : [`  ${placement.replaceAll("\n", "\n  ")}\n`]),
    ...errors.map(remark("error:", "bad")),
    ...warnings.map(remark("warning:", "busy")),
  ];
  return `${paint(title, "bold", color)}\n${lines.length === 0 ? "  nothing stands in the way\n" : lines.join("")}`;
}
