// A client of the QEMU guest agent, for what a guest tells of itself. The guest may have none, may be slow, and may be
// hostile: every answer has a limit in bytes and time, and what is not as expected is left out.
//
//   connect --0xFF, guest-sync-delimited with a fresh number--> (old answers are skipped until 0xFF and that number)
//           --command--> one line of JSON, one command at a time --> close
//
// Format: https://www.qemu.org/docs/master/interop/qemu-ga-ref.html
import { randomInt } from "node:crypto";
import { isIP } from "node:net";
import { connectOwn } from "../qemu/left-by-qemu.ts";
import { filesystemsOf, type GuestFilesystem } from "./filesystems.ts";
import { readable } from "./serial-log.ts";

/** What the guest agent told, bounded and plain. */
export interface AgentFacts {
  agent_version: string;
  hostname: string | null;
  os: string | null;
  kernel: string | null;
  interfaces: { name: string; mac_address: string | null; ip_addresses: string[] }[];
  /** Addresses that are more than link-local. */
  addresses: string[];
  /** Seconds by which its clock is ahead of the host's, behind when negative; null when it does not tell. */
  clock_offset_seconds: number | null;
}

/** What passed through a card of the guest, as the guest counts. */
export interface CardCounters {
  name: string;
  received_bytes: number;
  sent_bytes: number;
  received_packets: number;
  sent_packets: number;
}

const ANSWER_MS = 5_000;
const LONGEST_ANSWER = 1024 ** 2;
const MOST_CARDS = 32;
const MOST_ADDRESSES = 64;
const TEXT = 200;
const NANOSECONDS_PER_MS = 1_000_000;

/** The guest agent does not answer, or with what it should not. */
export class GuestAgentSilent extends Error {
  override name = "GuestAgentSilent";
}

/** When the guest's clock is set: never, when it is behind, or when it differs at all. */
type ClockPolicy = "leave" | "forward" | "set";

/** A clock that differs less is left to the guest; logins by certificate bear more. */
const CLOCK_LIMIT_SECONDS = 5;

/** Asks for everything that is shown, and sets the guest's clock. Throws GuestAgentSilent. Milliseconds per answer. */
export async function askGuest(
  socketPath: string,
  signal: AbortSignal,
  clock: ClockPolicy = "leave",
  answerMs = ANSWER_MS,
): Promise<{ facts: AgentFacts; cards: CardCounters[]; filesystems: GuestFilesystem[] }> {
  const socket = await connectOwn(socketPath).catch((error: Error) => {
    throw new GuestAgentSilent(error.message);
  });
  const reader = answersOf(socket);
  const limited = async <T>(answer: Promise<T>): Promise<T> => {
    const timer = setTimeout(() => socket.destroy(new GuestAgentSilent("no answer in time")), answerMs);
    try {
      return await answer;
    } finally {
      clearTimeout(timer);
    }
  };
  const end = () => socket.destroy(new GuestAgentSilent("the agent ends"));
  signal.addEventListener("abort", end);
  if (signal.aborted) end();
  socket.on("error", () => {});
  try {
    const id = randomInt(1, 2 ** 31);
    const sync = JSON.stringify({ execute: "guest-sync-delimited", arguments: { id } });
    socket.write(Buffer.concat([Buffer.of(0xff), Buffer.from(`${sync}\n`)]));
    await limited(reader.synchronise(id));
    const ask = async (execute: string, args?: Record<string, number>): Promise<unknown> => {
      socket.write(`${JSON.stringify({ execute, arguments: args })}\n`);
      const answer = await limited(reader.next());
      // One that this guest's agent does not know, or was told not to answer.
      return isObject(answer) ? (answer.return ?? null) : null;
    };
    const told = {
      info: await ask("guest-info"),
      name: await ask("guest-get-host-name"),
      os: await ask("guest-get-osinfo"),
      cards: await ask("guest-network-get-interfaces"),
      clockOffset: await settleClock(ask, clock),
    };
    // Last, because a file system that hangs may keep it from answering: all else is told then.
    const filesystems = filesystemsOf(await ask("guest-get-fsinfo").catch(() => null));
    return { ...read(told), filesystems };
  } catch (error) {
    throw error instanceof GuestAgentSilent ? error : new GuestAgentSilent(String(error));
  } finally {
    signal.removeEventListener("abort", end);
    socket.destroy();
  }
}

type Ask = (execute: string, args?: Record<string, number>) => Promise<unknown>;

/** By how much the guest's clock is off in the end, in whole seconds. */
async function settleClock(ask: Ask, policy: ClockPolicy): Promise<number | null> {
  const offset = await clockOffset(ask);
  if (offset === null || Math.abs(offset) < CLOCK_LIMIT_SECONDS) return offset;
  if (policy === "leave" || (policy === "forward" && offset > 0)) return offset;
  await ask("guest-set-time", { time: Date.now() * NANOSECONDS_PER_MS });
  return clockOffset(ask);
}

async function clockOffset(ask: Ask): Promise<number | null> {
  const asked = Date.now();
  const told = await ask("guest-get-time");
  if (typeof told !== "number" || !Number.isFinite(told) || told < 0) return null;
  const seconds = (told / NANOSECONDS_PER_MS - (asked + Date.now()) / 2) / 1000;
  return Math.round(seconds);
}

function answersOf(chunks: AsyncIterable<Buffer>) {
  const iterator = chunks[Symbol.asyncIterator]();
  let rest: Buffer = Buffer.alloc(0);
  // A guest may send byte by byte: each piece is looked at once, and all are joined once.
  const upTo = async (mark: number): Promise<Buffer> => {
    const before: Buffer[] = [];
    let length = 0;
    for (let piece = rest; ; ) {
      const at = piece.indexOf(mark);
      if (at !== -1) {
        rest = piece.subarray(at + 1);
        return Buffer.concat([...before, piece.subarray(0, at)]);
      }
      before.push(piece);
      length += piece.length;
      if (length > LONGEST_ANSWER) throw new GuestAgentSilent("its answer is too long");
      const { value, done } = await iterator.next();
      if (done) throw new GuestAgentSilent("the port was closed");
      piece = value;
    }
  };
  const line = async (): Promise<unknown> => parse((await upTo(0x0a)).toString("utf8"));
  return {
    async next(): Promise<unknown> {
      const answer = await line();
      if (answer === undefined) throw new GuestAgentSilent("its answer is no JSON");
      return answer;
    },
    async synchronise(id: number): Promise<void> {
      // Answers to whoever asked before may stand in the way, but not without end.
      for (let skipped = 0; skipped < 100; skipped += 1) {
        await upTo(0xff);
        const answer = await line();
        if (isObject(answer) && answer.return === id) return;
      }
      throw new GuestAgentSilent("it does not answer what it is asked");
    },
  };
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function read(told: {
  info: unknown;
  name: unknown;
  os: unknown;
  cards: unknown;
  clockOffset: number | null;
}): {
  facts: AgentFacts;
  cards: CardCounters[];
} {
  const cards = (Array.isArray(told.cards) ? told.cards : [])
    .filter(isObject)
    .slice(0, MOST_CARDS)
    .map((card) => ({
      name: plain(card.name) ?? "",
      mac_address: macOf(card["hardware-address"]),
      ip_addresses: addressesOf(card["ip-addresses"]),
      statistics: isObject(card.statistics) ? card.statistics : null,
    }))
    .filter(({ name, mac_address }) => name !== "" && name !== "lo" && mac_address !== "00:00:00:00:00:00");
  const shown = cards.map(({ name, mac_address, ip_addresses }) => ({ name, mac_address, ip_addresses }));
  return {
    facts: {
      agent_version: plain(isObject(told.info) ? told.info.version : null) ?? "unknown",
      hostname: plain(isObject(told.name) ? told.name["host-name"] : null),
      os: plain(isObject(told.os) ? told.os["pretty-name"] : null),
      kernel: plain(isObject(told.os) ? told.os["kernel-release"] : null),
      interfaces: shown,
      clock_offset_seconds: told.clockOffset,
      addresses: shown.flatMap(({ ip_addresses }) => ip_addresses).filter((one) => !isNarrow(one)),
    },
    cards: cards.flatMap(({ name, statistics }) =>
      statistics === null
        ? []
        : [
            {
              name,
              received_bytes: count(statistics["rx-bytes"]),
              sent_bytes: count(statistics["tx-bytes"]),
              received_packets: count(statistics["rx-packets"]),
              sent_packets: count(statistics["tx-packets"]),
            },
          ],
    ),
  };
}

const addressesOf = (given: unknown): string[] =>
  (Array.isArray(given) ? given : [])
    .slice(0, MOST_ADDRESSES)
    .map((one) => (isObject(one) ? one["ip-address"] : null))
    .filter((one): one is string => typeof one === "string" && isIP(one) !== 0)
    // A zone may be of any length, and means nothing outside of the guest.
    .map((one) => one.replace(/%.*/, ""));

/** Loopback and link-local: nobody else reaches a guest by it. */
const isNarrow = (address: string): boolean =>
  /^(127\.|169\.254\.|::1$|fe[89ab][0-9a-f]:)/i.test(address) || address === "0.0.0.0" || address === "::";

const macOf = (given: unknown): string | null =>
  typeof given === "string" && /^([0-9a-f]{2}:){5,19}[0-9a-f]{2}$/i.test(given) ? given.toLowerCase() : null;

const count = (given: unknown): number =>
  typeof given === "number" && Number.isSafeInteger(given) && given >= 0 ? given : 0;

const plain = (given: unknown): string | null => {
  if (typeof given !== "string") return null;
  const text =
    readable(given.slice(0, TEXT * 2))
      ?.replaceAll("\n", " ")
      .slice(0, TEXT) ?? "";
  return text === "" ? null : text;
};

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === "object" && value !== null && !Array.isArray(value);
