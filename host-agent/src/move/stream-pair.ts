// Two ends of one stream within this process: what is written to one is read from the other, with back-pressure.
import { Duplex } from "node:stream";

class End extends Duplex {
  other: End | undefined;
  #taken: (() => void) | undefined;

  override _read(): void {
    const taken = this.#taken;
    this.#taken = undefined;
    taken?.();
  }

  override _write(chunk: Buffer, _encoding: BufferEncoding, written: () => void): void {
    this.other?.accept(chunk, written);
  }

  override _final(done: () => void): void {
    this.other?.push(null);
    done();
  }

  override _destroy(error: Error | null, done: (error?: Error | null) => void): void {
    done(error);
    this.other?.destroy();
  }

  accept(chunk: Buffer, taken: () => void): void {
    if (this.push(chunk)) taken();
    else this.#taken = taken;
  }
}

/** When one end breaks, so does the other, without an error of its own. */
export function createStreamPair(): [Duplex, Duplex] {
  const [a, b] = [new End(), new End()];
  a.other = b;
  b.other = a;
  return [a, b];
}
