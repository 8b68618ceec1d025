/** Plan: hashes of files and what only the reconciler knows go into the pure planner; then a dry run of what changes. */
import { type ContentFile, type Contents, contentFiles } from "../kit/contents.ts";
import { heldName, nameOf } from "../kit/naming.ts";
import { isChange, planResource } from "../kit/plan.ts";
import type { PlanSettings } from "../kit/rules.ts";
import { sentence } from "../kit/sentence.ts";
import { checkMocked } from "../kit/validate.ts";
import { valueAt } from "../kit/value-at.ts";
import type { ReconcilerClient } from "../reconciler-client.ts";
import type { CallContext, PlanReply, PlanRequest } from "../rpc/provider-definition.ts";
import { type Diagnostic, errorDiagnostic, hasErrors, warningDiagnostic } from "../tfplugin/diagnostic.ts";
import { type Path, pathText } from "../tfplugin/path.ts";
import { equalValues, type TfObject, type TfValue } from "../tfplugin/value.ts";
import type { ResourceBehaviour } from "./behaviour.ts";
import { claimOnce } from "./claim.ts";
import type { Croft } from "./croft.ts";
import {
  canBeJudged,
  createChange,
  deleteChange,
  dryRun,
  dryRunOfReplaced,
  updateChange,
} from "./dry-run.ts";
import { explain, interrupted } from "./explain.ts";
import { createFileContents, type FileContents } from "./file-contents.ts";
import { unlessAborted } from "./interruption.ts";
import { type Remembered, remember, remembered } from "./remembered.ts";

const NO_SETTINGS: PlanSettings = { project: null, defaultTags: null };

export async function planChange(
  behaviour: ResourceBehaviour,
  request: PlanRequest,
  context: CallContext<Croft>,
): Promise<PlanReply> {
  const { priorState, config } = request;
  const subject = config ?? priorState;
  try {
    const memory = await claimPrior(request, context);
    const reply =
      config === null
        ? await planRemoval(behaviour, priorState, context)
        : await planTo(behaviour, priorState, config, context);
    return { ...reply, ...(priorState === null ? {} : { plannedPrivate: remember(memory) }) };
  } catch (error) {
    const what = `Planning ${subject === null ? behaviour.model.name : nameOf(behaviour.model, subject)}`;
    return {
      diagnostics: context.signal.aborted ? [interrupted(what)] : explain(error, what, behaviour.model),
    };
  }
}

/** With `-refresh=false` a plan is the first call that names the object. */
async function claimPrior(
  { priorState, priorPrivate }: PlanRequest,
  context: CallContext<Croft>,
): Promise<Remembered> {
  const memory = remembered(priorPrivate);
  const { provider } = context;
  const client = provider?.client;
  if (
    provider === undefined ||
    client === undefined ||
    typeof priorState?.id !== "string" ||
    memory.claimed === true
  )
    return memory;
  const { claimed: ids } = provider;
  const claiming = claimOnce({ client, claimed: ids }, priorState.id, memory, context.log);
  const claimed = await unlessAborted(claiming, context.signal);
  return { ...memory, claimed };
}

async function planRemoval(
  { model }: ResourceBehaviour,
  prior: TfObject | null,
  { provider, signal, log }: CallContext<Croft>,
): Promise<PlanReply> {
  if (prior === null || provider?.client === undefined || provider.walk.applying)
    return { plannedState: null };
  const diagnostics = await dryRun(provider.client, model, deleteChange(model, prior), null, signal, log);
  return { plannedState: null, diagnostics };
}

async function planTo(
  behaviour: ResourceBehaviour,
  prior: TfObject | null,
  config: TfObject,
  context: CallContext<Croft>,
): Promise<PlanReply> {
  const { model } = behaviour;
  const { provider, signal } = context;
  const files = await contentsOf(contentFiles(model, config), provider?.files ?? createFileContents(), {
    signal,
    isPromised: prior === null && provider?.walk.applying === true,
  });
  const consulted =
    prior === null || behaviour.consult === undefined
      ? {}
      : await behaviour.consult({ prior, config, client: provider?.client, signal });
  const planned = planResource(behaviour, {
    prior,
    config,
    settings: provider?.settings ?? NO_SETTINGS,
    contents: files.contents,
    same: new Set(consulted.same),
    live: new Set(consulted.live),
  });
  const diagnostics = [
    ...checkMocked(model.attributes, config),
    ...files.diagnostics,
    ...(consulted.diagnostics ?? []),
    ...planned.diagnostics,
  ];
  if (prior !== null && planned.replace.length > 0)
    diagnostics.push(...turnedOut(model, prior, planned, provider));
  const reply = { plannedState: planned.state, requiresReplace: planned.replace };
  if (provider?.walk.destroys) return reply;
  if (hasErrors(diagnostics)) return { ...reply, diagnostics };
  return {
    ...reply,
    diagnostics: [...diagnostics, ...(await foresee(behaviour, prior, config, planned, context))],
  };
}

async function foresee(
  { model, foretell }: ResourceBehaviour,
  prior: TfObject | null,
  config: TfObject,
  { state, replace }: ReturnType<typeof planResource>,
  { provider, signal, log }: CallContext<Croft>,
): Promise<Diagnostic[]> {
  // An apply plans each change again, to be sure of it. The user has seen what there was to say, and the request says the rest.
  if (provider?.client === undefined || provider.walk.applying) return [];
  const { client, held, staying } = provider;
  const judged = canBeJudged(model, config);
  const name = heldName(model, state);
  if (prior === null) {
    const lost = await lostByForce(model, name, config, { provider, client, signal, log });
    const known = foretell?.(state, provider) ?? [];
    if (!judged) return [...lost, ...known];
    const answer = await dryRun(client, model, createChange(model, state), state, signal, log);
    // The old one has its name, its room and its partitions until it goes.
    const told = held.has(name) ? answer.filter(({ severity }) => severity === "error") : answer;
    return [...lost, ...known, ...told];
  }
  if (replace.length === 0) staying.set(name, { prior, config });
  if (!isChange(prior, state)) return [];
  if (replace.length === 0) {
    return judged ? dryRun(client, model, updateChange(model, prior, state), state, signal, log) : [];
  }
  held.add(name);
  return dryRunOfReplaced(client, model, prior, signal, log);
}

/**
 * What is lost with an object that is replaced although nothing of it changes: it is tainted, or named by `-replace` or
 * `replace_triggered_by`. Terraform plans it as one that stays, and then its create by the same configuration.
 */
async function lostByForce(
  model: ResourceBehaviour["model"],
  name: string,
  config: TfObject,
  {
    provider,
    client,
    signal,
    log,
  }: Pick<CallContext<Croft>, "signal" | "log"> & { provider: Croft; client: ReconcilerClient },
): Promise<Diagnostic[]> {
  const stayed = provider.staying.get(name);
  if (stayed === undefined || !equalValues(stayed.config, config)) return [];
  provider.staying.delete(name);
  provider.held.add(name);
  return await dryRunOfReplaced(client, model, stayed.prior, signal, log);
}

/**
 * An apply never plans a replacement of what is there, unless the plan had the field as unknown. Before the first change of
 * an apply nothing tells it from a plan without refresh, where Terraform itself finds out, and calls it inconsistent.
 */
function turnedOut(
  model: ResourceBehaviour["model"],
  prior: TfObject,
  { state, replace: [path = []] }: ReturnType<typeof planResource>,
  provider: Croft | undefined,
): Diagnostic[] {
  const isRead = provider?.held.has(heldName(model, prior)) ?? true;
  const isApply = provider?.walk.applying === true;
  if (isRead && !isApply) return [];
  const name = `${pathText(path)} of ${nameOf(model, prior)}`;
  const [before, after] = [prior, state].map((object) => textOf(valueAt(object, path.join("."))));
  const then = "Plan and apply again: the next plan shows the replacement.";
  if (!isApply) {
    const detail = `It is ${after}, and the object has ${before}. If the plan that is applied did not know it, Terraform calls the plan inconsistent: nothing was changed then. ${then}`;
    return [warningDiagnostic(`${name} is another than it was`, detail, path)];
  }
  const detail = `It was not known to the plan, is now ${after}, and the object has ${before}. Only a replacement changes it, and the plan had none. ${then}`;
  return [errorDiagnostic(`${name} turned out to be another`, detail, path)];
}

const textOf = (value: TfValue): string => (typeof value === "string" ? JSON.stringify(value) : "another");

/** An apply's own plan cannot know less than the plan did, and this is the last time to say why. */
const goneSincePlan = (path: Path, file: string): Diagnostic =>
  errorDiagnostic(
    `${pathText(path)} names a file that is not there`,
    `There is no file ${file}, which is uploaded when the image is made. Put it back and apply the plan again, or plan again.`,
    path,
  );

interface Hashed {
  readonly contents: Contents;
  readonly diagnostics: readonly Diagnostic[];
}

async function contentsOf(
  found: readonly ContentFile[],
  files: FileContents,
  { signal, isPromised }: { readonly signal: AbortSignal; readonly isPromised: boolean },
): Promise<Hashed> {
  const contents = new Map<string, string | null>();
  const diagnostics: Diagnostic[] = [];
  for (const { at, field, file } of found) {
    try {
      const facts = await files.facts(file, signal);
      contents.set(file, facts?.sha256 ?? null);
      if (facts === undefined && isPromised) diagnostics.push(goneSincePlan([...at, field], file));
    } catch (error) {
      if (signal.aborted) throw error;
      const reason = error instanceof Error ? error.message : String(error);
      diagnostics.push(errorDiagnostic(`${file} cannot be read`, sentence(reason), [...at, field]));
    }
  }
  return { contents, diagnostics };
}
