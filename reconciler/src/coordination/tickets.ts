// One-time tickets for WebSockets, for who cannot send a bearer token with them (a browser), or shall not have one.
//
//   issued --shown, whoever and whatever for--> used up
//     +--30 s--> ended
//
// A restart may end them: whoever needs one asks again.

export const TICKET_MS = 30_000;

const TICKET_TYPES = ["serial", "serial_view", "tunnel"] as const;
export type TicketType = (typeof TICKET_TYPES)[number];

export interface TicketGrant {
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
