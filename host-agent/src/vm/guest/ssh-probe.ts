// Watches for a guest's SSH server. The forwarded port accepts before the guest listens, so only the bytes `SSH-` are a
// sign of life; and the guest's server forks for every look, so it is looked at once a second and never after it was
// seen.
import { connect } from "node:net";
import { setTimeout as sleep } from "node:timers/promises";

/** Resolves to true once the banner was read on 127.0.0.1, to false when the signal ended the watch. */
export async function waitForSsh(
  port: number,
  signal: AbortSignal,
  options: { intervalMs?: number; limitMs?: number } = {},
): Promise<boolean> {
  while (!signal.aborted) {
    if (await readsBanner(port, signal, options.limitMs ?? 5_000)) return true;
    await sleep(options.intervalMs ?? 1_000, undefined, { signal }).catch(() => {});
  }
  return false;
}

function readsBanner(port: number, signal: AbortSignal, limitMs: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect({ port, host: "127.0.0.1" });
    let text = "";
    const end = (seen: boolean) => {
      clearTimeout(timer);
      signal.removeEventListener("abort", stop);
      socket.destroy();
      resolve(seen);
    };
    const stop = () => end(false);
    // A guest under emulation may take seconds for its first answer: a look that is given up too early is wasted.
    const timer = setTimeout(stop, limitMs);
    signal.addEventListener("abort", stop);
    socket.setEncoding("latin1");
    socket.on("data", (chunk: string) => {
      text += chunk;
      // A server may send other lines before its banner.
      if (/(^|\n)SSH-/.test(text)) end(true);
      else if (text.length > 8_192) end(false);
    });
    socket.on("error", stop);
    socket.on("close", stop);
  });
}
