/**
 * The services beside the provider's own that Terraform's plugin library expects. Only Shutdown matters: without
 * it every process would be killed two seconds late. The streams are opened by each client and carry nothing.
 */
import type { CollectingHandler, GrpcServices, StreamHandler, UnaryHandler } from "./grpc-server.ts";

export const SHUTDOWN = "/plugin.GRPCController/Shutdown";

const EMPTY = new Uint8Array();
/** HealthCheckResponse { status: SERVING } */
const SERVING = Uint8Array.of(0x08, 0x01);

/** The given services together with the side services. */
export function withSideServices(
  unary: ReadonlyMap<string, UnaryHandler>,
  streaming: ReadonlyMap<string, StreamHandler>,
  collecting: ReadonlyMap<string, CollectingHandler> = new Map(),
): GrpcServices {
  return {
    unary: new Map<string, UnaryHandler>([
      ...unary,
      [SHUTDOWN, () => EMPTY],
      ["/grpc.health.v1.Health/Check", () => SERVING],
    ]),
    streaming,
    collecting,
    quiet: new Set(["/plugin.GRPCStdio/StreamStdio", "/plugin.GRPCBroker/StartStream"]),
  };
}
