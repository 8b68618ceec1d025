// Streams and control channels that ended in this process.

import { CroftError, isErrorCode } from "@croft/schemas/errors.ts";
import type { StreamRefusal } from "@croft/schemas/generated/typescript/messages.ts";
import type { Closing, Control, StreamLimits, Switchboard, Want } from "../switchboard.ts";

const STREAM_LIMITS: StreamLimits = {
  perVm: 64,
  perHost: 512,
  perProject: 1024,
  awayMs: 10_000,
  openMs: 15_000,
};

interface Wanted<S> {
  host: string;
  resolve(socket: S): void;
  reject(error: Error): void;
}

const left = () => new CroftError("unavailable", "Whoever asked for the stream has gone.");

interface SwitchboardParts {
  /** A name that cannot be guessed, of 20 to 64 letters, digits, `_` and `-`. */
  newName: () => string;
  limits?: StreamLimits;
}

export const createSwitchboard = <S extends Closing>(parts: SwitchboardParts): Switchboard<S> =>
  new MemorySwitchboard<S>(parts);

class MemorySwitchboard<S extends Closing> implements Switchboard<S> {
  readonly #newName: () => string;
  readonly #limits: StreamLimits;
  readonly #controls = new Map<string, Control>();
  readonly #arrivals = new Map<string, Set<() => void>>();
  readonly #wanted = new Map<string, Wanted<S>>();
  readonly #used = createStreamCounts();

  constructor({ newName, limits = STREAM_LIMITS }: SwitchboardParts) {
    this.#newName = newName;
    this.#limits = limits;
  }

  connected(host: string, control: Control): () => void {
    this.#controls.get(host)?.replaced();
    this.#controls.set(host, control);
    for (const end of [...(this.#arrivals.get(host) ?? [])]) end();
    return () => {
      if (this.#controls.get(host) !== control) return;
      this.#controls.delete(host);
      const lost = new CroftError("unavailable", `The agent of host ${host} went away meanwhile.`);
      for (const one of [...this.#wanted.values()]) if (one.host === host) one.reject(lost);
    };
  }

  joined(host: string, stream: string, socket: S): boolean {
    const one = this.#wantedOf(host, stream);
    one?.resolve(socket);
    return one !== undefined;
  }

  refused(host: string, { stream, code, message, detail }: StreamRefusal): void {
    const why = new CroftError(isErrorCode(code) ? code : "host_error", message, { detail });
    this.#wantedOf(host, stream)?.reject(why);
  }

  async open(want: Want, signal?: AbortSignal): Promise<S> {
    const release = this.#used.take(want, this.#limits);
    try {
      const control = await this.#controlOf(want.host, signal);
      if (signal?.aborted) throw left();
      const socket = await this.#ask(control, want, signal);
      socket.once("close", release);
      return socket;
    } catch (error) {
      release();
      throw error;
    }
  }

  hosts(): string[] {
    return [...this.#controls.keys()];
  }

  count(): number {
    return this.#used.count();
  }

  /** The name of another host's stream is as good as none. */
  #wantedOf(host: string, stream: string): Wanted<S> | undefined {
    const one = this.#wanted.get(stream);
    return one?.host === host ? one : undefined;
  }

  async #controlOf(host: string, signal: AbortSignal | undefined): Promise<Control> {
    const there = this.#controls.get(host) ?? (await this.#arrival(host, signal));
    if (there !== undefined) return there;
    throw new CroftError("unavailable", `The agent of host ${host} is not connected.`, {
      detail: "Start the agent, or wait until its host is back; VMs run on meanwhile.",
    });
  }

  /** The host's control channel as soon as there is one; undefined when the time is over. */
  #arrival(host: string, signal: AbortSignal | undefined): Promise<Control | undefined> {
    return new Promise((resolve) => {
      const waiting = this.#arrivals.get(host) ?? new Set();
      this.#arrivals.set(host, waiting);
      const end = () => {
        clearTimeout(timer);
        signal?.removeEventListener("abort", end);
        waiting.delete(end);
        if (waiting.size === 0 && this.#arrivals.get(host) === waiting) this.#arrivals.delete(host);
        resolve(this.#controls.get(host));
      };
      const timer = setTimeout(end, this.#limits.awayMs);
      waiting.add(end);
      signal?.addEventListener("abort", end);
    });
  }

  #ask(control: Control, { host, project: _, ...want }: Want, signal: AbortSignal | undefined): Promise<S> {
    return new Promise((resolve, reject) => {
      const stream = this.#newName();
      const settle = () => {
        clearTimeout(timer);
        signal?.removeEventListener("abort", leave);
        this.#wanted.delete(stream);
      };
      const fail = (error: Error) => {
        settle();
        reject(error);
      };
      const leave = () => fail(left());
      const late = () => fail(new CroftError("unavailable", `Host ${host} did not open the stream in time.`));
      const timer = setTimeout(late, this.#limits.openMs);
      signal?.addEventListener("abort", leave);
      this.#wanted.set(stream, {
        host,
        reject: fail,
        resolve(socket) {
          settle();
          resolve(socket);
        },
      });
      control.send({ stream, ...want });
    });
  }
}

function createStreamCounts() {
  const used = new Map<string, number>();
  let all = 0;
  const add = (key: string, by: number) => {
    const now = (used.get(key) ?? 0) + by;
    if (now === 0) used.delete(key);
    else used.set(key, now);
  };
  return {
    count: () => all,
    /** Takes a place for the VM, its project and its host; what it returns gives it back, once. */
    take({ host, vm, project }: Want, { perVm, perHost, perProject }: StreamLimits): () => void {
      const full = (what: string, limit: number) =>
        new CroftError("too_many_streams", `${what} has ${limit} tunnels and consoles open already.`, {
          detail: "End some of them. Many short logins share one tunnel with ControlMaster in ssh_config.",
        });
      if ((used.get(`vm ${vm}`) ?? 0) >= perVm) throw full(`VM ${vm}`, perVm);
      if ((used.get(`host ${host}`) ?? 0) >= perHost) throw full(`Host ${host}`, perHost);
      const ofProject = `project ${host} ${project}`;
      const mine = used.get(ofProject) ?? 0;
      if (mine >= perHost - (used.get(`host ${host}`) ?? 0))
        throw full(`Project ${project} on host ${host}`, mine);
      if ((used.get(`all of ${project}`) ?? 0) >= perProject) throw full(`Project ${project}`, perProject);
      const keys = [`vm ${vm}`, `host ${host}`, ofProject, `all of ${project}`];
      for (const key of keys) add(key, 1);
      all += 1;
      let held = true;
      return () => {
        if (!held) return;
        held = false;
        for (const key of keys) add(key, -1);
        all -= 1;
      };
    },
  };
}
