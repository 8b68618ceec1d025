import { mkdtemp, readdir, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "@jest/globals";
import { connect } from "./connection.ts";
import { migrate, NEWEST_SCHEMA } from "./migrations.ts";
import { openSqliteStore } from "./open.ts";

let folder: string;
let path: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "croft-before-migration-"));
  path = join(folder, "croft.db");
});
afterEach(() => rm(folder, { recursive: true }));

async function older(): Promise<void> {
  const connection = await connect(path);
  await migrate(connection, NEWEST_SCHEMA - 1);
  await connection.all("INSERT INTO own_secrets VALUES ('a', 'kept')");
  await connection.close();
}

const backups = async () => (await readdir(folder)).filter((name) => name.includes("before-schema")).sort();

test("before a migration there is a backup of the schema that was", async () => {
  await older();
  await (await openSqliteStore(path)).close();
  expect(await backups()).toEqual([`croft.db.before-schema-${NEWEST_SCHEMA}`]);
  const backup = await connect(join(folder, `croft.db.before-schema-${NEWEST_SCHEMA}`), { readOnly: true });
  expect(await backup.all("PRAGMA user_version")).toEqual([{ user_version: NEWEST_SCHEMA - 1 }]);
  expect(await backup.all("SELECT value FROM own_secrets WHERE name = 'a'")).toEqual([{ value: "kept" }]);
  await backup.close();
});

test("a new database and one of this schema are not backed up", async () => {
  await (await openSqliteStore(path)).close();
  await (await openSqliteStore(path)).close();
  expect(await backups()).toEqual([]);
});

test("a backup that is there is never written over", async () => {
  await older();
  await (await openSqliteStore(path)).close();
  for (const name of ["croft.db", "croft.db-wal", "croft.db-shm"])
    await rm(join(folder, name), { force: true });
  await older();
  await (await openSqliteStore(path)).close();
  const name = `croft.db.before-schema-${NEWEST_SCHEMA}`;
  expect(await backups()).toEqual([name, `${name}.2`]);
});

test("a database of a newer release is refused by the release's name, and left as it is", async () => {
  await (await openSqliteStore(path)).close();
  const connection = await connect(path);
  await connection.exec("UPDATE own_secrets SET value = '7.8.9' WHERE name = 'written_by'");
  await connection.exec(`PRAGMA user_version = ${NEWEST_SCHEMA + 1}`);
  await connection.close();
  await expect(openSqliteStore(path)).rejects.toMatchObject({
    code: "unavailable",
    message: expect.stringMatching(/written by release 7\.8\.9 of Croft .* this is release \d+\.\d+\.\d+/),
  });
  expect(await backups()).toEqual([]);
});
