// What of a VM's console is plain HTTP: tickets, the serial log, a picture of the screen.
import { joinBytes } from "@croft/schemas/byte-frames.ts";
import { CroftError } from "@croft/schemas/errors.ts";
import type { Response } from "express";
import type { WebSocket } from "ws";
import type { Tickets, TicketType } from "../coordination/tickets.ts";
import type { Store } from "../store/store.ts";
import { TARGET_OF } from "./access-upgrades.ts";
import { principalOf } from "./authentication.ts";
import type { Handler, Handlers } from "./contract/serve.ts";
import type { VmStreams } from "./services.ts";
import { openVmStream, placementOf } from "./vm-streams.ts";
import { type LongContext, untilEnded } from "./waiting.ts";

export interface AccessRouteParts extends LongContext {
  store: Store;
  streams: VmStreams;
  tickets: Tickets;
}

type AccessHandlers = Pick<
  Handlers,
  "create_console_ticket" | "get_vm_serial_log" | "get_vm_screenshot" | "open_vm_tunnel" | "open_vm_console"
>;

export const accessHandlers = (parts: AccessRouteParts): AccessHandlers => ({
  async create_console_ticket(request, response) {
    const given = request.body as { vm: string; type: TicketType };
    const principal = principalOf(request);
    await placementOf(parts.store, principal, { vm: given.vm, target: TARGET_OF[given.type] });
    const issued = parts.tickets.issue({ ...given, principal: principal.id });
    response.set("Cache-Control", "no-store").status(201);
    response.json({ ...given, ...issued });
  },
  async get_vm_serial_log(request, response, query) {
    const tail_lines = query.integer("tail");
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
  },
  async get_vm_screenshot(request, response) {
    const ended = untilEnded(request, response, parts);
    const far = await openVmStream(
      parts,
      principalOf(request),
      { vm: String(request.params.id), target: "screenshot" },
      ended,
    );
    response.type("image/png").set("Cache-Control", "no-store");
    send(far, response, ended);
  },
  open_vm_tunnel: needsUpgrade(parts.store),
  open_vm_console: needsUpgrade(parts.store),
});

/** Of a request that did not ask for a WebSocket: one that did goes to `access-upgrades.ts`. */
function needsUpgrade(store: Store): Handler {
  return async (request, response) => {
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
}

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
