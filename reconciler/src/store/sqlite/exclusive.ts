// One reconciler per state folder: waits are woken inside the process, so a second one would leave the first's clients
// waiting. The lock is the system's, on a file beside the database: it ends with the process, however that ends.

import { CroftError } from "@croft/schemas/errors.ts";
import { connect } from "./connection.ts";

/** How long a predecessor that is about to end is waited for. */
const PATIENCE_MS = 5000;

/** Throws `unavailable` while another process has it. Returns how to give it up. */
export async function holdAlone(path: string): Promise<() => Promise<void>> {
  const connection = await connect(path);
  try {
    await connection.exec(`PRAGMA busy_timeout = ${PATIENCE_MS}; BEGIN EXCLUSIVE`);
  } catch (error) {
    await connection.close();
    if ((error as { code?: unknown }).code !== "SQLITE_BUSY") throw error;
    throw new CroftError("unavailable", "Another reconciler works on this state folder.", {
      detail:
        "Stop it first (its pid is in endpoint.json), or give this one a folder of its own (CROFT_STATE_DIR).",
      cause: error,
    });
  }
  return () => connection.close();
}
