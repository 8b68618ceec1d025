// The contents of a state on their way in. They are the client's own otherwise: Terraform writes them, and OpenTofu may encrypt all
// but `serial` and `lineage`. They may be large, so they are never held as a whole:
//
//   piece --size, digests, JSON and its outermost members looked at--> packed   ...the last one--> facts
//     `--no JSON, too large--> refused

import { createHash } from "node:crypto";
import { once } from "node:events";
import { createGzip } from "node:zlib";
import { CroftError } from "@croft/schemas/errors.ts";
import { createTurns } from "../coordination/turns.ts";
import { JsonScan, NoJson } from "../json/json-scan.ts";

/** The largest state that is taken, in bytes. */
export const LARGEST_STATE_BYTES = 64 * 1024 * 1024;

interface StateFacts {
  serial: number;
  lineage: string;
  resources: number | null;
}

/** Contents that were looked at. */
export interface TakenContents extends StateFacts {
  size_bytes: number;
  /** In hex. */
  sha256: string;
  /** In base64. */
  md5: string;
  /** By gzip. */
  packed: Uint8Array[];
}

export type Pieces = AsyncIterable<Uint8Array> | Iterable<Uint8Array>;

/** Deeper, or with more values, no state is. */
const LIMITS = { depth: 100, values: 3_000_000, number: 1000 };
const LONGEST_LINEAGE = 200;
const PIECE = 64 * 1024;

/** Throws `invalid_request` for what is no state: half a file, a page of a proxy; `too_large`; and what the pieces throw. */
export async function takeContents(pieces: Pieces): Promise<TakenContents> {
  const gzip = createGzip();
  const packed: Uint8Array[] = [];
  gzip.on("data", (part: Buffer) => void packed.push(part));
  const scan = new StateScan();
  const [sha256, md5] = [createHash("sha256"), createHash("md5")];
  const turns = createTurns();
  let size_bytes = 0;
  try {
    for await (const piece of pieces) {
      size_bytes += piece.length;
      if (size_bytes > LARGEST_STATE_BYTES) throw tooLarge();
      for (let from = 0; from < piece.length; from += PIECE) {
        await turns();
        const part = piece.subarray(from, from + PIECE);
        scan.read(part);
        sha256.update(part);
        md5.update(part);
        if (!gzip.write(part)) await once(gzip, "drain");
      }
    }
    const facts = scan.end();
    gzip.end();
    await once(gzip, "end");
    return { ...facts, size_bytes, sha256: sha256.digest("hex"), md5: md5.digest("base64"), packed };
  } finally {
    gzip.destroy();
  }
}

export const tooLarge = (): CroftError =>
  new CroftError("too_large", "The state is too large.", {
    detail: `A state may have ${LARGEST_STATE_BYTES / 1024 / 1024} MiB. Split the configuration.`,
  });

const BYTE_ORDER_MARK = [0xef, 0xbb, 0xbf];

class StateScan {
  readonly #scan = new JsonScan(LIMITS);
  readonly #utf8 = new TextDecoder("utf-8", { fatal: true });
  /** Bytes of a byte order mark that were passed over. */
  #marks = 0;

  read(bytes: Uint8Array): void {
    let from = 0;
    while (this.#marks < BYTE_ORDER_MARK.length && bytes[from] === BYTE_ORDER_MARK[this.#marks]) {
      this.#marks++;
      from++;
    }
    if (from < bytes.length && this.#marks < BYTE_ORDER_MARK.length) {
      if (this.#marks > 0) throw noState("It is not JSON in UTF-8.");
      this.#marks = BYTE_ORDER_MARK.length;
    }
    this.#decode(bytes);
    this.#checked(() => this.#scan.read(bytes.subarray(from)));
  }

  end(): StateFacts {
    this.#decode();
    this.#checked(() => this.#scan.end());
    if (!this.#scan.isObject) throw noState("It is no JSON object.");
    // As for a parser, the last of a name counts.
    const last = (key: string) => this.#scan.members.findLast((member) => member.key === key);
    const fact = (key: string): unknown => {
      const text = last(key)?.text;
      return text === undefined ? undefined : JSON.parse(text);
    };
    const [serial, lineage] = [fact("serial"), fact("lineage")];
    if (typeof serial !== "number" || !Number.isSafeInteger(serial)) throw noFacts();
    if (typeof lineage !== "string" || lineage.length > LONGEST_LINEAGE) throw noFacts();
    return { serial, lineage, resources: last("resources")?.items ?? null };
  }

  /** The last part when there are no bytes. */
  #decode(bytes?: Uint8Array): void {
    try {
      this.#utf8.decode(bytes, { stream: bytes !== undefined });
    } catch (cause) {
      throw noState("It is not JSON in UTF-8.", cause);
    }
  }

  #checked(work: () => void): void {
    try {
      work();
    } catch (cause) {
      if (cause instanceof NoJson) throw noState(cause.message || "It is not JSON in UTF-8.", cause);
      throw cause;
    }
  }
}

const noFacts = (): CroftError => noState("It has no serial and lineage, as every state has.");

const noState = (why: string, cause?: unknown): CroftError =>
  new CroftError("invalid_request", "The request's body is no state of Terraform or OpenTofu.", {
    detail: `${why} Nothing was stored.`,
    cause,
  });

const SERIAL = /"serial"\s*:\s*\d+/;
/** So far at the beginning it stands in all that Terraform and OpenTofu write. */
const HEAD_BYTES = 1024 * 1024;

/**
 * The same contents under another serial, byte for byte otherwise (numbers in them are exact). A version that is restored
 * counts on from the newest one, so that no plan that was made before it passes for fresh. Throws `invalid_request`.
 */
export async function takeWithSerial(pieces: Pieces, serial: number): Promise<TakenContents> {
  const taken = await takeContents(withSerial(pieces, serial));
  // The first member of that name is the state's own in all that Terraform and OpenTofu write.
  if (taken.serial !== serial) throw notRaised();
  return taken;
}

async function* withSerial(pieces: Pieces, serial: number): AsyncGenerator<Uint8Array> {
  let head: Uint8Array[] | undefined = [];
  let length = 0;
  for await (const piece of pieces) {
    if (head === undefined) yield piece;
    else {
      head.push(piece);
      length += piece.length;
      if (length < HEAD_BYTES) continue;
      yield* replaced(Buffer.concat(head), serial);
      head = undefined;
    }
  }
  if (head !== undefined) yield* replaced(Buffer.concat(head), serial);
}

function* replaced(head: Buffer, serial: number): Generator<Uint8Array> {
  const found = SERIAL.exec(head.toString("latin1"));
  if (found === null) throw notRaised();
  yield head.subarray(0, found.index);
  yield Buffer.from(`"serial": ${serial}`);
  yield head.subarray(found.index + found[0].length);
}

const notRaised = (): CroftError =>
  new CroftError("invalid_request", "The version cannot be restored: its serial cannot be raised.", {
    detail: "Read the version and push it by hand: `terraform state push -force FILE`.",
  });
