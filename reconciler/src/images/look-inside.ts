// What is asked about an image's file: what it is, and what is inside when it is compressed. Whatever reads the file is
// another process, without rights (see child-process.ts); what comes out of it is not believed: its hash is taken here.

import { open, rm } from "node:fs/promises";
import { CroftError } from "@croft/schemas/errors.ts";
import { hashFile } from "./blob-files.ts";
import type { Looked } from "./child-messages.ts";
import { type ChildLimits, type ChildSetup, runChild } from "./child-process.ts";
import type { Compression } from "./compression.ts";
import type { ImageHeader } from "./header.ts";

export interface UnpackLimits {
  /** Bytes of what comes out. */
  maxBytes: number;
  /** What to say of more than `maxBytes`, where that is not the rule for all. */
  exceeded?: () => CroftError;
  /** How many times as large as the file what comes out may be, once it is more than `freeBytes`. */
  ratio: number;
  /** Bytes that may come out of any file, however small. */
  freeBytes: number;
  /** How long nothing may come out, in milliseconds. */
  idleMs: number;
  /** How long the whole may take, in milliseconds. */
  totalMs: number;
}

export const UNPACK_LIMITS: UnpackLimits = {
  maxBytes: 1024 ** 4,
  ratio: 250,
  freeBytes: 1024 ** 3,
  idleMs: 60_000,
  totalMs: 12 * 3_600_000,
};

const LOOK_LIMITS: ChildLimits = { outputBytes: 0, idleMs: 60_000, totalMs: 60_000 };

/** What the file is: compressed, or with which header. Throws `image_refused`, or the signal's reason. */
export const lookAt = (file: LookedAt, setup: ChildSetup, signal: AbortSignal): Promise<Looked> =>
  look(file, true, setup, signal);

export interface LookedAt {
  path: string;
  /** Whether it, or what is inside when it is compressed, is to be taken for raw. */
  insists: boolean;
}

/** The header of what was unpacked, which may not be compressed again. Throws like `lookAt`. */
export async function lookAtDisk(
  file: LookedAt,
  setup: ChildSetup,
  signal: AbortSignal,
): Promise<ImageHeader> {
  const looked = await look(file, false, setup, signal);
  if ("header" in looked) return looked.header;
  throw new CroftError("image_refused", "The image is refused: it is compressed twice.");
}

async function look(
  { path, insists }: LookedAt,
  packed: boolean,
  setup: ChildSetup,
  signal: AbortSignal,
): Promise<Looked> {
  const source = await open(path, "r");
  try {
    const order = { task: "look", packed, insists } as const;
    const task = { order, source, target: null, limits: LOOK_LIMITS, progress: () => undefined };
    const answer = await runChild(setup, task, signal);
    if ("looked" in answer) return answer.looked;
    throw new CroftError("image_refused", "The image is refused: nobody could say what it is.");
  } finally {
    await source.close();
  }
}

export interface UnpackOrder {
  compression: Compression;
  /** The compressed file; its hash was checked. */
  from: string;
  /** Where what comes out goes; written anew. */
  to: string;
  limits: UnpackLimits;
}

/**
 * `progress` gets bytes read of the compressed file. Returns hash and size of what came out, which is synced. Throws
 * `image_refused` (damaged), `too_large`, ENOSPC, or the signal's reason. `ignored_bytes` followed the end of the compressed
 * file and are no part of it.
 */
export async function unpack(
  { compression, from, to, limits }: UnpackOrder,
  setup: ChildSetup,
  progress: (bytes: number) => void,
  signal: AbortSignal,
): Promise<{ sha256: string; size_bytes: number; ignored_bytes: number }> {
  // A file that nobody else has open, whatever an earlier process left behind.
  await rm(to, { force: true });
  const source = await open(from, "r");
  const target = await open(to, "wx", 0o600);
  try {
    const { size } = await source.stat();
    const most = Math.min(limits.maxBytes, Math.max(limits.freeBytes, limits.ratio * size));
    const order = { task: "unpack", compression, most } as const;
    const task = { order, source, target, progress, limits: { ...limits, outputBytes: most } };
    const answer = await runChild(setup, task, signal).catch((error) => {
      const isTooLarge = (error as Partial<CroftError>).code === "too_large";
      throw (isTooLarge && most === limits.maxBytes && limits.exceeded?.()) || error;
    });
    if (!("unpacked" in answer)) {
      throw new CroftError("image_refused", "The image is refused: it was not unpacked.");
    }
    await target.sync();
    const { size: size_bytes } = await target.stat();
    const sha256 = await hashFile(to, signal);
    return { sha256, size_bytes, ignored_bytes: answer.unpacked.ignored };
  } finally {
    await source.close();
    await target.close();
  }
}
