/** The tables that HPACK's indices point into (RFC 7541, section 2.3 and appendix A). */

export type Field = readonly [name: string, value: string];

export const STATIC_FIELDS: readonly Field[] = [
  [":authority", ""],
  [":method", "GET"],
  [":method", "POST"],
  [":path", "/"],
  [":path", "/index.html"],
  [":scheme", "http"],
  [":scheme", "https"],
  ...["200", "204", "206", "304", "400", "404", "500"].map((status): Field => [":status", status]),
  ["accept-charset", ""],
  ["accept-encoding", "gzip, deflate"],
  ...[
    "accept-language",
    "accept-ranges",
    "accept",
    "access-control-allow-origin",
    "age",
    "allow",
    "authorization",
    "cache-control",
    "content-disposition",
    "content-encoding",
    "content-language",
    "content-length",
    "content-location",
    "content-range",
    "content-type",
    "cookie",
    "date",
    "etag",
    "expect",
    "expires",
    "from",
    "host",
    "if-match",
    "if-modified-since",
    "if-none-match",
    "if-range",
    "if-unmodified-since",
    "last-modified",
    "link",
    "location",
    "max-forwards",
    "proxy-authenticate",
    "proxy-authorization",
    "range",
    "referer",
    "refresh",
    "retry-after",
    "server",
    "set-cookie",
    "strict-transport-security",
    "transfer-encoding",
    "user-agent",
    "vary",
    "via",
    "www-authenticate",
  ].map((name): Field => [name, ""]),
];

/** What a field counts for beside its octets, in tables and in lists. */
const FIELD_OVERHEAD = 32;

export function sizeOfField([name, value]: Field): number {
  return name.length + value.length + FIELD_OVERHEAD;
}

/** Fields that the peer's encoder remembers, the newest first; the oldest give way. */
export class DynamicTable {
  /** The oldest first. */
  private readonly fields: Field[] = [];
  private size = 0;
  private room: number;

  constructor(capacity: number) {
    this.room = capacity;
  }

  /** Octets that may be held. */
  get capacity(): number {
    return this.room;
  }

  resize(capacity: number): void {
    this.room = capacity;
    this.evict();
  }

  /** A field that is larger than the table empties it. */
  add(field: Field): void {
    this.fields.push(field);
    this.size += sizeOfField(field);
    this.evict();
  }

  /** `position` 0 is the newest. */
  at(position: number): Field | undefined {
    return this.fields[this.fields.length - 1 - position];
  }

  private evict(): void {
    while (this.size > this.room) this.size -= sizeOfField(this.fields.shift()!);
  }
}
