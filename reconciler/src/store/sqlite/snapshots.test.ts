import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "@jest/globals";
import type { Reads } from "../store.ts";
import { type Connection, connect } from "./connection.ts";
import { Snapshots } from "./snapshots.ts";

let folder: string;
let connection: Connection;
/** Statements that are refused before they reach the database. */
let refused: Set<string>;
let snapshots: Snapshots;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "croft-snapshots-"));
  connection = await connect(join(folder, "test.db"));
  refused = new Set();
  const failing: Connection = {
    ...connection,
    all: (sql, ...values) =>
      refused.has(sql) ? Promise.reject(new Error(`${sql}: disk I/O error`)) : connection.all(sql, ...values),
  };
  snapshots = new Snapshots(failing, {} as Reads);
});
afterEach(async () => {
  await snapshots.close();
  await rm(folder, { recursive: true });
});

test("a commit that fails is told, and the next reads begin anew", async () => {
  refused.add("COMMIT");
  await expect(snapshots.take(async () => "read")).rejects.toThrow("COMMIT: disk I/O error");
  refused.clear();
  expect(await snapshots.take(async () => "read")).toBe("read");
});

test("what failed first is told, whatever fails after it", async () => {
  refused.add("COMMIT");
  const failing = snapshots.take(async () => {
    throw new Error("the first error");
  });
  await expect(failing).rejects.toThrow("the first error");
  refused.clear();
  expect(await snapshots.take(async () => "read")).toBe("read");
});
