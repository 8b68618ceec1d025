// One-time tickets for WebSockets, for who cannot send a bearer token with them (a browser), or shall not have one.
//
//   issued --shown, whoever and whatever for--> used up
//     +--30 s--> ended
//
// Kept in memory only, by the hash of their text: a restart ends them, and whoever needs one asks again.
import { createHash } from "node:crypto";
import { CroftError } from "@croft/schemas/errors.ts";

export const TICKET_MS = 30_000;
/** Tickets that one principal may hold unused. */
const MOST_PER_PRINCIPAL = 100;

const TICKET_TYPES = ["serial", "serial_view", "tunnel"] as const;
export type TicketType = (typeof TICKET_TYPES)[number];

interface TicketGrant {
  vm: string;
  type: TicketType;
  /** Id of the token that it was issued to. */
  principal: string;
}

export interface Tickets {
  /** Throws `too_many_streams` when the principal holds too many that are unused. */
  issue(grant: TicketGrant): { ticket: string; expires_at: string };
  /** What a ticket is good for; it is used up by this. Throws `unauthorized` when it is good for nothing. */
  redeem(ticket: string): TicketGrant;
}

/** `now` is in milliseconds since 1970, and is shown only; how long a ticket is good is told by `monotonic`. */
export function tickets(parts: {
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
