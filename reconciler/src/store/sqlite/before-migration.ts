// A database that is about to be changed to a newer schema is backed up first, beside itself. That is the way back to the release before.

import { access } from "node:fs/promises";
import { backUp } from "./backup.ts";
import { connect } from "./connection.ts";
import { NEWEST_SCHEMA } from "./migrations.ts";

const exists = (file: string): Promise<boolean> =>
  access(file).then(
    () => true,
    () => false,
  );

/** A name that no file has: of two upgrades from the same schema, both backups stay. */
async function freeName(wanted: string, number = 1): Promise<string> {
  const name = number === 1 ? wanted : `${wanted}.${number}`;
  return (await exists(name)) ? freeName(wanted, number + 1) : name;
}

/** Writes <database>.before-schema-<n>; undefined where nothing will be changed. Throws what a backup throws. */
export async function backUpBeforeMigration(path: string): Promise<string | undefined> {
  if (!(await exists(path))) return undefined;
  const connection = await connect(path, { readOnly: true });
  let schema: number;
  try {
    await connection.exec("PRAGMA busy_timeout = 10000");
    const [row] = await connection.all("PRAGMA user_version");
    schema = Number(row?.user_version ?? 0);
  } finally {
    await connection.close();
  }
  if (schema === 0 || schema >= NEWEST_SCHEMA) return undefined;
  const file = await freeName(`${path}.before-schema-${NEWEST_SCHEMA}`);
  await backUp(path, file);
  return file;
}
