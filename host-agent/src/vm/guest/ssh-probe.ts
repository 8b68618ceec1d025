// Watches for a guest's SSH server. What leads to it accepts before the guest listens, so only the bytes `SSH-` are a
// sign of life; and the guest's server forks for every look, so it is looked at once a second and never after it was
// seen.
import type { Socket } from "node:net";
import { setTimeout as sleep } from "node:timers/promises";

/** Resolves to true once the banner was read from a connection that `open` made, to false when the signal ended the watch. */
export async function waitForSsh(
  open: () => Promise<Socket>,
  signal: AbortSignal,
  options: { intervalMs?: number; limitMs?: number } = {},
): Promise<boolean> {
  while (!signal.aborted) {
    if (await readsBanner(open, signal, options.limitMs ?? 5_000)) return true;
    await sleep(options.intervalMs ?? 1_000, undefined, { signal }).catch(() => {});
  }
  return false;
}

async function readsBanner(
  open: () => Promise<Socket>,
  signal: AbortSignal,
  limitMs: number,
): Promise<boolean> {
  const socket = await open().catch(() => null);
  if (socket === null) return false;
  return new Promise((resolve) => {
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
    // Its half that was left open ends with the guest's.
    socket.on("end", stop);
    if (socket.destroyed || signal.aborted) stop();
  });
}
