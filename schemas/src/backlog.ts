// Lines on their way to a stream that may take no more for a while: a socket or pipe that does not block (O_NONBLOCK) and is full, as
// that of a journal that stands still. They wait in memory, in their order, as many as there is room for; what is more is lost. The
// process never waits.
//
//   taken --full--> waiting --every 100 ms, or with the next line--> taken
//                      `-- no room: lost, and counted

/** What waits at most. */
const MOST_BYTES = 4 * 1024 * 1024;
const RETRY_MS = 100;

export class Backlog {
  readonly #write: (bytes: Uint8Array) => number;
  #waiting: Buffer[] = [];
  #bytes = 0;
  /** A line was cut off: the next one begins on a line of its own. */
  #isCut = false;
  #timer: NodeJS.Timeout | undefined;

  /** `write` returns how much was taken, and throws EAGAIN when that is nothing. */
  constructor(write: (bytes: Uint8Array) => number) {
    this.#write = write;
  }

  /** False when the text is lost. Throws what the stream says, but for EAGAIN: what waits is lost then, too. */
  add(text: string): boolean {
    const bytes = Buffer.from(this.#isCut ? `\n${text}` : text);
    if (this.#bytes + bytes.length > MOST_BYTES) this.drain();
    if (this.#bytes + bytes.length > MOST_BYTES) return false;
    this.#waiting.push(bytes);
    this.#bytes += bytes.length;
    this.#isCut = false;
    this.drain();
    return true;
  }

  /** As much as the stream takes now. */
  drain(): void {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    try {
      for (let next = this.#waiting[0]; next !== undefined; next = this.#waiting[0]) {
        const taken = this.#write(next);
        this.#bytes -= taken;
        this.#isCut = taken < next.length;
        if (this.#isCut) this.#waiting[0] = next.subarray(taken);
        else this.#waiting.shift();
      }
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code === "EAGAIN") {
        this.#isCut = false;
        this.#later();
        return;
      }
      this.#waiting = [];
      this.#bytes = 0;
      throw error;
    }
  }

  #later(): void {
    this.#timer = setTimeout(() => {
      try {
        this.drain();
      } catch {
        // Said when the next line is lost.
      }
    }, RETRY_MS).unref();
  }
}
