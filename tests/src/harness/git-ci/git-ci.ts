// A git server with a CI behind it: a bare repository whose hooks tell the CI what comes, and jobs that run as the workflow file of
// the pushed commit says, each in a working copy of its own.
//
//   git push --pre-receive--> may it come to main? --post-receive--> pipeline: merge request, or push to main
//   schedule() -----------------------------------------------------> pipeline of main
//
// Pipelines run one after another, as the workflow files ask for.
import { once } from "node:events";
import { cpSync, existsSync, mkdirSync, mkdtempSync, writeFileSync } from "node:fs";
import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import path from "node:path";
import { text } from "node:stream/consumers";
import { execa } from "execa";
import { terraformProgram } from "../terraform-program.ts";
import { COMMENT_TOKEN, Comments } from "./comments.ts";
import type { IdTokens } from "./id-tokens.ts";
import {
  githubJobs,
  gitlabJobs,
  type Happening,
  type Job,
  type Step,
  type Values,
} from "./workflow-files.ts";

export type CiKind = "github" | "gitlab" | "forgejo";

/** The file of the repository that its CI reads. */
export const WORKFLOW: Readonly<Record<CiKind, string>> = {
  github: ".github/workflows/croft.yml",
  gitlab: ".gitlab-ci.yml",
  forgejo: ".forgejo/workflows/croft.yml",
};

interface JobRun {
  readonly name: string;
  readonly exitCode: number;
  readonly log: string;
}

export interface GitCiParts {
  kind: CiKind;
  /** Exists, and is nobody else's. */
  folder: string;
  idTokens: IdTokens;
  /** File of the authority of Croft's certificate, and its text. */
  certificate: { file: string; pem: string };
}

type Files = Readonly<Record<string, string>>;

const IDENTITY = ["-c", "user.name=Ada", "-c", "user.email=ada@example.com"];
const REQUEST_TOKEN = "a-token-that-asks-for-id-tokens";
const NO_COMMIT = /^0+$/;

/** What the server asks of whoever pushes, and tells the CI. `$new^2` is the head of a merge request that a merge brings. */
const hook = (route: string): string => `#!/bin/sh
while read -r old new ref; do
  echo "$old $new $ref $(git rev-parse --quiet --verify "$new^2")"
done | curl --silent --show-error --fail-with-body --data-binary @- "${route}"
`;

export class GitCi {
  readonly #parts: GitCiParts;
  readonly #comments: Comments;
  readonly #branches: string[] = [];
  /** Heads of merge requests whose pipeline succeeded. */
  readonly #planned = new Set<string>();
  readonly #pipelines = new Map<string, Promise<JobRun[]>>();
  readonly #server: Server;
  #queue: Promise<unknown> = Promise.resolve();
  /** A person who looks at the plan before a job of a protected environment runs. */
  approve: () => Promise<void> = async () => undefined;

  private constructor(parts: GitCiParts, server: Server) {
    this.#parts = parts;
    this.#comments = new Comments(parts.kind !== "forgejo");
    this.#server = server;
    server.on("request", async (request: IncomingMessage, response: ServerResponse) => {
      const { status, body } = await this.#answer(request);
      response.writeHead(status).end(typeof body === "string" ? body : JSON.stringify(body));
    });
  }

  static async start(parts: GitCiParts): Promise<GitCi> {
    const server = createServer();
    server.listen(0, "127.0.0.1");
    await once(server, "listening");
    const ci = new GitCi(parts, server);
    mkdirSync(ci.#at("plugins"));
    await execa("git", ["init", "--quiet", "--bare", "--initial-branch=main", ci.#at("infra.git")]);
    for (const name of ["pre-receive", "post-receive"]) {
      writeFileSync(ci.#at("infra.git/hooks", name), hook(`${ci.#url}/hooks/${name}`), { mode: 0o755 });
    }
    await execa("git", ["clone", "--quiet", ci.#at("infra.git"), ci.#at("work")]);
    return ci;
  }

  close(): void {
    this.#server.closeAllConnections();
    this.#server.close();
  }

  /** The files as the next commit of a branch, pushed; what the pipeline of its merge request did. */
  async propose(branch: string, files: Files): Promise<JobRun[]> {
    const isNew = !this.#branches.includes(branch);
    await this.#git("checkout", "--quiet", ...(isNew ? ["-B", branch, "origin/main"] : [branch]));
    await this.#commit(files, branch);
    await this.#git("push", "--quiet", "origin", branch);
    return this.#pipelineOf(await this.#git("rev-parse", "HEAD"));
  }

  /** Merges a branch and pushes main; what the pipeline of main did. */
  async merge(branch: string): Promise<JobRun[]> {
    await this.#git("checkout", "--quiet", "main");
    await this.#git("merge", "--quiet", "--no-ff", "--message", `Merge ${branch}`, branch);
    const { exitCode, all } = await this.#pushMain();
    if (exitCode !== 0) throw new Error(all);
    return this.#pipelineOf(await this.#git("rev-parse", "HEAD"));
  }

  /** Straight to main; what git says of it. */
  async pushToMain(files: Files): Promise<{ exitCode: number | undefined; all: string }> {
    await this.#git("checkout", "--quiet", "-B", "main");
    await this.#commit(files, "Straight to main");
    return this.#pushMain();
  }

  async schedule(): Promise<JobRun[]> {
    const commit = (await execa("git", ["rev-parse", "main"], { cwd: this.#at("infra.git") })).stdout;
    return this.#enqueue({ source: "schedule", commit, branch: "main" });
  }

  /** Somebody has the pipeline of an earlier commit of main run once more. */
  async runAgain(revision: string): Promise<JobRun[]> {
    const commit = (await execa("git", ["rev-parse", revision], { cwd: this.#at("infra.git") })).stdout;
    return this.#enqueue({ source: "push", commit, branch: "main" });
  }

  /** Somebody who may comment does so on the merge request that is opened next, before the job does. */
  commentNext(login: string, text: string): void {
    this.#comments.write(this.#branches.length + 1, login, text);
  }

  commentsOf(branch: string): string[] {
    return this.#comments.of(this.#branches.indexOf(branch) + 1);
  }

  get #url(): string {
    return `http://127.0.0.1:${(this.#server.address() as AddressInfo).port}`;
  }

  /** What is refused is no longer there either. */
  async #pushMain(): Promise<{ exitCode: number | undefined; all: string }> {
    const words = ["push", "--quiet", "origin", "main"];
    const { exitCode, all } = await execa("git", words, { cwd: this.#at("work"), all: true, reject: false });
    if (exitCode !== 0) await this.#git("reset", "--quiet", "--hard", "origin/main");
    return { exitCode, all };
  }

  #at(...names: string[]): string {
    return path.join(this.#parts.folder, ...names);
  }

  async #git(...words: string[]): Promise<string> {
    return (await execa("git", [...IDENTITY, ...words], { cwd: this.#at("work") })).stdout;
  }

  async #commit(files: Files, subject: string): Promise<void> {
    for (const [name, content] of Object.entries(files)) {
      mkdirSync(path.dirname(this.#at("work", name)), { recursive: true });
      writeFileSync(this.#at("work", name), content, { mode: name.endsWith(".sh") ? 0o755 : 0o644 });
    }
    await this.#git("add", "--all");
    await this.#git("commit", "--quiet", "--allow-empty", "--message", subject);
  }

  #pipelineOf(commit: string): Promise<JobRun[]> {
    const found = this.#pipelines.get(commit);
    if (found === undefined) throw new Error(`the hooks started no pipeline of ${commit}`);
    return found;
  }

  async #answer(request: IncomingMessage): Promise<{ status: number; body: unknown }> {
    const url = new URL(request.url ?? "/", "http://localhost");
    const { pathname, searchParams } = url;
    const body = await text(request);
    const pushed = body.split("\n").map((line) => line.split(" "));
    if (pathname === "/hooks/pre-receive") return this.#mayCome(pushed);
    if (pathname === "/hooks/post-receive") return this.#came(pushed);
    if (pathname !== "/id-token")
      return this.#comments.answer(request.method ?? "", url, request.headers, body);
    if (request.headers.authorization !== `Bearer ${REQUEST_TOKEN}`) return { status: 401, body: {} };
    const claims = JSON.parse(searchParams.get("claims") ?? "{}");
    return {
      status: 200,
      body: { value: this.#parts.idTokens.mint(claims, searchParams.get("audience") ?? "") },
    };
  }

  /** Main is protected: it takes merges of what a merge request planned. */
  #mayCome(pushed: readonly string[][]): { status: number; body: string } {
    const refused = pushed.some(
      ([old = "", , ref, head = ""]) =>
        ref === "refs/heads/main" && !NO_COMMIT.test(old) && !this.#planned.has(head),
    );
    return refused
      ? { status: 403, body: "main takes only merge requests whose plan succeeded" }
      : { status: 200, body: "" };
  }

  #came(pushed: readonly string[][]): { status: number; body: string } {
    for (const [, commit, ref] of pushed) {
      if (commit === undefined || ref === undefined) continue;
      const branch = ref.replace("refs/heads/", "");
      const isMain = branch === "main";
      if (!isMain && !this.#branches.includes(branch)) this.#branches.push(branch);
      const happening: Happening = isMain
        ? { source: "push", commit, branch }
        : { source: "merge_request", commit, branch, number: this.#branches.indexOf(branch) + 1 };
      this.#pipelines.set(commit, this.#enqueue(happening));
    }
    return { status: 200, body: "" };
  }

  #enqueue(happening: Happening): Promise<JobRun[]> {
    const run = this.#queue.then(() => this.#run(happening));
    this.#queue = run.catch(() => undefined);
    return run;
  }

  async #run(happening: Happening): Promise<JobRun[]> {
    const { kind } = this.#parts;
    const shown = await execa("git", ["show", `${happening.commit}:${WORKFLOW[kind]}`], {
      cwd: this.#at("infra.git"),
      reject: false,
    });
    // The commit has no workflow.
    if (shown.exitCode !== 0) return [];
    const jobs = (kind === "gitlab" ? gitlabJobs : githubJobs)(shown.stdout, happening, this.#values());
    const artifacts = mkdtempSync(this.#at("artifacts-"));
    const runs: JobRun[] = [];
    for (const job of jobs) {
      if (job.environment !== undefined) await this.approve();
      runs.push(await this.#runJob(job, happening, artifacts));
      if (runs.at(-1)?.exitCode !== 0) return runs;
    }
    if (happening.source === "merge_request") this.#planned.add(happening.commit);
    return runs;
  }

  async #runJob(job: Job, happening: Happening, artifacts: string): Promise<JobRun> {
    const folder = mkdtempSync(this.#at("job-"));
    await execa("git", ["clone", "--quiet", this.#at("infra.git"), folder]);
    await execa("git", ["checkout", "--quiet", happening.commit], { cwd: folder });
    const env = { ...this.#environment(job, happening), ...job.env };
    let [exitCode, log] = [0, ""];
    for (const step of job.steps) {
      if (exitCode !== 0 && !(step.kind !== "fetch" && step.always)) continue;
      const { code, said } = await runStep(step, folder, artifacts, env);
      log += said;
      exitCode = exitCode || code;
    }
    return { name: job.name, exitCode, log };
  }

  /** What `${{ … }}` stands for; with GitLab the variables of the project. */
  #values(): Values {
    const { kind, certificate } = this.#parts;
    if (kind !== "gitlab")
      return { "vars.CROFT_CA_CERTIFICATE": certificate.pem, "github.token": COMMENT_TOKEN };
    return { CROFT_CA_CERTIFICATE: certificate.file, COMMENT_TOKEN };
  }

  /** What the CI sets in every job, with the ID token that it gives it. */
  #environment({ environment, idTokens }: Job, { source, branch, number }: Happening): Values {
    const base = {
      PATH: String(process.env.PATH),
      HOME: this.#parts.folder,
      CHECKPOINT_DISABLE: "1",
      CROFT_TERRAFORM: terraformProgram,
      // As runners have it that fetch no provider twice.
      TF_PLUGIN_CACHE_DIR: this.#at("plugins"),
      TF_PLUGIN_CACHE_MAY_BREAK_DEPENDENCY_LOCK_FILE: "1",
    };
    if (this.#parts.kind === "gitlab") {
      const claims = {
        sub: `project_path:acme/infra:ref_type:branch:ref:${branch}`,
        project_path: "acme/infra",
        ref: branch,
        ref_protected: String(branch === "main"),
      };
      const minted = Object.entries(idTokens).map(([name, audience]) => [
        name,
        this.#parts.idTokens.mint(claims, audience),
      ]);
      return { ...base, CI_API_V4_URL: this.#url, CI_PROJECT_ID: "7", ...Object.fromEntries(minted) };
    }
    const context = source === "merge_request" ? "pull_request" : "ref:refs/heads/main";
    const claims = {
      sub: `repo:acme/infra:${environment === undefined ? context : `environment:${environment}`}`,
      repository: "acme/infra",
      ref: source === "merge_request" ? `refs/pull/${number}/merge` : "refs/heads/main",
    };
    return {
      ...base,
      GITHUB_API_URL: this.#url,
      GITHUB_REPOSITORY: "acme/infra",
      GITHUB_REF_NAME: branch,
      ACTIONS_ID_TOKEN_REQUEST_URL: `${this.#url}/id-token?claims=${encodeURIComponent(JSON.stringify(claims))}`,
      ACTIONS_ID_TOKEN_REQUEST_TOKEN: REQUEST_TOKEN,
    };
  }
}

async function runStep(
  step: Step,
  folder: string,
  artifacts: string,
  env: Values,
): Promise<{ code: number; said: string }> {
  if (step.kind === "run") {
    const options = { cwd: folder, env: { ...env, ...step.env }, extendEnv: false, all: true, reject: false };
    const { exitCode, all } = await execa("bash", ["-e", "-c", step.script], options);
    return { code: exitCode ?? 1, said: `$ ${step.script}\n${all}\n` };
  }
  if (step.kind === "fetch") cpSync(artifacts, folder, { recursive: true });
  else {
    for (const name of step.files.filter((one) => existsSync(path.join(folder, one)))) {
      cpSync(path.join(folder, name), path.join(artifacts, name));
    }
  }
  return { code: 0, said: "" };
}
