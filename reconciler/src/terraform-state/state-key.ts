// The key that states are sealed with: `<state folder>/state-key`, readable by its owner only.
//
//   a backup was restored --> the key that came in it becomes the file; the one before stays beside it
//   file ------------------> that
//   no file, no states ----> a new one
//   no file, but states ---> a new one too: what is stored stays sealed until the file is put back, and says so when read

import { randomBytes } from "node:crypto";
import { access, readFile, rename } from "node:fs/promises";
import { join } from "node:path";
import { CroftError } from "@croft/schemas/errors.ts";
import { writePrivateFile } from "../admin-token.ts";
import type { Log } from "../log.ts";
import type { Store } from "../store/store.ts";
import { KEY_BYTES } from "./vault.ts";

export const STATE_KEY_FILE = "state-key";
/** Name of the key among the reconciler's own secrets, where only a backup has it. */
export const STATE_KEY_SECRET = "state_key";

const HEX = new RegExp(`^[0-9a-f]{${KEY_BYTES * 2}}$`);

/** The key of the folder. Throws `invalid_value` for a file that holds none. */
export async function ensureStateKey(
  store: Pick<Store, "secrets" | "states" | "write">,
  folder: string,
  parts: { log: Log; now(): Date },
): Promise<Buffer> {
  const path = join(folder, STATE_KEY_FILE);
  const restored = await store.secrets.own(STATE_KEY_SECRET);
  const found = await readStateKey(path);
  if (restored !== undefined) {
    if (found !== undefined && found !== restored) await setAside(path, parts.now());
    if (found !== restored) await writePrivateFile(path, `${restored}\n`);
    await store.write((tx) => tx.secrets.removeOwn(STATE_KEY_SECRET));
    return Buffer.from(restored, "hex");
  }
  if (found !== undefined) return Buffer.from(found, "hex");
  if (await store.states.any()) {
    parts.log.error("the key of the stored states is missing: they cannot be read until it is put back", {
      path,
    });
  }
  const key = randomBytes(KEY_BYTES);
  await writePrivateFile(path, `${key.toString("hex")}\n`);
  return key;
}

/** The key in a file, in hex; undefined when there is no file. */
export async function readStateKey(path: string): Promise<string | undefined> {
  let text: string;
  try {
    text = (await readFile(path, "utf8")).trim();
  } catch (error) {
    if ((error as { code?: string }).code === "ENOENT") return undefined;
    throw error;
  }
  if (HEX.test(text)) return text;
  throw new CroftError("invalid_value", `${path} holds no key.`, {
    detail: `It must be ${KEY_BYTES * 2} hex digits. Put back the file that was there, or restore a backup, which holds its key.`,
  });
}

async function setAside(path: string, now: Date): Promise<void> {
  const aside = `${path}.before-${now.toISOString().replaceAll(":", "")}`;
  await access(path);
  await rename(path, aside);
}
