// Uploads a file in pieces. What broke off goes on where the reconciler has it, also in a later run.

import { createHash } from "node:crypto";
import { createReadStream } from "node:fs";
import { open, stat } from "node:fs/promises";
import { ConnectionError, ProblemError } from "@croft/schemas/client/failures.ts";
import { type Api, call, fetchAnswer } from "@croft/schemas/client/rest-client.ts";
import type { Upload } from "@croft/schemas/generated/typescript/rest.ts";

const PIECE_BYTES = 8 * 2 ** 20;
/** How often the line may break without a byte in between. */
const MOST_BREAKS = 5;

/** Resolves with the SHA-256 that names the upload. `progress` is called with bytes that have arrived, of all. */
export async function uploadFile(
  api: Api,
  file: string,
  progress: (bytes: number, of: number) => void,
): Promise<string> {
  const sha256 = await hashFile(file);
  const { size } = await stat(file);
  let breaks = 0;
  for (;;) {
    const begun = await call(api, "POST", "/v1/uploads", { sha256, size_bytes: size });
    if (begun.complete) return sha256;
    try {
      await sendPieces(api, { file, sha256, size, offset: begun.offset }, (bytes) => {
        breaks = 0;
        progress(bytes, size);
      });
      return sha256;
    } catch (error) {
      const resumable =
        error instanceof ConnectionError ||
        (error instanceof ProblemError && error.code === "offset_mismatch");
      breaks += 1;
      if (!resumable || breaks >= MOST_BREAKS) throw error;
    }
  }
}

async function hashFile(file: string): Promise<string> {
  const hash = createHash("sha256");
  for await (const part of createReadStream(file)) hash.update(part as Buffer);
  return hash.digest("hex");
}

interface Sending {
  file: string;
  sha256: string;
  size: number;
  offset: number;
}

async function sendPieces(
  api: Api,
  { file, sha256, size, offset }: Sending,
  arrived: (bytes: number) => void,
): Promise<void> {
  const handle = await open(file);
  try {
    let at = offset;
    do {
      const piece = Buffer.alloc(Math.min(PIECE_BYTES, size - at));
      await handle.read(piece, 0, piece.length, at);
      const headers = { "content-type": "application/offset+octet-stream", "upload-offset": String(at) };
      const route = `/v1/uploads/${sha256}`;
      const answer = await fetchAnswer(api, { method: "PATCH", route, headers, body: piece });
      const state = (await answer.json()) as Upload;
      at = state.offset;
      arrived(at);
      if (state.complete) return;
    } while (at < size);
  } finally {
    await handle.close();
  }
}
