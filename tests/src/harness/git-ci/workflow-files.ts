// Workflow files of GitHub (whose form Forgejo follows) and of GitLab, read into jobs, as far as examples/pipelines uses them. What
// is not known here is an error and not left out, so that a test runs what the file says.
import { parseSettings } from "@croft/schemas/settings-text.ts";

/** What happened to the repository. */
export interface Happening {
  readonly source: "merge_request" | "push" | "schedule";
  readonly commit: string;
  readonly branch: string;
  /** Of the merge request. */
  readonly number?: number;
}

/** What `${{ … }}` stands for, or which variables a job has. */
export type Values = Readonly<Record<string, string>>;

export type Step =
  | { readonly kind: "run"; readonly script: string; readonly env: Values; readonly always: boolean }
  | { readonly kind: "keep"; readonly files: readonly string[]; readonly always: boolean }
  | { readonly kind: "fetch" };

export interface Job {
  readonly name: string;
  /** Waits for the word of a person where the environment is protected. */
  readonly environment: string | undefined;
  readonly env: Values;
  /** Variables that get an ID token without a word, with the audience of each (GitLab). */
  readonly idTokens: Values;
  readonly steps: readonly Step[];
}

type Tree = Record<string, unknown>;
const tree = (value: unknown): Tree => (value ?? {}) as Tree;
const list = <T>(value: unknown): T[] => (value ?? []) as T[];
const texts = (value: unknown): Values =>
  Object.fromEntries(Object.entries(tree(value)).map(([name, text]) => [name, String(text)]));

/** `a == b && c != d`, as both write it. */
function holds(condition: string, textOf: (word: string) => string): boolean {
  return condition.split("&&").every((clause) => {
    if (clause.trim() === "always()") return true;
    const [, left = "", sign, right = ""] = /^\s*(\S+) (==|!=) (\S+)\s*$/.exec(clause) ?? [];
    if (sign === undefined) throw new Error(`not understood: ${clause}`);
    return (textOf(left) === textOf(right)) === (sign === "==");
  });
}

const EVENTS = { merge_request: "pull_request", push: "push", schedule: "schedule" };

/** Jobs in their order that a workflow of GitHub's form runs; `values` by their names in expressions, such as `github.token`. */
export function githubJobs(text: string, happening: Happening, values: Values): Job[] {
  const workflow = parseSettings("workflow", text, "jobs: {}");
  const own: Values = {
    ...values,
    "github.event_name": EVENTS[happening.source],
    "github.event.number": String(happening.number ?? ""),
  };
  const textOf = (word: string): string => {
    const value = /^'(.*)'$/.exec(word)?.[1] ?? own[word];
    if (value === undefined) throw new Error(`no value: ${word}`);
    return value;
  };
  const filled = (env: unknown): Values =>
    Object.fromEntries(
      Object.entries(texts(env)).map(([name, one]) => [
        name,
        one.replace(/\$\{\{ (\S+) \}\}/g, (_all, word) => textOf(word)),
      ]),
    );
  const applies = ({ if: condition }: Tree): boolean =>
    condition === undefined || holds(String(condition), textOf);
  if (!Object.keys(tree(workflow.on)).includes(EVENTS[happening.source])) return [];
  return Object.entries(tree(workflow.jobs))
    .filter(([, job]) => applies(tree(job)))
    .map(([name, job]) => ({
      name,
      environment: tree(job).environment as string | undefined,
      env: filled(workflow.env),
      idTokens: {},
      steps: list<Tree>(tree(job).steps)
        .filter(applies)
        .flatMap((step) => githubStep(step, filled)),
    }));
}

function githubStep(step: Tree, filled: (env: unknown) => Values): Step[] {
  const always = String(step.if ?? "").includes("always()");
  if (typeof step.run === "string") return [{ kind: "run", script: step.run, env: filled(step.env), always }];
  const action = String(step.uses).replace(/@.*/, "");
  // The working copy and Terraform are there.
  if (["actions/checkout", "hashicorp/setup-terraform"].includes(action)) return [];
  if (action === "actions/download-artifact") return [{ kind: "fetch" }];
  if (action !== "actions/upload-artifact") throw new Error(`no such action: ${action}`);
  return [{ kind: "keep", files: [String(tree(step.with).path)], always }];
}

/** Jobs in the order of their stages that a pipeline of GitLab runs; `values` are the variables that GitLab and the project set. */
export function gitlabJobs(text: string, happening: Happening, values: Values): Job[] {
  const file = parseSettings("pipeline", text, "stages: []");
  const isMergeRequest = happening.source === "merge_request";
  const variables: Values = {
    ...texts(file.variables),
    ...values,
    CI_PIPELINE_SOURCE: isMergeRequest ? "merge_request_event" : happening.source,
    CI_DEFAULT_BRANCH: "main",
    ...(isMergeRequest
      ? { CI_MERGE_REQUEST_IID: String(happening.number) }
      : { CI_COMMIT_BRANCH: happening.branch }),
  };
  const textOf = (word: string): string =>
    /^"(.*)"$/.exec(word)?.[1] ?? variables[word.replace(/^\$/, "")] ?? "";
  const stages = list<string>(file.stages);
  return Object.entries(file)
    .filter(([name, job]) => !name.startsWith(".") && "script" in tree(job))
    .map(([name, job]) => [name, { ...tree(file[String(tree(job).extends)]), ...tree(job) }] as const)
    .filter(([, { rules }]) => list<{ if: string }>(rules).some((rule) => holds(rule.if, textOf)))
    .sort(([, a], [, b]) => stages.indexOf(String(a.stage)) - stages.indexOf(String(b.stage)))
    .map(([name, job]) => ({
      name,
      environment: job.environment as string | undefined,
      env: variables,
      idTokens: audiencesOf(job),
      steps: gitlabSteps(job),
    }));
}

const audiencesOf = ({ id_tokens: tokens }: Tree): Values =>
  Object.fromEntries(Object.entries(tree(tokens)).map(([name, one]) => [name, String(tree(one).aud)]));

function gitlabSteps({ script, after_script, artifacts }: Tree): Step[] {
  const run = (lines: unknown, always: boolean): Step[] =>
    list<string>(lines).map((line) => ({ kind: "run", script: line, env: {}, always }));
  const { paths, when } = tree(artifacts);
  const keep: Step = { kind: "keep", files: list<string>(paths), always: when === "always" };
  // Artifacts of earlier stages are there without a word.
  return [{ kind: "fetch" }, ...run(script, false), ...run(after_script, true), keep];
}
