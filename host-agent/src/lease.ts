// The lease of this host: until when guests that may be started elsewhere (`fenced` in their documents) run here without a
// word of the reconciler. One file for all of them, which the watcher of each such guest reads each second
// (host/watcher.ts): it ends its guest when the time is over, also while the agent is stopped, hung or dead.
//
//   none --renewed--> runs --renewed--> runs on
//                      `-- not renewed in time --> over: guests end; none of them is started before it is renewed
//
// The end is counted from when the request was sent, in seconds since the boot (/proc/uptime, which no clock that is set
// moves and which counts a sleep of the machine). The reconciler counts from when it answered, so its end is never earlier.
//
// A renewal tells the generation of the host's newest config too. What was made anew elsewhere while the lease was over is
// out of that one, so nothing fenced is started before it was accepted.
import { readFileSync } from "node:fs";
import { readTextIfThere, removeFile, writeFileAtomic } from "./host/files.ts";

/** What a renewal says. */
export interface Renewal {
  seconds: number;
  /** Of the newest config of this host. */
  generation: number;
}

/** `/proc/uptime`: the seconds since the boot, with two decimals. */
const FILE = /^([0-9]{1,10}\.[0-9]{2}) (\S+)\n$/;

/** Seconds since the machine booted. */
const secondsUp = (): number => Number(readFileSync("/proc/uptime", "utf8").split(" ")[0]);

export class Lease {
  readonly file: string;
  readonly #bootId: string;
  readonly #uptime: () => number;
  #until: number;
  #generation = Number.POSITIVE_INFINITY;

  private constructor(file: string, bootId: string, uptime: () => number, until: number) {
    this.file = file;
    this.#bootId = bootId;
    this.#uptime = uptime;
    this.#until = until;
  }

  /** As an agent before left it in this boot. What is of another boot counts other seconds, and is removed. */
  static async open(file: string, bootId: string, uptime = secondsUp): Promise<Lease> {
    const [, until, boot] = FILE.exec((await readTextIfThere(file)) ?? "") ?? [];
    if (until !== undefined && boot === bootId) return new Lease(file, bootId, uptime, Number(until));
    await removeFile(file);
    return new Lease(file, bootId, uptime, 0);
  }

  /** Whether it runs now. */
  get runs(): boolean {
    return this.#uptime() < this.#until;
  }

  /** Whether what is fenced may be started by a config of this generation. */
  allows(generation: number): boolean {
    return this.runs && generation >= this.#generation;
  }

  /** Asks for more time. Returns whether it runs now and did not before. */
  async renew(ask: () => Promise<Renewal>): Promise<boolean> {
    const sent = this.#uptime();
    const { seconds, generation } = await ask();
    const ran = this.runs;
    this.#generation = generation;
    const until = sent + seconds;
    // An answer that took longer than the lease gives nothing; an earlier one must not shorten a later one.
    if (until <= this.#until) return this.runs && !ran;
    // Down, so that the file never says more than was given.
    await writeFileAtomic(this.file, `${(Math.floor(until * 100) / 100).toFixed(2)} ${this.#bootId}\n`);
    this.#until = until;
    return this.runs && !ran;
  }
}
