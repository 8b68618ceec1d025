// Brings together whoever wants bytes of a VM and the agent of its host, which alone can connect: agents dial out.
//
//   host    away --control channel--> there --closed, silent, or another one came--> away
//   stream  (none) --open()--> wanted --the agent's socket--> joined --socket closed--> (none)
//                              |  ^ a host that is away is waited for, for a moment
//                              +--refused by the agent, late, host away, asker gone--> (none), said to the asker
//
// A stream ends with the process that carries it: after a restart agents connect again, and whoever had a stream opens another.

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
export interface Control {
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
