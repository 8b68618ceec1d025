/**
 * The services beside the provider's own that Terraform's plugin library expects. Only Shutdown matters: without
 * it every process would be killed two seconds late. The streams are opened by each client and carry nothing.
 */
import type { CollectingHandler, GrpcServices, StreamHandler, UnaryHandler } from "./grpc-server.ts";

interface OwnServices {
  readonly unary: ReadonlyMap<string, UnaryHandler>;
  readonly streaming: ReadonlyMap<string, StreamHandler>;
  readonly collecting: ReadonlyMap<string, CollectingHandler>;
  finish?(): Promise<void>;
}

export const SHUTDOWN = "/plugin.GRPCController/Shutdown";

const EMPTY = new Uint8Array();
/** HealthCheckResponse { status: SERVING } */
const SERVING = Uint8Array.of(0x08, 0x01);

/** The given services together with the side services. */
export function withSideServices(own: OwnServices): GrpcServices {
  const { unary, streaming, collecting } = own;
  const shutdown = async (): Promise<Uint8Array> => {
    await own.finish?.();
    return EMPTY;
  };
  return {
    unary: new Map<string, UnaryHandler>([
      ...unary,
      [SHUTDOWN, shutdown],
      ["/grpc.health.v1.Health/Check", () => SERVING],
    ]),
    streaming,
    collecting,
    quiet: new Set(["/plugin.GRPCStdio/StreamStdio", "/plugin.GRPCBroker/StartStream"]),
  };
}
