// What agents may ask for. Everything but `join` needs a certificate, and answers about the caller's own host only.

import type { TLSSocket } from "node:tls";
import { CONTRACT_HEADER, CONTRACT_VERSION } from "@croft/schemas/contract.ts";
import { CroftError } from "@croft/schemas/errors.ts";
import express, { type Express, type Response, Router } from "express";
import type { CounterBook } from "../coordination/counter-book.ts";
import type { HostLeases } from "../coordination/host-leases.ts";
import { createKeyedLock } from "../coordination/memory/keyed-lock.ts";
import type { OneMachine } from "../coordination/one-machine.ts";
import { createWakeUp } from "../coordination/wake-up.ts";
import { errorHandler, unknownPath } from "../http/errors.ts";
import { Query } from "../http/query.ts";
import { limitRequests, RequestBudgets } from "../http/request-limits.ts";
import { imagesOf } from "../kinds/vm/images.ts";
import type { Log } from "../log.ts";
import type { Store } from "../store/store.ts";
import { callerOf, hostBehind, requireHost } from "./caller.ts";
import type { Joining } from "./join.ts";
import type { JoiningAgent } from "./joining-machine.ts";
import { renewLease } from "./leases.ts";
import { largeMessage, whenParsed } from "./message-body.ts";
import type { ReportIntake } from "./report-intake.ts";
import { takeCounters } from "./take-counters.ts";

export interface AgentRoutesParts {
  store: Store;
  joining: Joining;
  intake: ReportIntake;
  counters: CounterBook;
  oneMachine: OneMachine;
  leases: HostLeases;
  /** Where the bytes of a blob lie. */
  blobPath: (sha256: string) => string;
  log: Log;
}

const SMALL_BODY = "64kb";
const POLL_SECONDS = 30;
const LONGEST_POLL_SECONDS = 60;
/** Of one host: an agent has a few open at most, and asks for many documents one after the other when it starts. */
const HOST_LIMITS = { requestsPerSecond: 2000, openRequests: 64 };
const DIGEST = /^[0-9a-f]{64}$/;
const LONGEST_MARK = 100;

/** The whole application behind the agents' listener. */
export function agentApp(parts: AgentRoutesParts): Express {
  const app = express();
  app.disable("x-powered-by");
  app.disable("etag");
  const small = express.json({ limit: SMALL_BODY, strict: true });
  app.post("/v1/agent/join", small, async (request, response) => {
    const { token, csr } = strings(request.body, ["token", "csr"]);
    response.json(await parts.joining.join(token, csr, joiningAgent(request.body)));
  });
  const limits = limitRequests(
    new RequestBudgets(HOST_LIMITS, () => performance.now()),
    (request) => callerOf(request).name,
  );
  app.use("/v1/agent", (_request, response, next) => {
    response.setHeader(CONTRACT_HEADER, CONTRACT_VERSION);
    next();
  });
  app.use("/v1/agent", requireHost(parts.store), limits, hostRoutes(parts, small));
  app.use(unknownPath, errorHandler(parts.log));
  return app;
}

function hostRoutes(
  { store, joining, intake, blobPath, counters, oneMachine, leases }: AgentRoutesParts,
  small: express.RequestHandler,
): Router {
  const router = Router();

  router.post("/renew", small, async (request, response) => {
    const { csr } = strings(request.body, ["csr"]);
    response.json(await joining.renew(callerOf(request), csr));
  });

  // An agent that starts asks whether it may: nothing of its ledger is begun before.
  router.post("/hello", small, async (request, response) => {
    const { boot_id } = strings(request.body, ["boot_id"]);
    const { id, name } = callerOf(request);
    oneMachine.heard(name, boot_id);
    await joining.greeted(id, joiningAgent(request.body));
    response.json({ host_id: id, host: name, generation: await store.hostConfigs.offered(name) });
  });

  // More time for guests that may be made anew elsewhere.
  router.post("/lease", small, async (request, response) => {
    const { boot_id } = strings(request.body, ["boot_id"]);
    const { name } = callerOf(request);
    oneMachine.heard(name, boot_id);
    response.json(await renewLease(store, leases, name));
  });

  router.get("/config", async (request, response) => {
    const query = new Query(request);
    const after = query.integer("after", 0, Number.MAX_SAFE_INTEGER) ?? 0;
    const seconds = query.integer("timeout_seconds", 0, LONGEST_POLL_SECONDS) ?? POLL_SECONDS;
    query.done();
    const config = await newerConfig(store, callerOf(request).name, after, seconds * 1000, response);
    if (response.closed) return;
    // It may have been revoked while it waited.
    await hostBehind(store, request.socket as TLSSocket);
    if (config === undefined) response.status(204).end();
    else response.type("application/json").send(config);
  });

  router.get("/documents/:digest", async (request, response) => {
    const { name } = callerOf(request);
    const digest = digestOf(request.params.digest);
    const bytes = await store.hostConfigs.document(name, digest);
    if (bytes === undefined)
      throw noSuch(`document ${digest}`, "Ask for the config again: it has a newer generation.");
    response.type("application/json").send(Buffer.from(bytes));
  });

  router.get("/blobs/:sha256", async (request, response) => {
    const sha256 = digestOf(request.params.sha256);
    if (!(await mayRead(store, callerOf(request).name, sha256))) {
      throw noSuch(`blob ${sha256}`, "No VM of this host has an image with these contents.");
    }
    response.type("application/octet-stream");
    // `dotfiles`: the state folder may lie below one whose name begins with a dot. Range is honoured by sendFile.
    await new Promise<void>((resolve, reject) => {
      response.sendFile(blobPath(sha256), { dotfiles: "allow", cacheControl: false }, (error) => {
        if (error && !response.headersSent) reject(error);
        else resolve();
      });
    });
  });

  const large = createKeyedLock();
  router.post("/report", oneAtATime(), largeMessage, async (request, response) => {
    await whenParsed(large, request, (report) => intake(callerOf(request).name, report));
    response.status(204).end();
  });

  router.post("/counters", oneAtATime(), largeMessage, async (request, response) => {
    await whenParsed(large, request, (sent) => takeCounters(counters, callerOf(request).name, sent));
    response.status(204).end();
  });

  return router;
}

/** Refuses what a host sends while the one before is still being taken in. */
function oneAtATime(): express.RequestHandler {
  const busy = new Set<string>();
  return (request, response, next) => {
    const { name } = callerOf(request);
    if (busy.has(name)) {
      throw new CroftError("unavailable", `Another message of host ${name} is still being taken in.`, {
        detail: "Send one at a time.",
      });
    }
    busy.add(name);
    response.once("close", () => busy.delete(name));
    next();
  };
}

/** The host's config as JSON once its generation is above `after`; undefined when the time is over or the caller left. */
async function newerConfig(
  store: Store,
  host: string,
  after: number,
  milliseconds: number,
  response: Response,
): Promise<string | undefined> {
  const wakeUp = createWakeUp();
  // First subscribed, then read, so that nothing falls between.
  const unsubscribe = [
    store.subscribe(`host_config:${host}`, wakeUp.wake),
    store.subscribe(`certificates:${host}`, wakeUp.end),
  ];
  const timer = setTimeout(wakeUp.end, milliseconds);
  response.on("close", wakeUp.end);
  try {
    for (;;) {
      const woken = wakeUp.next();
      const generation = await store.hostConfigs.offered(host);
      if (generation > after || wakeUp.ended) break;
      await woken;
    }
  } finally {
    for (const end of unsubscribe) end();
    clearTimeout(timer);
    response.off("close", wakeUp.end);
  }
  if (response.closed) return undefined;
  const found = await store.hostConfigs.currentText(host);
  return found !== undefined && found.generation > after ? found.json : undefined;
}

// Only what an image of one of the host's VMs is made of.
async function mayRead(store: Store, host: string, sha256: string): Promise<boolean> {
  const vms = await store.documents.ofKindOnHost(host, "vm");
  const images = await store.documents.findAll([...new Set(vms.flatMap(({ spec }) => imagesOf(spec)))]);
  return images.some((image) => {
    if (image.kind !== "image") return false;
    const { kernel } = image.status;
    return [image.status.disk_sha256 ?? image.status.sha256, kernel?.sha256, kernel?.initrd_sha256].includes(
      sha256,
    );
  });
}

/** What the agent says of itself: nothing, for one of an earlier version. */
function joiningAgent(body: unknown): JoiningAgent {
  const { contract_version, state_id, machine, copied, known_as, time } = (body ?? {}) as Record<
    string,
    unknown
  >;
  const short = (value: unknown): string | null =>
    typeof value === "string" && value.length <= LONGEST_MARK ? value : null;
  const at = Date.parse(short(time) ?? "");
  return {
    contract_version: Number.isSafeInteger(contract_version) ? Number(contract_version) : null,
    state_id: short(state_id),
    machine: short(machine),
    copied: copied === true,
    known_as: short(known_as),
    time: Number.isNaN(at) ? null : at,
  };
}

function strings<const N extends string>(body: unknown, names: readonly N[]): Record<N, string> {
  const given = (body ?? {}) as Record<string, unknown>;
  const errors = names
    .filter((name) => typeof given[name] !== "string")
    .map((name) => ({
      code: "missing_field" as const,
      pointer: `/${name}`,
      message: `${name} must be a string`,
    }));
  if (errors.length > 0) {
    throw new CroftError("invalid_request", "The agent's request is not valid.", {
      detail: errors.map(({ message }) => message).join("; "),
      errors,
    });
  }
  return given as Record<N, string>;
}

function digestOf(text: string | undefined): string {
  if (text === undefined || !DIGEST.test(text)) {
    throw new CroftError(
      "invalid_request",
      "The path does not end in a SHA-256 of 64 lower-case hex digits.",
    );
  }
  return text;
}

const noSuch = (what: string, detail: string): CroftError =>
  new CroftError("not_found", `There is no ${what} for this host.`, { detail });
