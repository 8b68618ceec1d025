// What the reconciler's program does beside running: `backup FILE` and `restore FILE`.

import { randomBytes } from "node:crypto";
import { readFile, writeFile } from "node:fs/promises";
import { join, resolve } from "node:path";
import { CroftError } from "@croft/schemas/errors.ts";
import type { Config } from "./config.ts";
import { backUp, restore } from "./store/sqlite/backup.ts";
import { holdAlone } from "./store/sqlite/exclusive.ts";
import { readStateKey, STATE_KEY_FILE, STATE_KEY_SECRET } from "./terraform-state/state-key.ts";

const LAST_BACKUP = "last-backup";

/** When the last backup was made, in seconds since 1970; 0 for never. */
export const lastBackup = (stateDir: string): Promise<number> =>
  readFile(join(stateDir, LAST_BACKUP), "utf8").then(
    (text) => Date.parse(text.trim()) / 1000 || 0,
    () => 0,
  );

const USAGE = "main.js [backup FILE | restore FILE]";

/** Runs one command; returns what it says when it is done. */
export async function maintain(args: readonly string[], { stateDir }: Config): Promise<string> {
  const [command, given, ...rest] = args;
  if (given === undefined || rest.length > 0 || (command !== "backup" && command !== "restore")) {
    throw new CroftError("invalid_request", `There is no command "${args.join(" ")}".`, {
      detail: `Usage: ${USAGE}`,
    });
  }
  const database = join(stateDir, "croft.db");
  const file = resolve(given);
  if (command === "backup") {
    const key = await readStateKey(join(stateDir, STATE_KEY_FILE));
    await backUp(database, file, key === undefined ? {} : { [STATE_KEY_SECRET]: key });
    // When it was is what the running reconciler shows: it is told nothing of a backup.
    await writeFile(join(stateDir, LAST_BACKUP), `${new Date().toISOString()}\n`, { mode: 0o600 });
    return `The database of ${stateDir} is in ${file}. Bytes of images are not: they stay in ${join(stateDir, "blobs")}.`;
  }
  const release = await holdAlone(join(stateDir, "lock.db"));
  try {
    const before = await restore(database, file, { now: new Date(), randomBytes });
    const aside = before === undefined ? "" : ` The one before is in ${before}.`;
    return `${file} is the database of ${stateDir} now.${aside} Start the reconciler; GET /v1/status says what hosts have beside it.`;
  } finally {
    await release();
  }
}
