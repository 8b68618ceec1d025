// What the process that looks into images is asked, and what it may say: one JSON object a line. It reads hostile bytes,
// so nothing of what it says is taken before it was checked here.
//
//   (started) --> started --> read, read, … --> looked | unpacked | fault

import { isErrorCode } from "@croft/schemas/errors.ts";
import type { Compression } from "./compression.ts";
import type { ImageHeader } from "./header.ts";

export type ChildOrder =
  /** What is it? `packed`: it may be compressed, which is told instead of a header. `insists`: what is inside is raw. */
  | { task: "look"; packed: boolean; insists: boolean }
  /** Write what is inside; at most so many bytes. */
  | { task: "unpack"; compression: Compression; most: number };

export type Looked = { compression: Compression } | { header: ImageHeader };

export type ChildFault = {
  code: "image_refused" | "too_large" | "storage_full";
  message: string;
  detail: string;
};

export type ChildMessage =
  | { started: true }
  /** Bytes of the file that are read, bytes that came out. */
  | { read: number; written: number }
  | { looked: Looked }
  /** `ignored`: bytes after the end of what is compressed, which are no part of it. */
  | { unpacked: { ignored: number } }
  | { fault: ChildFault };

/** The longest line, in bytes. */
export const MAX_LINE = 4096;
const MAX_TEXT = 1000;

// Written so that a format or compression that is added is missed here by the compiler.
const FORMATS: Readonly<Record<ImageHeader["format"], true>> = { raw: true, qcow2: true, iso: true };
const COMPRESSIONS: Readonly<Record<Compression, true>> = { gzip: true, xz: true, zstd: true };
const FAULTS: Readonly<Record<ChildFault["code"], true>> = {
  image_refused: true,
  too_large: true,
  storage_full: true,
};

/** A line of the process, checked; undefined for what it may not say. */
export function readMessage(line: string): ChildMessage | undefined {
  const said = parsed(line);
  if (said === undefined) return undefined;
  if (said.started === true) return { started: true };
  if (isCount(said.read) && isCount(said.written)) return { read: said.read, written: said.written };
  const ignored = members(said.unpacked)?.ignored;
  if (isCount(ignored)) return { unpacked: { ignored } };
  const looked = members(said.looked);
  if (looked !== undefined) return readLooked(looked);
  const fault = members(said.fault);
  return fault && readFault(fault);
}

function readLooked({ compression, header }: Members): ChildMessage | undefined {
  if (isOneOf(compression, COMPRESSIONS)) return { looked: { compression } };
  const { format, virtual_size_bytes } = members(header) ?? {};
  if (!isOneOf(format, FORMATS) || !isCount(virtual_size_bytes)) return undefined;
  return { looked: { header: { format, virtual_size_bytes } } };
}

function readFault({ code, message, detail }: Members): ChildMessage | undefined {
  if (!isOneOf(code, FAULTS) || !isErrorCode(code) || !isText(message) || !isText(detail)) return undefined;
  return { fault: { code, message, detail } };
}

type Members = Record<string, unknown>;

function parsed(line: string): Members | undefined {
  try {
    return members(JSON.parse(line));
  } catch {
    return undefined;
  }
}

const members = (value: unknown): Members | undefined =>
  typeof value === "object" && value !== null && !Array.isArray(value) ? (value as Members) : undefined;

const isCount = (value: unknown): value is number => Number.isSafeInteger(value) && (value as number) >= 0;

const isOneOf = <K extends string>(value: unknown, known: Readonly<Record<K, true>>): value is K =>
  typeof value === "string" && Object.hasOwn(known, value);

// It is shown to people, in terminals too.
const isText = (value: unknown): value is string =>
  typeof value === "string" && value.length <= MAX_TEXT && !/\p{Cc}/u.test(value);
