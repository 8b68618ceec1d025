// The connection to a guest's SSH server: by its passage, which lets only root in, by its address on a network, or by a port of
// the host's loopback.
import { connect, type Socket } from "node:net";
import { connectAsRoot } from "../../network/way-out/way-in.ts";
import type { Run } from "../lifecycle/record.ts";

const CONNECT_MS = 5_000;

/** Rejects when nobody accepts. The socket keeps a listener for its errors, so one that nobody else hears of ends nothing. */
export function openSsh(
  { passage, nics, address }: Pick<Run, "passage" | "nics" | "address">,
  port: number,
  signal?: AbortSignal,
): Promise<Socket> {
  if (nics !== undefined) return toNetwork(addressOf(nics) ?? address ?? null);
  if (passage === undefined) return toPort("127.0.0.1", port);
  const limits = { limitMs: CONNECT_MS };
  return connectAsRoot(passage.ssh, 22, signal === undefined ? limits : { limitMs: CONNECT_MS, signal });
}

/** The address that was leased to the first card that has one. */
const addressOf = (nics: NonNullable<Run["nics"]>): string | null =>
  nics.map(({ ipv4, ipv6 }) => ipv4?.address ?? ipv6?.address).find((one) => one !== undefined) ?? null;

/** A guest to which others lease addresses is reached once somebody has seen one of it. */
function toNetwork(address: string | null): Promise<Socket> {
  return address === null ? Promise.reject(new Error("no address of it is known")) : toPort(address, 22);
}

function toPort(host: string, port: number): Promise<Socket> {
  return new Promise((resolve, reject) => {
    const socket = connect({ port, host, allowHalfOpen: true, noDelay: true });
    socket.setTimeout(CONNECT_MS, () => socket.destroy(new Error(`no connection within ${CONNECT_MS} ms`)));
    socket.on("error", reject);
    socket.once("connect", () => {
      socket.setTimeout(0);
      resolve(socket);
    });
  });
}
