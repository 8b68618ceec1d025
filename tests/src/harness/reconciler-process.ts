// A reconciler of its own for a test: the bundled program, started on a free port with a state folder that is removed.
import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { createInterface } from "node:readline";
import { root } from "./clone.ts";

export interface RestAnswer {
  status: number;
  // biome-ignore lint/suspicious/noExplicitAny: tests look into what they know the shape of.
  body: any;
}

export interface ReconcilerProcess {
  readonly endpoint: string;
  readonly token: string;
  readonly stateDir: string;
  /** One REST call as admin; never throws for its status. */
  rest(method: string, route: string, body?: unknown): Promise<RestAnswer>;
  /** What it has logged so far, restarts included. */
  log(): string;
  /** All items of a kind. */
  items(plural: string): Promise<RestAnswer["body"][]>;
  /** Ends it at once, without a chance to write anything. */
  kill(): Promise<void>;
  /** Starts it again on the same port with the same state. */
  restart(): Promise<void>;
  /** Ends it and removes its state. */
  stop(): Promise<void>;
}

interface Running {
  process: ChildProcess;
  endpoint: string;
}

/** Resolves when it answers; fails with its log when it ends before. */
async function start(
  stateDir: string,
  port: string,
  env: Record<string, string>,
  log: string[],
): Promise<Running> {
  const child = spawn(process.execPath, [path.join(root, "reconciler/dist/main.js")], {
    env: { ...process.env, CROFT_STATE_DIR: stateDir, CROFT_PORT: port, CROFT_AGENT_PORT: "0", ...env },
    stdio: ["ignore", "ignore", "pipe"],
  });
  const lines = createInterface({ input: child.stderr });
  return new Promise((resolve, reject) => {
    child.once("exit", (code) => reject(new Error(`the reconciler ended with ${code}:\n${log.join("\n")}`)));
    lines.on("line", (line) => {
      log.push(line);
      if (!line.includes('"msg":"ready"')) return;
      const { endpoint } = JSON.parse(readFileSync(path.join(stateDir, "endpoint.json"), "utf8"));
      resolve({ process: child, endpoint });
    });
  });
}

export async function startReconciler(env: Record<string, string> = {}): Promise<ReconcilerProcess> {
  const stateDir = mkdtempSync(path.join(tmpdir(), "croft-reconciler-"));
  const log: string[] = [];
  let running = await start(stateDir, "0", env, log);
  const { endpoint } = running;
  const token = readFileSync(path.join(stateDir, "admin-token"), "utf8").trim();
  const end = async (signal: NodeJS.Signals): Promise<void> => {
    const { process: child } = running;
    if (child.exitCode !== null || child.signalCode !== null) return;
    const gone = once(child, "exit");
    child.kill(signal);
    await gone;
  };
  const rest: ReconcilerProcess["rest"] = async (method, route, body) => {
    const response = await fetch(endpoint + route, {
      method,
      headers: { authorization: `Bearer ${token}`, "content-type": "application/json" },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    const text = await response.text();
    return { status: response.status, body: text === "" ? null : JSON.parse(text) };
  };
  return {
    endpoint,
    token,
    stateDir,
    rest,
    log: () => log.join("\n"),
    items: async (plural) => (await rest("GET", `/v1/${plural}?limit=1000`)).body.items,
    kill: () => end("SIGKILL"),
    restart: async () => {
      await end("SIGTERM");
      running = await start(stateDir, new URL(endpoint).port, env, log);
    },
    stop: async () => {
      await end("SIGTERM");
      rmSync(stateDir, { recursive: true, force: true });
    },
  };
}
