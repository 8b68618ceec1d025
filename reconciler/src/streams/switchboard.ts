// Brings together whoever wants bytes of a VM and the agent of its host, which alone can connect: agents dial out.
//
//   host    away --control channel--> there --closed, silent, or another one came--> away
//   stream  (none) --open()--> wanted --the agent's socket--> joined --socket closed--> (none)
//                              |  ^ a host that is away is waited for, for a moment
//                              +--refused by the agent, late, host away, asker gone--> (none), said to the asker
//
// All of it is in memory: after a restart agents connect again, and whoever had a stream opens another.
import { CroftError, isErrorCode } from "@croft/schemas/errors.ts";
import type { StreamRefusal, StreamRequest } from "@croft/schemas/generated/typescript/messages.ts";

export interface StreamLimits {
  /** Streams of one VM at a time. */
  perVm: number;
  /**
   * Streams of one host at a time. A project gets no more of them than there are left over for all others, so none can
   * take the host from the rest: alone it has half.
   */
  perHost: number;
  /** Streams of one project at a time, on all hosts. */
  perProject: number;
  /** Milliseconds that a host without a control channel is waited for: it may be connecting again. */
  awayMs: number;
  /** Milliseconds that an agent has to open a stream, or to refuse it. */
  openMs: number;
}

const STREAM_LIMITS: StreamLimits = {
  perVm: 64,
  perHost: 512,
  perProject: 1024,
  awayMs: 10_000,
  openMs: 15_000,
};

/** What is wanted of a VM, as its placement says. */
export interface Want {
  host: string;
  /** Name of the VM's project. */
  project: string;
  vm: string;
  incarnation: number;
  target: StreamRequest["target"];
  tail_lines: number | null;
}

/** A host's control channel. */
interface Control {
  send(request: StreamRequest): void;
  /** Ends it because another one took its place. */
  replaced(): void;
}

/** Tells when a socket is gone, so that its place is free again. */
export interface Closing {
  once(event: "close", listener: () => void): unknown;
}

export interface Switchboard<S extends Closing> {
  /** A host's agent has connected; returns what is to be called when it is gone. */
  connected(host: string, control: Control): () => void;
  /** The socket of a stream that was wanted of the host; false when none of that name is. */
  joined(host: string, stream: string, socket: S): boolean;
  refused(host: string, refusal: StreamRefusal): void;
  /**
   * Resolves with the agent's socket. Throws `unavailable` (no agent, no answer), `too_many_streams`, or what the agent
   * refuses with. The signal ends the wait.
   */
  open(want: Want, signal?: AbortSignal): Promise<S>;
  /** Hosts whose agents are connected. */
  hosts(): string[];
  /** Streams that are open now. */
  count(): number;
}

interface Wanted<S> {
  host: string;
  resolve(socket: S): void;
  reject(error: Error): void;
}

const left = () => new CroftError("unavailable", "Whoever asked for the stream has gone.");

export function switchboard<S extends Closing>(parts: {
  /** A name that cannot be guessed, of 20 to 64 letters, digits, `_` and `-`. */
  newName: () => string;
  limits?: StreamLimits;
}): Switchboard<S> {
  const limits = parts.limits ?? STREAM_LIMITS;
  const controls = new Map<string, Control>();
  const arrivals = new Map<string, Set<() => void>>();
  const wanted = new Map<string, Wanted<S>>();
  const used = counters();

  const controlOf = async (host: string, signal: AbortSignal | undefined): Promise<Control> => {
    const there = controls.get(host) ?? (await arrival(host, signal));
    if (there !== undefined) return there;
    throw new CroftError("unavailable", `The agent of host ${host} is not connected.`, {
      detail: "Start the agent, or wait until its host is back; VMs run on meanwhile.",
    });
  };

  /** The host's control channel as soon as there is one; undefined when the time is over. */
  const arrival = (host: string, signal: AbortSignal | undefined): Promise<Control | undefined> =>
    new Promise((resolve) => {
      const waiting = arrivals.get(host) ?? new Set();
      arrivals.set(host, waiting);
      const end = () => {
        clearTimeout(timer);
        signal?.removeEventListener("abort", end);
        waiting.delete(end);
        if (waiting.size === 0 && arrivals.get(host) === waiting) arrivals.delete(host);
        resolve(controls.get(host));
      };
      const timer = setTimeout(end, limits.awayMs);
      waiting.add(end);
      signal?.addEventListener("abort", end);
    });

  const ask = (
    control: Control,
    { host, project: _, ...want }: Want,
    signal: AbortSignal | undefined,
  ): Promise<S> =>
    new Promise((resolve, reject) => {
      const stream = parts.newName();
      const settle = () => {
        clearTimeout(timer);
        signal?.removeEventListener("abort", leave);
        wanted.delete(stream);
      };
      const fail = (error: Error) => {
        settle();
        reject(error);
      };
      const leave = () => fail(left());
      const late = () => fail(new CroftError("unavailable", `Host ${host} did not open the stream in time.`));
      const timer = setTimeout(late, limits.openMs);
      signal?.addEventListener("abort", leave);
      wanted.set(stream, {
        host,
        reject: fail,
        resolve(socket) {
          settle();
          resolve(socket);
        },
      });
      control.send({ stream, ...want });
    });

  return {
    connected(host, control) {
      controls.get(host)?.replaced();
      controls.set(host, control);
      for (const end of [...(arrivals.get(host) ?? [])]) end();
      return () => {
        if (controls.get(host) !== control) return;
        controls.delete(host);
        const lost = new CroftError("unavailable", `The agent of host ${host} went away meanwhile.`);
        for (const one of [...wanted.values()]) if (one.host === host) one.reject(lost);
      };
    },
    joined(host, stream, socket) {
      const one = wanted.get(stream);
      // The name of another host's stream is as good as none.
      if (one === undefined || one.host !== host) return false;
      one.resolve(socket);
      return true;
    },
    refused(host, { stream, code, message, detail }) {
      const one = wanted.get(stream);
      if (one === undefined || one.host !== host) return;
      one.reject(new CroftError(isErrorCode(code) ? code : "host_error", message, { detail }));
    },
    async open(want, signal) {
      const release = used.take(want, limits);
      try {
        const control = await controlOf(want.host, signal);
        if (signal?.aborted) throw left();
        const socket = await ask(control, want, signal);
        socket.once("close", release);
        return socket;
      } catch (error) {
        release();
        throw error;
      }
    },
    hosts: () => [...controls.keys()],
    count: () => used.count(),
  };
}

function counters() {
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
