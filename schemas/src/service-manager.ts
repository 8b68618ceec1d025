// What a service tells systemd of itself (sd_notify(3)): that it serves, that it ends, and, as long as its event loop turns, that it
// is alive. Node has no datagrams over Unix sockets, so the words go by `systemd-notify`, which every systemd has.

export interface ServiceManagerParts {
  /** NOTIFY_SOCKET; absent where nobody listens: nothing is done then. */
  socket: string | undefined;
  /** WATCHDOG_USEC. */
  watchdogUsec: string | undefined;
  /** WATCHDOG_PID: whose watchdog it is; absent for anybody's. */
  watchdogPid: string | undefined;
  /** Runs `systemd-notify` with these words. */
  send(words: readonly string[]): Promise<unknown>;
  failed(error: unknown): void;
}

export interface ServiceManager {
  /** It serves now; from here on it is watched. */
  ready(status: string): void;
  /** One line, which `systemctl status` shows. */
  status(text: string): void;
  /** It ends. */
  stopping(): void;
}

/** So many signs of life in the time after which systemd takes it for dead: two may get lost. */
const SIGNS = 3;

export function createServiceManager(parts: ServiceManagerParts, pid = process.pid): ServiceManager {
  const { socket, send, failed } = parts;
  // One after the other: what is said last is what counts.
  let sent: Promise<unknown> = Promise.resolve();
  const tell = (...words: string[]): void => {
    if (socket === undefined) return;
    sent = sent.then(() => send(words)).catch(failed);
  };
  const watchdogMs = Number(parts.watchdogUsec ?? 0) / 1000;
  const isOurs = parts.watchdogPid === undefined || parts.watchdogPid === String(pid);
  return {
    ready(status) {
      tell("READY=1", `STATUS=${status}`);
      if (watchdogMs > 0 && isOurs) setInterval(() => tell("WATCHDOG=1"), watchdogMs / SIGNS).unref();
    },
    status: (text) => tell(`STATUS=${text}`),
    stopping: () => tell("STOPPING=1", "STATUS=Ending."),
  };
}
