// Backups of the database: one file, whole and consistent, made while the reconciler runs; and putting one back.
//
//   backup:  database --VACUUM INTO, verified--> FILE (never written over)
//   restore: FILE --verified, copied, marked as restored--> the database; the one before stays beside it
//
// What was restored is marked: every host is met anew before it is told anything (agents/restored-database.ts), and numbers
// of events go on far above any that another database gave out.

import { constants } from "node:fs";
import { access, chmod, copyFile, link, open, rename, rm } from "node:fs/promises";
import { dirname } from "node:path";
import { CroftError } from "@croft/schemas/errors.ts";
import { createId } from "@croft/schemas/ids.ts";
import { asStoreError, type Connection, connect } from "./connection.ts";
import { migrate, NEWEST_SCHEMA } from "./migrations.ts";

/** More writes than any database lives through between a backup and its end. */
const FAR = 1_000_000;

/**
 * Writes a backup of the database at `path` to `file`, with secrets that lie beside it (by name), so that one file is all that
 * is needed. Throws `already_exists`, `not_found`, `storage_full`.
 */
export async function backUp(
  path: string,
  file: string,
  secrets: Readonly<Record<string, string>> = {},
): Promise<void> {
  if (await exists(file)) {
    throw new CroftError("already_exists", `The backup is not written: ${file} is there.`, {
      detail: "A backup writes over nothing. Give another name, or move that file away.",
    });
  }
  if (!(await exists(path))) throw missing(path);
  const half = `${file}.part`;
  await rm(half, { force: true });
  const connection = await connect(path, { readOnly: true });
  try {
    await connection.exec("PRAGMA busy_timeout = 10000");
    // Made by nobody else's eyes: it holds keys.
    await (await open(half, "wx", 0o600)).close();
    await connection.all("VACUUM INTO ?", half);
    await putSecrets(half, secrets);
    await verify(half);
    await sync(half);
    await rename(half, file);
    await sync(dirname(file));
  } catch (error) {
    await rm(half, { force: true });
    throw asStoreError(error);
  } finally {
    await connection.close();
  }
}

async function putSecrets(file: string, secrets: Readonly<Record<string, string>>): Promise<void> {
  const entries = Object.entries(secrets);
  if (entries.length === 0) return;
  const copy = await connect(file);
  try {
    for (const [name, value] of entries) {
      await copy.all("INSERT OR REPLACE INTO own_secrets (name, value) VALUES (?, ?)", name, value);
    }
  } finally {
    await copy.close();
  }
}

/**
 * Puts a backup in the place of the database at `path`, which nobody has open; that one stays under the name that is
 * returned (undefined: there was none). Throws `not_found`, `invalid_request` for what is no backup, `unavailable` for one
 * of a newer Croft.
 */
export async function restore(
  path: string,
  file: string,
  at: { now: Date; randomBytes: (count: number) => Uint8Array },
): Promise<string | undefined> {
  if (!(await exists(file))) throw missing(file);
  await verify(file);
  const fresh = `${path}.restoring`;
  await rm(fresh, { force: true });
  await copyFile(file, fresh, constants.COPYFILE_EXCL);
  await chmod(fresh, 0o600);
  const connection = await connect(fresh);
  try {
    await migrate(connection);
    await markRestored(connection, at);
  } finally {
    await connection.close();
  }
  await sync(fresh);
  const before = await setAside(path, at.now);
  await rename(fresh, path);
  await sync(dirname(path));
  return before;
}

async function markRestored(
  connection: Connection,
  { now, randomBytes }: { now: Date; randomBytes: (count: number) => Uint8Array },
): Promise<void> {
  await connection.exec("BEGIN IMMEDIATE");
  await connection.all("UPDATE host_configs SET generation = generation + ?1, fence = generation + ?1", FAR);
  await connection.exec(
    `UPDATE host_entries SET since = (SELECT generation FROM host_configs c WHERE c.host = host_entries.host);
     UPDATE host_configs SET met = 0`,
  );
  const [row] = await connection.all("SELECT coalesce(max(number), 0) AS last FROM events");
  const last = Number(row?.last);
  await connection.all("INSERT INTO event_gaps (first, last) VALUES (?, ?)", last + 1, last + FAR - 1);
  await connection.all(
    `INSERT INTO events (number, id, time, type, actor, kind, object, project, name, data)
       VALUES (?, ?, ?, 'reconciler.restored', 'croft', 'reconciler', 'reconciler', NULL, NULL, '{}')`,
    last + FAR,
    createId("event", randomBytes(10)),
    now.toISOString(),
  );
  await connection.exec("COMMIT");
}

/** Gives the present database a second name, whole in one file. */
async function setAside(path: string, now: Date): Promise<string | undefined> {
  if (!(await exists(path))) return undefined;
  const present = await connect(path);
  try {
    await present.exec("PRAGMA wal_checkpoint(TRUNCATE)");
  } finally {
    await present.close();
  }
  for (const rest of ["-wal", "-shm"]) await rm(`${path}${rest}`, { force: true });
  const aside = `${path}.before-${now.toISOString().replaceAll(":", "")}`;
  await link(path, aside);
  return aside;
}

/** Throws unless the file is a whole database of Croft that this version can read. */
async function verify(file: string): Promise<void> {
  const connection = await connect(file, { readOnly: true });
  try {
    const found = await connection.all("PRAGMA integrity_check").catch((cause) => {
      throw noBackup(file, "it is no database", cause);
    });
    if (found.length !== 1 || found[0]?.integrity_check !== "ok") throw noBackup(file, "it is damaged");
    const tables = await connection.all("SELECT name FROM sqlite_schema WHERE name = 'documents'");
    const [row] = await connection.all("PRAGMA user_version");
    const schema = Number(row?.user_version ?? 0);
    if (tables.length === 0 || schema === 0) throw noBackup(file, "it is no database of Croft");
    if (schema > NEWEST_SCHEMA) {
      throw new CroftError("unavailable", `${file} is of a newer Croft.`, {
        detail: `It has schema ${schema}, this version knows up to ${NEWEST_SCHEMA}. Restore it with the version that made it.`,
      });
    }
  } finally {
    await connection.close();
  }
}

const exists = (path: string): Promise<boolean> =>
  access(path).then(
    () => true,
    () => false,
  );

async function sync(path: string): Promise<void> {
  const handle = await open(path, "r");
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}

const missing = (path: string): CroftError =>
  new CroftError("not_found", `There is no ${path}.`, { detail: "Check the path and CROFT_STATE_DIR." });

const noBackup = (file: string, why: string, cause?: unknown): CroftError =>
  new CroftError("invalid_request", `${file} cannot be restored: ${why}.`, {
    detail: "Give a file that the backup command wrote. Nothing was changed.",
    cause,
  });
