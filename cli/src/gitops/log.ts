// The runner's own log: one JSON object a line on standard error, which systemd keeps.
type Facts = Readonly<Record<string, unknown>>;

export interface Log {
  info(msg: string, facts?: Facts): void;
  warn(msg: string, facts?: Facts): void;
  error(msg: string, facts?: Facts): void;
}

/** `hide` takes secrets out of each line. */
export function createLog(write: (line: string) => void, hide: (text: string) => string): Log {
  const at =
    (level: string) =>
    (msg: string, facts: Facts = {}): void => {
      const plain = Object.entries(facts).map(([name, value]) => [
        name,
        value instanceof Error ? value.message : value,
      ]);
      write(
        `${hide(JSON.stringify({ ts: new Date().toISOString(), level, msg, ...Object.fromEntries(plain) }))}\n`,
      );
    };
  return { info: at("info"), warn: at("warn"), error: at("error") };
}
