// What the statements of one file work with: a connection, and for the writer's also the clock, chance and the list of
// changes that its turn will wake people with.

import type { Written } from "../../kinds/document-change.ts";
import type { Change, DocumentChange } from "../store.ts";
import type { Connection, Row, Value } from "./connection.ts";
import type { WriterCache } from "./writer-cache.ts";

export interface ReadSession {
  all(sql: string, ...values: Value[]): Promise<Row[]>;
}

export interface WriteSession extends ReadSession {
  /** Now, RFC 3339 in UTC. */
  now(): string;
  /** The same by the clock that counts. */
  counted(): string;
  randomBytes(count: number): Uint8Array;
  /** Trace of the request that writes; null for what is no request's. */
  traceId(): string | null;
  /** That request in its trace. */
  spanId(): string | null;
  /** A document was written. */
  wrote(written: Written): void;
  /** Anything else was. */
  changed(change: Exclude<Change, DocumentChange>): void;
  cache: WriterCache;
}

export const readSession = (connection: Connection): ReadSession => ({
  all: (sql, ...values) => connection.all(sql, ...values),
});

export const text = (value: Value | undefined): string => String(value);
export const textOrNull = (value: Value | undefined): string | null =>
  value === null || value === undefined ? null : String(value);
export const flag = (value: boolean): number => (value ? 1 : 0);
export const parsed = <T>(value: Value | undefined): T => JSON.parse(String(value)) as T;
