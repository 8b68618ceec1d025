// A reconciler of its own for a test: the bundled program, started on a free port with a state folder that is removed.
import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { createInterface } from "node:readline";
import type { Readable } from "node:stream";
import type { AnyBody, Plural, RestMethod } from "@croft/schemas/client/rest-calls.ts";
import { send } from "@croft/schemas/client/rest-client.ts";
import { root } from "./clone.ts";
import { freePort } from "./free-port.ts";
import { keepText } from "./run/kept-logs.ts";

interface RestAnswer {
  status: number;
  // biome-ignore lint/suspicious/noExplicitAny: tests look into what they know the shape of.
  body: any;
}

export interface ReconcilerProcess {
  readonly endpoint: string;
  /** Of the port for clients. */
  readonly tlsEndpoint: string;
  readonly token: string;
  readonly stateDir: string;
  /** One call of a documented route as admin; never throws for its status. */
  rest<Method extends RestMethod, Route extends string>(
    method: Method,
    route: Route,
    ...body: AnyBody<Method, Route>
  ): Promise<RestAnswer>;
  /** The same for a route that the document does not have, or that is put together at run time. */
  ask(method: string, route: string, body?: unknown): Promise<RestAnswer>;
  /** What it has logged so far, restarts included. */
  log(): string;
  /** All items of a kind. */
  items(plural: Plural): Promise<RestAnswer["body"][]>;
  /** Ends it at once, without a chance to write anything. */
  kill(): Promise<void>;
  /** From when this resolves it dies right after its next commit, before it answers. For one that was started `mortal`. */
  dieAtCommit(): Promise<void>;
  /** Starts it again on the same ports with the same state; `of`: what was built of these sources. */
  restart(of?: string): Promise<void>;
  /** Ends it and removes its state. */
  stop(): Promise<void>;
}

interface Start {
  env: Record<string, string>;
  mortal: boolean;
  /** Folder of the sources that it was built of. */
  from: string;
}

interface Ports {
  rest: string;
  agent: string;
}

interface Running {
  process: ChildProcess;
  endpoint: string;
  tlsEndpoint: string;
}

/** Resolves when it answers; fails with its log when it ends before. */
async function start(
  stateDir: string,
  ports: Ports,
  { env, mortal, from }: Start,
  log: string[],
): Promise<Running> {
  const own = { CROFT_STATE_DIR: stateDir, CROFT_PORT: ports.rest, CROFT_AGENT_PORT: ports.agent };
  const preload = mortal ? ["--import", path.join(import.meta.dirname, "dies-at-commit.mjs")] : [];
  const child = spawn(process.execPath, [...preload, path.join(from, "reconciler/dist/main.js")], {
    env: { ...process.env, ...own, ...env },
    stdio: ["ignore", "ignore", "pipe", ...(mortal ? (["ipc"] as const) : [])],
  });
  const lines = createInterface({ input: child.stderr as Readable });
  return new Promise((resolve, reject) => {
    child.once("exit", (code) => reject(new Error(`the reconciler ended with ${code}:\n${log.join("\n")}`)));
    lines.on("line", (line) => {
      log.push(line);
      if (!line.includes('"msg":"ready"')) return;
      const endpoints = JSON.parse(readFileSync(path.join(stateDir, "endpoint.json"), "utf8"));
      resolve({ process: child, endpoint: endpoints.endpoint, tlsEndpoint: endpoints.tls_endpoint });
    });
  });
}

/** `mortal`: it can be told to die at its next commit; `from`: sources that were built elsewhere. */
export async function startReconciler(
  env: Record<string, string> = {},
  mortal = false,
  from = root,
): Promise<ReconcilerProcess> {
  const stateDir = mkdtempSync(path.join(env.TMPDIR ?? tmpdir(), "croft-reconciler-"));
  const log: string[] = [];
  const ports = { rest: String(await freePort()), agent: String(await freePort()) };
  let running = await start(stateDir, ports, { env, mortal, from }, log);
  const { endpoint, tlsEndpoint } = running;
  const token = readFileSync(path.join(stateDir, "admin-token"), "utf8").trim();
  const end = async (signal: NodeJS.Signals): Promise<void> => {
    const { process: child } = running;
    if (child.exitCode !== null || child.signalCode !== null) return;
    const gone = once(child, "exit");
    child.kill(signal);
    await gone;
  };
  const ask: ReconcilerProcess["ask"] = async (method, route, body) => {
    const response = await send(
      { endpoint, token },
      {
        method,
        route,
        headers: { "content-type": "application/json" },
        ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      },
    );
    const text = await response.text();
    return { status: response.status, body: text === "" ? null : JSON.parse(text) };
  };
  return {
    endpoint,
    tlsEndpoint,
    token,
    stateDir,
    rest: (method, route, ...[body]) => ask(method, route, body),
    ask,
    log: () => log.join("\n"),
    items: async (plural) => (await ask("GET", `/v1/${plural}?limit=1000`)).body.items,
    kill: () => end("SIGKILL"),
    dieAtCommit: async () => {
      const marked = once(running.process, "message");
      running.process.send("die");
      await marked;
    },
    restart: async (of = from) => {
      await end("SIGTERM");
      running = await start(stateDir, ports, { env, mortal, from: of }, log);
    },
    stop: async () => {
      await end("SIGTERM");
      keepText("reconciler", log.join("\n"));
      rmSync(stateDir, { recursive: true, force: true });
    },
  };
}
