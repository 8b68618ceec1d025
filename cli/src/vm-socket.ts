// A WebSocket to a VM through the reconciler.
import { text } from "node:stream/consumers";
import { MAX_MESSAGE_BYTES } from "@croft/schemas/byte-frames.ts";
import { openLine } from "@croft/schemas/client/line.ts";
import type { Api } from "@croft/schemas/client/rest-client.ts";
import { WebSocket } from "ws";

const OPEN_MS = 60_000;

/**
 * Calls back when it is open, before its first message is read. Rejects with the reconciler's own words when it refuses.
 * With a ticket, that is shown instead of the token.
 */
export async function openVmSocket(
  api: Api,
  route: string,
  options: { ticket?: string; opened: (socket: WebSocket) => void },
): Promise<void> {
  const line = openLine(api);
  await line.prove();
  const { socketPath, ...tls } = line.options;
  // As `ws` has it: the socket's path, a colon, the request's.
  const address =
    socketPath === undefined
      ? line.url(route).href.replace(/^http/, "ws")
      : `ws+unix://${socketPath}:${route}`;
  const protocols = options.ticket === undefined ? [] : ["croft.v1", `croft.ticket.${options.ticket}`];
  const headers = options.ticket === undefined ? { authorization: `Bearer ${api.token}` } : {};
  const socket = new WebSocket(address, protocols, {
    ...tls,
    headers,
    perMessageDeflate: false,
    handshakeTimeout: OPEN_MS,
    maxPayload: MAX_MESSAGE_BYTES,
  });
  return new Promise((resolve, reject) => {
    socket.once("open", () => {
      options.opened(socket);
      resolve();
    });
    socket.on("error", (error) =>
      reject(new Error(`the reconciler at ${api.endpoint} cannot be reached: ${error.message}`)),
    );
    socket.once("unexpected-response", (_request, response) => {
      void text(response).then((body) => reject(new Error(wordsOf(body, response.statusCode))), reject);
    });
  });
}

function wordsOf(body: string, status: number | undefined): string {
  try {
    const { title, detail } = JSON.parse(body);
    return title === detail ? title : `${title} ${detail}`;
  } catch {
    return `the reconciler answered ${status}`;
  }
}
