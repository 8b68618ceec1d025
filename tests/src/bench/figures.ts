// What a bench part reports: each figure beside that of a yardstick measured in turns with it, so that the machine and
// what else it does fall out of the ratio.

export interface Spread {
  min: number;
  median: number;
  max: number;
}

export interface Figure {
  name: string;
  unit: "µs" | "ms" | "s" | "per s" | "MiB" | "MiB/s";
  croft: Spread;
  /** What it is measured against. */
  yardstick: string;
  theirs: Spread;
  /** Croft's divided by the yardstick's, round by round. */
  ratio: Spread;
  /** What it would wait for first, with the share that was measured. */
  limit: string;
}

/** One round: the same work done by Croft and by the yardstick. */
export interface Round {
  croft: number;
  theirs: number;
}

/** The value below which `share` of the values lie (nearest rank). */
export function percentile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  const found = sorted[Math.min(sorted.length - 1, Math.ceil(share * sorted.length) - 1)];
  if (found === undefined) throw new Error("no values");
  return found;
}

export const spread = (values: readonly number[]): Spread => ({
  min: Math.min(...values),
  median: percentile(values, 0.5),
  max: Math.max(...values),
});

export function figure(
  about: Pick<Figure, "name" | "unit" | "yardstick" | "limit">,
  rounds: readonly Round[],
): Figure {
  return {
    name: about.name,
    unit: about.unit,
    croft: spread(rounds.map(({ croft }) => croft)),
    yardstick: about.yardstick,
    theirs: spread(rounds.map(({ theirs }) => theirs)),
    ratio: spread(rounds.map(({ croft, theirs }) => croft / theirs)),
    limit: about.limit,
  };
}

/** Names the largest of several shares of the wall time, all in seconds; what none of them explains is waiting. */
export function largestShare(
  wall: number,
  shares: Readonly<Record<string, number>>,
  waiting: string,
): string {
  const explained = Object.values(shares).reduce((sum, value) => sum + value, 0);
  const all = { ...shares, [waiting]: Math.max(0, wall - explained) };
  const [name, seconds] = Object.entries(all).reduce((a, b) => (b[1] > a[1] ? b : a));
  return `${name} (${Math.round((100 * seconds) / wall)} % of the time)`;
}

const digits = (value: number): string =>
  value >= 1000 ? value.toFixed(0) : value >= 10 ? value.toFixed(1) : value.toPrecision(3);

const shown = ({ min, median, max }: Spread): string => `${digits(min)} / ${digits(median)} / ${digits(max)}`;

/** The figures as lines of text; every triple is min / median / max. */
export function table(figures: readonly Figure[]): string {
  const rows = [
    ["figure (min / median / max)", "Croft", "yardstick", "", "ratio"],
    ...figures.map((one) => [
      `${one.name}, ${one.unit}`,
      shown(one.croft),
      shown(one.theirs),
      one.yardstick,
      `x ${shown(one.ratio)}`,
    ]),
  ];
  const widths = [0, 1, 2, 3].map((column) => Math.max(...rows.map((row) => (row[column] as string).length)));
  const lines = rows.map((row) =>
    row
      .map((cell, column) => cell.padEnd(widths[column] ?? 0))
      .join("  ")
      .trimEnd(),
  );
  lines.splice(1, 0, "-".repeat(Math.max(...lines.map((line) => line.length))));
  return [...lines, "", "What limits it first:", ...limitLines(figures), ""].join("\n");
}

// Figures that the same thing limits stand together.
function limitLines(figures: readonly Figure[]): string[] {
  const names = new Map<string, Set<string>>();
  for (const { limit, name } of figures) names.set(limit, (names.get(limit) ?? new Set()).add(name));
  return [...names].flatMap(([limit, limited]) => [
    `  ${limit}:`,
    ...[...limited].map((name) => `    ${name}`),
  ]);
}
