// What of a VM's console is plain HTTP: tickets, the serial log, a picture of the screen.
import { joinBytes } from "@croft/schemas/byte-frames.ts";
import { CroftError } from "@croft/schemas/errors.ts";
import { type RequestHandler, type Response, Router } from "express";
import type { WebSocket } from "ws";
import type { Store } from "../store/store.ts";
import { TICKET_TYPES, type Tickets, type TicketType } from "../streams/tickets.ts";
import { TARGET_OF } from "./access-upgrades.ts";
import { principalOf } from "./authentication.ts";
import { checkBody, textField } from "./body.ts";
import { methodNotAllowed } from "./errors.ts";
import { Query } from "./query.ts";
import type { VmStreams } from "./services.ts";
import { openVmStream, placementOf } from "./vm-streams.ts";
import { type LongContext, untilEnded } from "./waiting.ts";

export interface AccessRouteParts extends LongContext {
  store: Store;
  streams: VmStreams;
  tickets: Tickets;
}

const MOST_LINES = 1_000_000;

export function accessRoutes(parts: AccessRouteParts): Router {
  const issue: RequestHandler = async (request, response) => {
    new Query(request).done();
    const given = checkBody<{ vm: string; type: TicketType }>(request.body, {
      vm: textField(64),
      type: textField(32, new RegExp(`^(${TICKET_TYPES.join("|")})$`)),
    });
    const principal = principalOf(request);
    await placementOf(parts.store, principal, { vm: given.vm, target: TARGET_OF[given.type] });
    const issued = parts.tickets.issue({ ...given, principal: principal.id });
    response.status(201).json({ ...given, ...issued });
  };
  const serialLog: RequestHandler = async (request, response) => {
    const query = new Query(request);
    const tail_lines = query.integer("tail", 1, MOST_LINES);
    query.done();
    const wanted = { vm: String(request.params.id), target: "serial_log" as const };
    const ended = untilEnded(request, response, parts);
    const far = await openVmStream(
      parts,
      principalOf(request),
      { ...wanted, ...(tail_lines === undefined ? {} : { tail_lines }) },
      ended,
    );
    // A guest may write anything, also what looks like a page with a script.
    response.type("text/plain; charset=utf-8").set("X-Content-Type-Options", "nosniff");
    send(far, response, ended);
  };
  const screenshot: RequestHandler = async (request, response) => {
    new Query(request).done();
    const ended = untilEnded(request, response, parts);
    const far = await openVmStream(
      parts,
      principalOf(request),
      { vm: String(request.params.id), target: "screenshot" },
      ended,
    );
    response.type("image/png").set("Cache-Control", "no-store");
    send(far, response, ended);
  };
  const router = Router();
  router.route("/console_tickets").post(issue).all(methodNotAllowed("POST"));
  for (const path of ["/vms/:id/tunnel", "/vms/:id/console"]) {
    router.route(path).get(needsUpgrade(parts.store)).all(methodNotAllowed("GET"));
  }
  router.route("/vms/:id/serial_log").get(serialLog).all(methodNotAllowed("GET"));
  router.route("/vms/:id/screenshot").get(screenshot).all(methodNotAllowed("GET"));
  return router;
}

/** Of a request that did not ask for a WebSocket: one that did goes to `access-upgrades.ts`. */
const needsUpgrade =
  (store: Store): RequestHandler =>
  async (request, response) => {
    const id = String(request.params.id);
    if ((await store.documents.get("vm", id)) === undefined) {
      throw new CroftError("not_found", `There is no vm ${id}.`);
    }
    // RFC 9110, section 15.5.22.
    response.set({ Upgrade: "websocket", Connection: "Upgrade" });
    throw new CroftError("upgrade_required", `${request.path} is a WebSocket.`, {
      detail: "Open it as one (RFC 6455): with Connection: Upgrade, Upgrade: websocket and a key.",
    });
  };

/** Sends what comes; a stream that is cut cuts the answer, so that half a file is not taken for a whole one. */
function send(far: WebSocket, response: Response, ended: AbortSignal): void {
  ended.addEventListener("abort", () => response.destroy(), { once: true });
  joinBytes(far, {
    destroyed: response.destroyed,
    write: (bytes) => response.write(bytes),
    end: () => response.end(),
    destroy: () => response.destroy(),
    pause: () => {},
    resume: () => {},
    on(event: string, listener: (...values: never[]) => void) {
      // Nothing is sent the other way: that end is there from the beginning.
      if (event === "end") setImmediate(listener);
      else if (event !== "data") response.on(event, listener as () => void);
    },
  });
}
