// Whether the reconciler was reached since this machine booted. A machine that was given up as lost may boot where it reaches
// nobody; what runs elsewhere by then must not be started from the ledger too. Kept where a boot forgets it, so that an agent
// that starts anew in the same boot, while the reconciler is away, goes on as before.

import { readFile } from "node:fs/promises";
import { writeFileAtomic } from "./host/files.ts";

export class Leave {
  readonly #file: string;
  readonly #bootId: string;
  #given: boolean;

  private constructor(file: string, bootId: string, given: boolean) {
    this.#file = file;
    this.#bootId = bootId;
    this.#given = given;
  }

  static async open(file: string, bootId: string): Promise<Leave> {
    const kept = await readFile(file, "utf8").catch(() => "");
    return new Leave(file, bootId, kept.trim() === bootId);
  }

  get given(): boolean {
    return this.#given;
  }

  /** After the newest config was taken over. */
  async give(): Promise<void> {
    if (this.#given) return;
    this.#given = true;
    await writeFileAtomic(this.#file, `${this.#bootId}\n`);
  }
}
