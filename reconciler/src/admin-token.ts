// The first token, made at the first start: `<state>/admin-token`, readable by the owner only.
//
//   file and hash agree --> nothing to do
//   file, unknown hash  --> a start ended between the two writes (or the database is new): the hash is stored
//   no file             --> a new token; earlier admin tokens end, because whoever removed the file wanted that
//
// The file is written first: a token in the database that nobody knows would help nobody.

import { open, readFile, rename } from "node:fs/promises";
import { join } from "node:path";
import { createId } from "@croft/schemas/ids.ts";
import { hashOfToken, newTokenText } from "./http/authentication.ts";
import type { Store } from "./store/store.ts";

const NAME = "admin";

async function readToken(path: string): Promise<string | undefined> {
  try {
    const text = (await readFile(path, "utf8")).trim();
    return text === "" ? undefined : text;
  } catch (error) {
    if ((error as { code?: string }).code === "ENOENT") return undefined;
    throw error;
  }
}

/** Writes a file of the owner's own, whole or not at all. */
export async function writePrivateFile(path: string, text: string): Promise<void> {
  const aside = `${path}.${process.pid}.tmp`;
  const file = await open(aside, "w", 0o600);
  try {
    await file.writeFile(text);
    await file.sync();
  } finally {
    await file.close();
  }
  await rename(aside, path);
}

export async function ensureAdminToken(
  store: Store,
  stateDir: string,
  parts: { now(): Date; randomBytes(count: number): Uint8Array },
): Promise<void> {
  const path = join(stateDir, "admin-token");
  const known = await readToken(path);
  if (known && (await store.access.tokenByHash(hashOfToken(known)))) return;
  const text = known ?? newTokenText();
  if (!known) await writePrivateFile(path, `${text}\n`);
  await store.write(async (tx) => {
    for (const token of await tx.access.tokens()) {
      if (token.name === NAME && token.created_by === "reconciler") await tx.access.removeToken(token.id);
    }
    const id = createId("token", parts.randomBytes(10));
    await tx.access.putToken(
      {
        id,
        name: NAME,
        role: "admin",
        project: null,
        created_at: parts.now().toISOString(),
        created_by: "reconciler",
        expires_at: null,
      },
      hashOfToken(text),
    );
  });
}
