// Space for writes on a full file system, where nobody else can take it: blocks of the database's own files. A row that is
// written and deleted leaves the write-ahead log as long and the database with as many free pages. What is written then
// takes these pages, and the log is written from its beginning again after a checkpoint: neither needs a block of the file
// system (where it writes in place: btrfs and ZFS do not).

import type { Connection } from "./connection.ts";

const PAGE_BYTES = 4096;
/** SQLite's own default. */
const MOST_LOG_PAGES = 1000;
/** How long reads under way are waited for. */
const READERS_MS = 2000;

export class HeldSpace {
  readonly #connection: Connection;
  #logIsLong = false;

  constructor(connection: Connection) {
    this.#connection = connection;
  }

  /** Takes what lacks of so many bytes. */
  async take(bytes: number): Promise<void> {
    const pages = Math.floor(bytes / PAGE_BYTES);
    const [row] = await this.#connection.all("SELECT freelist_count AS free FROM pragma_freelist_count");
    if (this.#logIsLong && Number(row?.free) >= pages / 2) return;
    // So that the log is begun anew before it is longer than what is held.
    await this.#connection.exec(
      `PRAGMA wal_autocheckpoint = ${Math.min(MOST_LOG_PAGES, Math.floor(pages / 2))}`,
    );
    await this.#connection.all(
      "INSERT OR REPLACE INTO held_space (id, bytes) VALUES (1, zeroblob(?))",
      bytes,
    );
    // In between, so that the pages are really in the file.
    await this.#checkpoint("PASSIVE");
    await this.#connection.all("DELETE FROM held_space");
    this.#logIsLong = true;
  }

  /** Lets the log be written from its beginning. */
  rewind(): Promise<void> {
    return this.#checkpoint("RESTART", READERS_MS);
  }

  /** A reader that goes on keeps the log as it is; it is tried again. */
  async shorten(): Promise<void> {
    await this.#checkpoint("TRUNCATE");
    this.#logIsLong = false;
  }

  async #checkpoint(how: "PASSIVE" | "RESTART" | "TRUNCATE", patienceMs = 0): Promise<void> {
    await this.#connection.exec(`PRAGMA busy_timeout = ${patienceMs}`);
    await this.#connection.exec(`PRAGMA wal_checkpoint(${how})`).catch(() => undefined);
    await this.#connection.exec("PRAGMA busy_timeout = 10000");
  }
}
