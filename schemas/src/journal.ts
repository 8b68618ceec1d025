// Entries of systemd's journal with fields of their own, by its native protocol (systemd.io/JOURNAL_NATIVE_PROTOCOL): one datagram
// each. Node makes no such socket, but writes to one that it is given: the packages' launcher opens it (`with-journal.pl`) and hands it
// over as systemd hands over sockets (sd_listen_fds(3)). Without it the lines are all there is. A socket that would have the process
// wait while the journal stands still is not used.

import type { JournalLine } from "./log-lines.ts";

/** As the launcher names it. */
const NAME = "journal";
const FIRST_DESCRIPTOR = 3;
/** What the journal takes for the name of a field, after `CROFT_`. */
const FIELD = /^[A-Z0-9][A-Z0-9_]{0,57}$/;

export interface HandedOver {
  /** LISTEN_PID, LISTEN_FDS and LISTEN_FDNAMES. */
  pid: string | undefined;
  count: string | undefined;
  names: string | undefined;
}

/** The descriptor of the journal's socket; undefined where none was handed to this process. */
export function journalDescriptor(handed: HandedOver, pid = process.pid): number | undefined {
  if (handed.pid !== String(pid)) return undefined;
  const at = (handed.names ?? "").split(":").indexOf(NAME);
  return at >= 0 && at < Number(handed.count) ? FIRST_DESCRIPTOR + at : undefined;
}

/** The line is the message; each fact that is one value is a field beside it, such as `CROFT_VM`. */
export function journalEntry({ level, priority, part, line, facts }: JournalLine): Buffer {
  const fields: Buffer[] = [
    field("MESSAGE", line),
    field("PRIORITY", String(priority)),
    field("SYSLOG_IDENTIFIER", `croft-${part}`),
    field("CROFT_LEVEL", level),
  ];
  for (const [name, value] of Object.entries(facts)) {
    const isOne = typeof value === "string" || typeof value === "number" || typeof value === "boolean";
    const upper = name.toUpperCase();
    if (isOne && FIELD.test(upper)) fields.push(field(`CROFT_${upper}`, String(value)));
  }
  return Buffer.concat(fields);
}

function field(name: string, value: string): Buffer {
  if (!value.includes("\n")) return Buffer.from(`${name}=${value}\n`);
  const bytes = Buffer.from(value);
  const length = Buffer.alloc(8);
  length.writeBigUInt64LE(BigInt(bytes.length));
  return Buffer.concat([Buffer.from(`${name}\n`), length, bytes, Buffer.from("\n")]);
}

/** O_NONBLOCK in `/proc/self/fdinfo` (proc(5)). */
const NEVER_WAITS = 0o4000;

/** Of Node, but in tests. */
export interface JournalIo {
  /** Node's `writeSync`. */
  write(fd: number, bytes: Uint8Array): number;
  /** What `/proc/self/fdinfo` says of a descriptor. */
  about(fd: number): string;
}

/** Writes an entry; false when the journal did not take it, which is then for the usual way. Undefined without a socket. */
export function journalWriter(
  handed: HandedOver,
  { write, about }: JournalIo,
): ((line: JournalLine) => boolean) | undefined {
  const fd = journalDescriptor(handed);
  if (fd === undefined) return undefined;
  const flags = /^flags:\s+([0-7]+)$/m.exec(about(fd))?.[1] ?? "0";
  if ((Number.parseInt(flags, 8) & NEVER_WAITS) === 0) return undefined;
  return (line) => {
    try {
      write(fd, journalEntry(line));
      return true;
    } catch {
      // Too large for a datagram, or the journal is away, or has no room now.
      return false;
    }
  };
}
