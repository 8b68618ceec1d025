/** What the RPCs of one process share. */
import { setMaxListeners } from "node:events";
import type { Block, CtyType } from "../tfplugin/schema.ts";
import { type Codec, codecOfBlock, codecOfType } from "../tfplugin/value-codec.ts";
import type { CallContext, Log, ProviderDefinition, StateStore } from "./provider-definition.ts";

/** A state store with the size of chunks that was agreed on. */
interface OpenStateStore {
  readonly store: StateStore;
  readonly chunkSize: number;
}

export class Runtime<C = unknown> {
  readonly definition: ProviderDefinition<C>;
  readonly log: Log;
  private stopping = stopController();
  private readonly codecs = new WeakMap<object, Codec>();
  private configured: C | undefined;
  /** Those that were configured, by their type. */
  readonly stateStores = new Map<string, OpenStateStore>();

  constructor(definition: ProviderDefinition<C>, log: Log) {
    this.definition = definition;
    this.log = log;
  }

  /**
   * What the provider's `configure` returned; later calls get it. In a process that serves several runs (for
   * debugging) it also begins a new run after one that was interrupted.
   */
  configure(provider: C | undefined): void {
    if (this.stopping.signal.aborted) this.stopping = stopController();
    this.configured = provider;
  }

  get signal(): AbortSignal {
    return this.stopping.signal;
  }

  get context(): CallContext<C> {
    return { signal: this.stopping.signal, provider: this.configured, log: this.log };
  }

  /** Aborts all calls that run or will come. Only the first time counts. */
  stop(): void {
    if (this.stopping.signal.aborted) return;
    this.stopping.abort(new Error("Terraform was interrupted"));
    this.definition.stop?.();
  }

  /** Made at first use: a run of Terraform rarely uses all resources. */
  codec(block: Block): Codec {
    return this.kept(block, () => codecOfBlock(block));
  }

  /** Of a type that was made of `source`. */
  codecOfType(type: CtyType, source: object): Codec {
    return this.kept(source, () => codecOfType(type));
  }

  private kept(source: object, make: () => Codec): Codec {
    let codec = this.codecs.get(source);
    if (codec === undefined) {
      codec = make();
      this.codecs.set(source, codec);
    }
    return codec;
  }
}

function stopController(): AbortController {
  const controller = new AbortController();
  // As many calls may wait for it as Terraform has in flight.
  setMaxListeners(0, controller.signal);
  return controller;
}

/** One RPC: bytes of its request message to bytes of its response message. */
export type Rpc = <C>(runtime: Runtime<C>, request: Uint8Array) => Promise<Uint8Array>;

/** One RPC with a request of many messages. */
export type CollectingRpc = <C>(runtime: Runtime<C>, requests: readonly Uint8Array[]) => Promise<Uint8Array>;

/** One RPC with an answer of many messages. */
export type StreamingRpc = <C>(runtime: Runtime<C>, request: Uint8Array) => AsyncIterable<Uint8Array>;
