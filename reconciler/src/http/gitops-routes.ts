// Runs of GitOps by pull. The runner, a program of its own, reports them; members of the run's project read them and decide
// about those that wait. A run without a project is for admins.
//
//   runner --POST /v1/gitops/runs--> [ store ] <--approve, discard-- a person
//      ^----------- answer, GET: the decision -----'
//
// A decision names the plan by its hash and is never changed by a report, so what a person read is what is applied.

import { CroftError } from "@croft/schemas/errors.ts";
import {
  cleanRun,
  type GitopsRun,
  RUNNING_STATES,
  type RunDecision,
  type RunReport,
} from "@croft/schemas/gitops-run.ts";
import type { Request } from "express";
import { checkProject } from "../commands/admit-create.ts";
import { refuseFaults } from "../kinds/kind-rules.ts";
import { notFound } from "../kinds/not-found.ts";
import type { Reads, Store } from "../store/store.ts";
import { type Principal, principalOf } from "./authentication.ts";
import type { Handlers } from "./contract/serve.ts";
import { type WriteContext, writeAs } from "./write-as.ts";

interface GitopsContext extends WriteContext {
  store: Store;
}

type GitopsHandlers = Pick<
  Handlers,
  "list_gitops_runs" | "report_gitops_run" | "get_gitops_run" | "approve_gitops_run" | "discard_gitops_run"
>;

const maySeeRun = ({ project: own }: Principal, { project }: Pick<GitopsRun, "project">): boolean =>
  own === null || own === project;

async function runOf(reads: Pick<Reads, "gitops">, request: Request): Promise<GitopsRun> {
  const id = String(request.params.id);
  const found = await reads.gitops.run(id);
  if (found === undefined || !maySeeRun(principalOf(request), found)) throw notFound(`run ${id}`);
  return found;
}

export function gitopsHandlers(context: GitopsContext): GitopsHandlers {
  const { store } = context;
  return {
    async list_gitops_runs(request, response, query) {
      const [project, source] = [query.text("project"), query.text("source")];
      const found = await store.gitops.runs(principalOf(request).project ?? project ?? null);
      const items = found.filter(
        (run) =>
          (project === undefined || run.project === project) &&
          (source === undefined || run.source === source),
      );
      response.json({ items: items.map(({ log: _, ...run }) => ({ kind: "gitops_run", ...run })) });
    },
    async report_gitops_run(request, response) {
      response.json(shown(await report(context, principalOf(request), cleanRun(request.body as RunReport))));
    },
    async get_gitops_run(request, response) {
      response.json(shown(await runOf(store, request)));
    },
    async approve_gitops_run(request, response) {
      const { plan_sha256 } = request.body as { plan_sha256: string };
      response.json(shown(await decide(context, request, "approved", plan_sha256)));
    },
    async discard_gitops_run(request, response) {
      response.json(shown(await decide(context, request, "discarded", undefined)));
    },
  };
}

const shown = (run: GitopsRun) => ({ kind: "gitops_run", ...run });

/** Stores what the runner says. What was decided stays, and an equal report changes nothing but its time. */
function report(context: GitopsContext, principal: Principal, given: RunReport): Promise<GitopsRun> {
  if (principal.project !== null && given.project !== principal.project) {
    refuseFaults("The run cannot be reported as given.", [
      {
        code: "reference_not_found",
        pointer: "/project",
        message: `the token is for the project ${principal.project}: name that`,
      },
    ]);
  }
  return writeAs(context, principal, async (tx) => {
    if (given.project !== null) await checkProject(tx, { noun: "run", project: given.project });
    const before = await tx.gitops.run(given.id);
    if (before !== undefined && (before.project !== given.project || before.source !== given.source)) {
      throw new CroftError("already_exists", `The run ${given.id} is of another source.`, {
        detail: "Ids of runs are drawn at random: draw another one.",
      });
    }
    const run: GitopsRun = {
      ...given,
      decision: before?.decision ?? null,
      reported_at: context.now().toISOString(),
      reported_by: principal.id,
    };
    await tx.gitops.putRun(run);
    if (before?.state !== run.state) {
      const { source, commit, code } = run;
      await tx.events.append({
        type: "gitops_run.state",
        actor: principal.id,
        ...subject(run),
        data: { source, commit, from: before?.state ?? null, to: run.state, code },
      });
    }
    return run;
  });
}

const subject = ({ id, project, source }: GitopsRun) => ({
  kind: "gitops_run",
  object: id,
  project,
  name: source,
});

function decide(
  context: GitopsContext,
  request: Request,
  decision: RunDecision["decision"],
  named: string | undefined,
): Promise<GitopsRun> {
  const principal = principalOf(request);
  return writeAs(context, principal, async (tx) => {
    const run = await runOf(tx, request);
    const plan_sha256 = decidable(run, await isOfRunner(tx, run, principal), named);
    // The same again, by the same person: its answer was lost.
    if (run.decision?.decision === decision) return run;
    if (run.decision !== null) throw notWaiting(run, `It was ${run.decision.decision} already.`);
    const at = context.now().toISOString();
    const decided: GitopsRun = { ...run, decision: { decision, by: principal.id, at, plan_sha256 } };
    await tx.gitops.putRun(decided);
    await tx.events.append({
      type: `gitops_run.${decision}`,
      actor: principal.id,
      ...subject(run),
      data: { source: run.source, plan_sha256 },
    });
    return decided;
  });
}

/** Tokens that were made one by the other; a longer chain is made to hide whose it is. */
const LONGEST_CHAIN = 20;

/**
 * Whether the caller is the runner: by the token that it reports with, by one that was made with it, or by another one of the
 * same trust, of which whoever has the one may have more.
 */
async function isOfRunner(tx: Reads, { reported_by }: GitopsRun, principal: Principal): Promise<boolean> {
  let id: string | null = principal.id;
  for (let step = 0; id !== null && step < LONGEST_CHAIN; step++) {
    if (id === reported_by) return true;
    id = (await tx.access.token(id))?.created_by ?? null;
  }
  if (id !== null) return true;
  if (principal.account === undefined) return false;
  const reporter = await tx.access.token(reported_by);
  // One that ended is not known any more: it may have been of this trust.
  return reporter === undefined || reporter.created_by === principal.account;
}

/** The hash of the plan that waits. Throws where none does, where another one is named, and for the runner itself. */
function decidable(run: GitopsRun, isOfItsRunner: boolean, named: string | undefined): string {
  const { plan, state } = run;
  if (state !== "waiting_for_approval" || plan === null) {
    throw notWaiting(run, RUNNING_STATES.includes(state) ? "It is under way." : "It has ended.");
  }
  if (isOfItsRunner) {
    throw new CroftError("forbidden", "A runner does not approve its own plans.", {
      detail: "Decide with a token of a person, who read the plan.",
    });
  }
  if (named !== undefined && named !== plan.sha256) {
    throw new CroftError("precondition_failed", `The plan of the run ${run.id} is another one.`, {
      detail: `It has the hash ${plan.sha256}. Read it again, and approve that.`,
    });
  }
  return plan.sha256;
}

const notWaiting = (run: GitopsRun, why: string): CroftError =>
  new CroftError("not_awaiting_approval", `The run ${run.id} does not wait for an approval.`, {
    detail: `${why} Its state is ${run.state}.`,
  });
