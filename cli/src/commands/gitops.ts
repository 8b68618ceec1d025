// `croft gitops runs | show | log | approve | discard`: what the runner of GitOps by pull did, and what waits for a person.

import { age } from "@croft/schemas/age.ts";
import { type Api, call } from "@croft/schemas/client/rest-client.ts";
import { cleanRun, type GitopsRun, RUNNING_STATES, type RunPlan } from "@croft/schemas/gitops-run.ts";
import type { Invocation, Run, Session } from "../command-line/command.ts";
import { usageFault } from "../command-line/parse.ts";
import { paint, type Tint } from "../output/color.ts";
import { isForPrograms, writeDocument } from "../output/document.ts";
import { formatTable } from "../output/table.ts";
import { confirm } from "../question.ts";

const TINTS: Readonly<Record<string, Tint>> = {
  failed: "bad",
  interrupted: "bad",
  waiting_for_approval: "busy",
  planning: "busy",
  applying: "busy",
  applied: "good",
  unchanged: "good",
};

const short = (commit: string | null): string => commit?.slice(0, 12) ?? "";

/** `+2 ~1 -/+1 -3`, as Terraform marks them. */
function planText(plan: RunPlan | null): string {
  if (plan === null) return "";
  const parts: [mark: string, count: number][] = [
    ["+", plan.creates],
    ["~", plan.updates],
    ["-/+", plan.replaces],
    ["-", plan.destroys],
    ["!", plan.actions],
  ];
  return parts
    .filter(([, count]) => count > 0)
    .map(([mark, count]) => `${mark}${count}`)
    .join(" ");
}

export const listRuns: Run = async (invocation, session) => {
  const { api, project } = await session.connect();
  const parameters = new URLSearchParams();
  const [named, source] = [invocation.text("project") ?? project, invocation.text("source")];
  if (named !== undefined) parameters.set("project", named);
  if (source !== undefined) parameters.set("source", source);
  const { items } = await call(api, "GET", `/v1/gitops/runs?${parameters}`);
  if (isForPrograms(invocation.format)) {
    await writeDocument(session.output, invocation.format, { items });
    return undefined;
  }
  if (items.length === 0) session.say("There are no runs.");
  else writeTable(items, session);
  return undefined;
};

function writeTable(items: readonly Omit<GitopsRun, "log">[], { output, now }: Session): void {
  const columns = [
    { title: "Run", key: true },
    { title: "Source", key: true },
    { title: "Commit" },
    { title: "Why" },
    { title: "State" },
    { title: "Plan" },
    { title: "Age", right: true },
    { title: "Subject" },
  ];
  const rows = items.map((run) => {
    const state = run.code === null ? run.state : `${run.state}: ${run.code}`;
    const tint = TINTS[run.state];
    return {
      cells: [
        { text: run.id },
        { text: run.source },
        { text: short(run.commit) },
        { text: run.trigger },
        tint === undefined ? { text: state } : { text: state, tint },
        { text: planText(run.plan) },
        { text: age(run.started_at, now()) },
        { text: run.subject },
      ],
    };
  });
  output.write(formatTable(columns, rows, output));
}

async function readRun(api: Api, invocation: Invocation): Promise<GitopsRun> {
  const id = invocation.argument("RUN");
  if (!/^run_[0-9a-z]{16}$/.test(id)) {
    throw usageFault(`${JSON.stringify(id)} is no id of a run.`, "`croft gitops runs` lists them.");
  }
  return cleanRun({ log: "", ...(await call(api, "GET", `/v1/gitops/runs/${id}`)) });
}

export const showRun: Run = async (invocation, session) => {
  const { api } = await session.connect();
  const run = await readRun(api, invocation);
  if (isForPrograms(invocation.format)) await writeDocument(session.output, invocation.format, run);
  else session.output.write(textOf(run, session));
  return undefined;
};

export const showLog: Run = async (invocation, session) => {
  const { api } = await session.connect();
  session.output.write((await readRun(api, invocation)).log);
  return undefined;
};

function textOf(run: GitopsRun, { output, now }: Session): string {
  const { plan, decision, code } = run;
  const state = paint(code === null ? run.state : `${run.state}: ${code}`, TINTS[run.state], output.color);
  const lines: [title: string, text: string][] = [
    ["Run", run.id],
    ["Source", `${run.source}, ${run.branch} of ${run.repository}`],
    ["Commit", `${run.commit ?? "none"} ${run.subject}`],
    ["Why", run.trigger],
    ["State", state],
    ["Started", `${age(run.started_at, now())} ago`],
  ];
  if (plan !== null)
    lines.push(["Plan", `${planText(plan)}, ${plan.lost_gib} GiB go, sha256 ${plan.sha256}`]);
  if (decision !== null) lines.push(["Decided", `${decision.decision} by ${decision.by} at ${decision.at}`]);
  if (run.message !== "") lines.push(["Says", run.message.replaceAll("\n", `\n${" ".repeat(10)}`)]);
  const facts = lines.map(([title, text]) => `${`${title}:`.padEnd(10)}${text}\n`).join("");
  const changes = (plan?.changes ?? []).map(({ address, actions }) => {
    const tint = actions.includes("delete") || actions.includes("invoke") ? "bad" : undefined;
    return `  ${paint(actions.join(", then ").padEnd(20), tint, output.color)} ${address}\n`;
  });
  return changes.length === 0 ? facts : `${facts}\n${changes.join("")}`;
}

export const approveRun: Run = async (invocation, session) => {
  const { api } = await session.connect();
  const run = await readRun(api, invocation);
  if (run.state === "waiting_for_approval") {
    session.say(textOf(run, session).trimEnd());
    await confirm("This lets the runner apply exactly this plan.", invocation.flag("yes"));
  }
  // What was shown, and no other plan.
  const body = { plan_sha256: run.plan?.sha256 ?? "0".repeat(64) };
  await call(api, "POST", `/v1/gitops/runs/${run.id}/approve`, body);
  session.say(
    `Approved. The runner applies it at its next look; \`croft gitops show ${run.id}\` shows what became of it.`,
  );
  return undefined;
};

export const discardRun: Run = async (invocation, session) => {
  const { api } = await session.connect();
  const run = await readRun(api, invocation);
  if (RUNNING_STATES.includes(run.state)) {
    await confirm(`This discards the plan of ${run.id}: nothing of it is applied.`, invocation.flag("yes"));
  }
  await call(api, "POST", `/v1/gitops/runs/${run.id}/discard`);
  session.say("Discarded. The next commit, or the schedule, plans anew.");
  return undefined;
};
