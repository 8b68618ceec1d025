// Times as people compare them: how long ago, or how long until.

const UNITS = [
  ["d", 86_400],
  ["h", 3600],
  ["m", 60],
  ["s", 1],
] as const;

/** `3d4h`, `12m`, `45s`: the largest unit, and the next one while the first is small. Seconds. */
export function duration(seconds: number): string {
  const whole = Math.max(0, Math.round(seconds));
  const at = UNITS.findIndex(([, size]) => whole >= size);
  if (at < 0) return "0s";
  const [unit, size] = UNITS[at] ?? ["s", 1];
  const count = Math.floor(whole / size);
  const next = UNITS[at + 1];
  if (next === undefined || count >= 10) return `${count}${unit}`;
  const rest = Math.floor((whole % size) / next[1]);
  return rest === 0 ? `${count}${unit}` : `${count}${unit}${rest}${next[0]}`;
}

/** A time in RFC 3339 relative to now: `12m` ago, `in 3d`. */
export function age(time: string, now: Date): string {
  const seconds = (now.getTime() - Date.parse(time)) / 1000;
  if (Number.isNaN(seconds)) return time;
  return seconds < -1 ? `in ${duration(-seconds)}` : duration(seconds);
}
