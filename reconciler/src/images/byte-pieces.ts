// Reads a stream in pieces of a wanted size, or as they come, and takes back what was too much.

export class BytePieces {
  readonly #source: AsyncIterator<Uint8Array>;
  #held: Buffer = Buffer.alloc(0);

  constructor(source: AsyncIterable<Uint8Array>) {
    this.#source = source[Symbol.asyncIterator]();
  }

  async atEnd(): Promise<boolean> {
    return this.#held.length === 0 && !(await this.#more());
  }

  /** Exactly so many bytes. Throws an Error where fewer are left. */
  async take(length: number): Promise<Buffer> {
    while (this.#held.length < length) if (!(await this.#more())) throw new Error("it ends in the middle");
    const piece = this.#held.subarray(0, length);
    this.#held = this.#held.subarray(length);
    return piece;
  }

  /** The next bytes, as many as are here; undefined at the end. */
  async next(): Promise<Buffer | undefined> {
    if (await this.atEnd()) return undefined;
    const piece = this.#held;
    this.#held = Buffer.alloc(0);
    return piece;
  }

  /** Puts back the last bytes that were taken. */
  unread(bytes: Buffer): void {
    this.#held = this.#held.length === 0 ? bytes : Buffer.concat([bytes, this.#held]);
  }

  async #more(): Promise<boolean> {
    for (;;) {
      const { done, value } = await this.#source.next();
      if (done === true) return false;
      if (value.length === 0) continue;
      this.#held = this.#held.length === 0 ? Buffer.from(value) : Buffer.concat([this.#held, value]);
      return true;
    }
  }
}
