// One SQLite connection as promises, with its statements prepared once.
//
// Rows are always read to the end (`all`): a statement left in the middle keeps its snapshot of the database open, and
// the connection would go on seeing the past.

import { chmod, open } from "node:fs/promises";
import { CroftError, type ErrorCode } from "@croft/schemas/errors.ts";
import sqlite3 from "sqlite3";

export type Value = string | number | Uint8Array | null;
export type Row = Record<string, Value>;

export interface Connection {
  /** Runs one statement and returns its rows, if any. */
  all(sql: string, ...values: Value[]): Promise<Row[]>;
  /** Runs one or many statements without values, unprepared: for pragmas and migrations. */
  exec(sql: string): Promise<void>;
  close(): Promise<void>;
}

/** Makes the file its owner's alone before anything is in it, and takes from all others what an earlier version let them read. */
async function keepPrivate(path: string): Promise<void> {
  await (await open(path, "a", 0o600)).close();
  // SQLite gives a log and its index that it makes the rights of the database.
  for (const file of [path, `${path}-wal`, `${path}-shm`]) {
    await chmod(file, 0o600).catch((error) => {
      if (error.code !== "ENOENT") throw error;
    });
  }
}

/** Opens the file, which is made when it is not there unless `readOnly`. */
export async function connect(path: string, options: { readOnly?: boolean } = {}): Promise<Connection> {
  if (!options.readOnly) await keepPrivate(path);
  const mode = options.readOnly ? sqlite3.OPEN_READONLY : sqlite3.OPEN_READWRITE | sqlite3.OPEN_CREATE;
  const database = await new Promise<sqlite3.Database>((resolve, reject) => {
    const opened = new sqlite3.Database(path, mode, (error) => (error ? reject(error) : resolve(opened)));
  });
  const statements = new Map<string, Promise<sqlite3.Statement>>();

  function prepare(sql: string): Promise<sqlite3.Statement> {
    const known = statements.get(sql);
    if (known) return known;
    const prepared = new Promise<sqlite3.Statement>((resolve, reject) => {
      const statement = database.prepare(sql, (error: Error | null) =>
        error ? reject(error) : resolve(statement),
      );
    });
    prepared.catch(() => statements.delete(sql));
    statements.set(sql, prepared);
    return prepared;
  }

  return {
    async all(sql, ...values) {
      const statement = await prepare(sql);
      return new Promise<Row[]>((resolve, reject) => {
        statement.all(values, (error: Error | null, rows: Row[]) =>
          error ? reject(asStoreError(error)) : resolve(rows),
        );
      });
    },
    exec: (sql) =>
      new Promise((resolve, reject) => database.exec(sql, (error) => (error ? reject(error) : resolve()))),
    async close() {
      for (const statement of statements.values()) {
        const prepared = await statement.catch(() => undefined);
        if (prepared) await new Promise<void>((resolve) => prepared.finalize(() => resolve()));
      }
      await new Promise<void>((resolve, reject) =>
        database.close((error) => (error ? reject(error) : resolve())),
      );
    },
  };
}

const CONDITIONS: Readonly<Record<string, readonly [ErrorCode, string, string]>> = {
  SQLITE_FULL: [
    "storage_full",
    "The reconciler's file system is full.",
    "Nothing was stored. Make room where its state folder lies, then try again.",
  ],

  SQLITE_BUSY: [
    "unavailable",
    "The database is held by another process.",
    "Nothing was stored. Whatever copies or repairs it holds it too long; try again.",
  ],
};

/** What a user can do something about gets a code of ours; the rest stays what it is. */
export function asStoreError(error: unknown): unknown {
  const condition = CONDITIONS[String((error as { code?: unknown }).code)];
  if (!condition) return error;
  const [code, message, detail] = condition;
  return new CroftError(code, message, { detail, cause: error });
}

/** Whether the file system was full. */
export function isFull(error: unknown): boolean {
  const { code, cause } = error as { code?: unknown; cause?: unknown };
  return code === "SQLITE_FULL" || (cause != null && isFull(cause));
}

/** Whether another connection or process held the database; the same try may succeed later. */
export function isBusy(error: unknown): boolean {
  const { code, cause } = error as { code?: unknown; cause?: unknown };
  return code === "SQLITE_BUSY" || (cause != null && isBusy(cause));
}

/** Whether an error is SQLite's refusal by a constraint. Which one it was is read from the rows, not from its message. */
export function isConstraintViolation(error: unknown): boolean {
  const { code } = error as { code?: unknown };
  return code === "SQLITE_CONSTRAINT";
}
