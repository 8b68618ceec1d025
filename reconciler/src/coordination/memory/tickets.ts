// Tickets that this process issued, by the hash of their text.

import { createHash } from "node:crypto";
import { CroftError } from "@croft/schemas/errors.ts";
import { TICKET_MS, type TicketGrant, type Tickets } from "../tickets.ts";

/** Tickets that one principal may hold unused. */
const MOST_PER_PRINCIPAL = 100;

/** `now` is in milliseconds since 1970, and is shown only; how long a ticket is good is told by `monotonic`. */
export function createTickets(parts: {
  now: () => number;
  monotonic: () => number;
  randomBytes: (count: number) => Uint8Array;
}): Tickets {
  const issued = new Map<string, TicketGrant & { until: number }>();
  const forgetOld = () => {
    // In the order of issue, so the oldest come first.
    for (const [hash, { until }] of issued) {
      if (until > parts.monotonic()) break;
      issued.delete(hash);
    }
  };
  return {
    issue(grant) {
      forgetOld();
      const held = [...issued.values()].filter(({ principal }) => principal === grant.principal).length;
      if (held >= MOST_PER_PRINCIPAL) {
        throw new CroftError("too_many_streams", `${held} tickets of this token are unused.`, {
          detail: `A ticket ends by itself after ${TICKET_MS / 1000} seconds.`,
        });
      }
      const ticket = Buffer.from(parts.randomBytes(32)).toString("base64url");
      issued.set(hashOf(ticket), { ...grant, until: parts.monotonic() + TICKET_MS });
      return { ticket, expires_at: new Date(parts.now() + TICKET_MS).toISOString() };
    },
    redeem(ticket) {
      forgetOld();
      const hash = hashOf(ticket);
      const found = issued.get(hash);
      issued.delete(hash);
      if (found === undefined) {
        throw new CroftError("unauthorized", "The ticket is not good (any more).", {
          detail: "A ticket is good once and for 30 seconds. Ask for another: POST /v1/console_tickets.",
        });
      }
      const { vm, type, principal } = found;
      return { vm, type, principal };
    },
  };
}

const hashOf = (ticket: string): string => createHash("sha256").update(ticket).digest("hex");
