// Terraform's or OpenTofu's part of a run: init, plan into a file, and apply of that file. Secrets reach it by its environment
// and never by its words.
import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import type { RunPlan } from "@croft/schemas/gitops-run.ts";
import { mergeSettings } from "../installation-settings.ts";
import type { Settings, Source } from "./config.ts";
import { summarize } from "./plan-summary.ts";
import { RunFault } from "./repository.ts";
import { readSecret } from "./secrets.ts";
import type { Ended, Steps } from "./steps.ts";

/** Where a run's files are. */
export interface Workplace {
  checkout: string;
  plan: string;
  outcome: string;
  log: string;
}

const MINUTE_MS = 60_000;
/** How long another run's lock of the state is waited for. */
const LOCK_WAIT = "-lock-timeout=120s";
const SYSTEM_AUTHORITIES = ["/etc/ssl/certs/ca-certificates.crt", "/etc/pki/tls/certs/ca-bundle.crt"];

export const sha256OfFile = (file: string): string =>
  createHash("sha256").update(readFileSync(file)).digest("hex");

export class TerraformSteps {
  readonly #settings: Settings;
  readonly #steps: Steps;

  constructor(settings: Settings, steps: Steps) {
    this.#settings = settings;
    this.#steps = steps;
  }

  /** The plan, kept in a file; null when there is nothing to do. Throws a fault. */
  async plan(source: Source, place: Workplace): Promise<RunPlan | null> {
    if (source.program === "cdktf") await this.#synthesize(source, place);
    const folder = this.#folder(source, place);
    const run = (...words: string[]) => this.#terraform(source, folder, place, words);
    demand(await run("init", "-input=false", "-no-color"), "init_failed");
    requireKeptState(folder);
    if (source.workspace !== undefined) {
      demand(await run("workspace", "select", "-or-create", source.workspace), "init_failed");
    }
    const planned = await run(
      ...["plan", "-input=false", "-no-color", "-detailed-exitcode", LOCK_WAIT, `-out=${place.plan}`],
    );
    if (planned.status === 0) return null;
    if (planned.status !== 2) throw faultOf(planned, "plan_failed");
    const shown = await this.#terraform(source, folder, place, ["show", "-json", place.plan], {
      captured: true,
    });
    demand(shown, "plan_failed");
    return summarize(shown.out, sha256OfFile(place.plan));
  }

  /** Applies the file. Its exit status is in `outcome` too, for whoever comes after a kill. */
  async apply(source: Source, place: Workplace): Promise<void> {
    const folder = this.#folder(source, place);
    const words = ["apply", "-input=false", "-no-color", LOCK_WAIT, place.plan];
    const applied = await this.#terraform(source, folder, place, words, { outcome: place.outcome });
    if (applied.status !== 0) throw applyFault(applied);
  }

  async #synthesize(source: Source, place: Workplace): Promise<void> {
    for (const [program = "", ...words] of source.synth ?? []) {
      const made = await this.#steps.run({
        argv: [program, ...words],
        cwd: path.join(place.checkout, source.path),
        // No token: the program only writes files.
        env: { ...this.#plainEnvironment(), CDKTF_OUTDIR: "cdktf.out", CI: "1" },
        timeoutMs: source.timeout_minutes * MINUTE_MS,
        log: place.log,
      });
      demand(made, "synth_failed");
    }
  }

  /** Where the configuration is. Throws a fault where the repository has none there. */
  #folder(source: Source, { checkout }: Workplace): string {
    const folder = path.join(checkout, source.path);
    if (!existsSync(folder)) {
      throw new RunFault(
        "path_not_found",
        `The repository has no folder ${source.path}. Add it, or name another one in the runner's settings.`,
      );
    }
    if (source.program === "hcl") return folder;
    const stacks = path.join(folder, "cdktf.out/stacks");
    const names = existsSync(stacks) ? readdirSync(stacks) : [];
    const stack = source.stack ?? (names.length === 1 ? names[0] : undefined);
    if (stack !== undefined && names.includes(stack)) return path.join(stacks, stack);
    throw new RunFault(
      "synth_failed",
      `The program wrote ${names.length === 0 ? "no stack" : `the stacks ${names.join(", ")}`} to cdktf.out. Name the wanted one with \`stack\`.`,
    );
  }

  #terraform(
    source: Source,
    cwd: string,
    { log }: Workplace,
    words: readonly string[],
    more: { captured?: true; outcome?: string } = {},
  ): Promise<Ended> {
    return this.#steps.run({
      argv: [this.#settings.terraform, ...words],
      cwd,
      env: this.#environment(source),
      timeoutMs: source.timeout_minutes * MINUTE_MS,
      log,
      ...more,
    });
  }

  #plainEnvironment(): Record<string, string> {
    const home = path.join(this.#settings.stateDir, "home");
    mkdirSync(home, { recursive: true, mode: 0o700 });
    return { ...this.#settings.environment, HOME: home, LC_ALL: "C.UTF-8" };
  }

  #environment(source: Source): Record<string, string> {
    const { endpoint, tokenFile } = this.#settings;
    const token = readSecret(tokenFile);
    const variables = Object.entries(source.variables ?? {}).map(([name, value]) => [
      `TF_VAR_${name}`,
      value,
    ]);
    const files = Object.entries(source.environment_files ?? {}).map(([name, file]) => [
      name,
      readSecret(file),
    ]);
    return {
      ...this.#plainEnvironment(),
      TF_IN_AUTOMATION: "1",
      TF_INPUT: "0",
      CHECKPOINT_DISABLE: "1",
      TF_CLI_CONFIG_FILE: this.#configFile(),
      CROFT_ENDPOINT: endpoint,
      CROFT_TOKEN: token,
      ...this.#authorities(),
      ...(source.state === undefined ? {} : this.#backend(source.state, token)),
      ...Object.fromEntries([...variables, ...files]),
    };
  }

  /** `backend "http" {}` with Croft behind it. */
  #backend(state: string, token: string): Record<string, string> {
    const { endpoint, caCertificateFile } = this.#settings;
    const address = `${endpoint}/v1/state/${state}`;
    const authority =
      caCertificateFile === undefined
        ? {}
        : { TF_HTTP_CLIENT_CA_CERTIFICATE_PEM: readFileSync(caCertificateFile, "utf8") };
    return {
      TF_HTTP_ADDRESS: address,
      TF_HTTP_LOCK_ADDRESS: `${address}/lock`,
      TF_HTTP_LOCK_METHOD: "POST",
      TF_HTTP_UNLOCK_ADDRESS: `${address}/lock`,
      TF_HTTP_UNLOCK_METHOD: "DELETE",
      TF_HTTP_USERNAME: "croft",
      TF_HTTP_PASSWORD: token,
      ...authority,
    };
  }

  /** The provider from the reconciler's mirror, unless the settings name a file of their own. */
  #configFile(): string {
    const { terraformConfigFile, stateDir, endpoint } = this.#settings;
    if (terraformConfigFile !== undefined) return terraformConfigFile;
    const file = path.join(stateDir, "terraformrc");
    writeFileSync(file, mergeSettings("", { url: `${endpoint}/mirror/` }), { mode: 0o600 });
    return file;
  }

  /** The clients trust the reconciler beside what the system trusts. */
  #authorities(): Record<string, string> {
    const { caCertificateFile, stateDir } = this.#settings;
    if (caCertificateFile === undefined) return {};
    const file = path.join(stateDir, "authorities.pem");
    const system = SYSTEM_AUTHORITIES.find((one) => existsSync(one));
    const texts = [...(system === undefined ? [] : [system]), caCertificateFile].map((one) =>
      readFileSync(one, "utf8"),
    );
    writeFileSync(file, texts.join("\n"), { mode: 0o600 });
    return { CROFT_CA_CERTIFICATE: caCertificateFile, SSL_CERT_FILE: file };
  }
}

/** What `init` noted of the backend; a configuration without one has no such file. */
interface Initialized {
  backend?: { type?: string; config?: { path?: string | null } };
}

/** A state in the checkout would go with it, and the next run would make everything once more. */
function requireKeptState(folder: string): void {
  const file = path.join(folder, ".terraform/terraform.tfstate");
  const { backend } = existsSync(file) ? (JSON.parse(readFileSync(file, "utf8")) as Initialized) : {};
  const isLocal = backend?.type === undefined || backend.type === "local";
  if (!isLocal || path.isAbsolute(backend?.config?.path ?? "")) return;
  throw new RunFault(
    "no_backend",
    'The configuration has no backend, so its state would be lost with the checkout. Add `backend "http" {}` and set `state` in the runner\'s settings, or use another backend.',
  );
}

function demand(ended: Ended, code: string): void {
  if (ended.status !== 0) throw faultOf(ended, code);
}

/** The first error that the command told, with the lines that explain it. */
function faultOf({ logged, timedOut }: Ended, code: string): RunFault {
  if (timedOut) {
    return new RunFault(
      "timeout",
      "A command took longer than timeout_minutes and was ended. The log shows how far it came.",
    );
  }
  const [, found = ""] = /^[\s│╷]*Error: ([\s\S]*)/m.exec(logged) ?? [];
  const lines = (found === "" ? logged : found)
    .split("\n")
    .map((line) => line.replace(/^[\s│╷╵]+/, ""))
    .filter((line) => line !== "");
  const text = (found === "" ? lines.slice(-5) : lines.slice(0, 8)).join(" ").slice(0, 1500);
  const isLocked = /acquiring the state lock/i.test(text);
  return new RunFault(isLocked ? "state_locked" : code, text);
}

/** Terraform's own words for a plan that another apply overtook. */
function applyFault(ended: Ended): RunFault {
  if (/saved plan is stale/i.test(ended.logged)) return stalePlan();
  return faultOf(ended, "apply_failed");
}

export const stalePlan = (): RunFault =>
  new RunFault(
    "plan_stale",
    "The state was changed since this was planned. Nothing was applied; the next run plans anew.",
  );
