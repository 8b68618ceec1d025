// A dashboard as a picture for the docs: its own panels at their own places, with what a real Prometheus has for their queries.
// Drawn here, because no Grafana is at hand: Grafana draws the same in its own colors.

export interface Panel {
  type: string;
  title?: string;
  gridPos: { x: number; y: number; w: number; h: number };
  targets?: { expr: string; legendFormat?: string }[];
  fieldConfig?: { defaults: { unit?: string } };
}

/** A series of a range: its labels, and values at times in seconds. */
export interface Series {
  metric: Record<string, string>;
  values: [number, string][];
}

type Ask = (expr: string) => Promise<Series[]>;

const COLUMN = 40;
const ROW = 24;
const COLORS = ["#1f77b4", "#ff7f0e", "#2a9d5c", "#d62728", "#7b42bc", "#8c564b"];
const MOST_ROWS = 5;
/** As many as a panel is wide. */
const MOST_LETTERS = 74;

const escaped = (text: string): string =>
  text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll('"', "&quot;");

const SCALES: readonly [least: number, letter: string][] = [
  [1e9, "G"],
  [1e6, "M"],
  [1e3, "k"],
];

function shown(value: number, unit = "short"): string {
  if (unit === "percentunit") return `${Math.round(value * 100)} %`;
  const [least, letter] = SCALES.find(([from]) => Math.abs(value) >= from) ?? [1, ""];
  const text = String(Number((value / least).toPrecision(3)));
  const end = unit === "bytes" ? "B" : unit === "Bps" ? "B/s" : unit === "s" ? "s" : "";
  return `${text}${letter === "" && end === "" ? "" : ` ${letter}${end}`}`.trim();
}

const legendOf = (format: string | undefined, metric: Record<string, string>): string =>
  format === undefined || format === "__auto"
    ? Object.values(metric).join(" ")
    : format.replace(/\{\{\s*(\w+)\s*\}\}/g, (_, label: string) => metric[label] ?? "");

interface Drawn {
  label: string;
  series: Series;
}

const lastOf = ({ values }: Series): number => Number(values.at(-1)?.[1] ?? Number.NaN);

function stat(all: readonly Drawn[], width: number, unit?: string): string {
  const step = width / Math.max(1, all.length);
  return all
    .map(({ label, series }, at) => {
      const x = step * (at + 0.5);
      return `<text class="v" x="${x}" y="58" text-anchor="middle">${shown(lastOf(series), unit)}</text><text class="l" x="${x}" y="78" text-anchor="middle">${escaped(label)}</text>`;
    })
    .join("");
}

function table(all: readonly Drawn[]): string {
  return all
    .slice(0, MOST_ROWS)
    .map(({ series: { metric } }, at) => {
      const text = Object.entries(metric)
        .filter(([name]) => !["__name__", "instance", "job", "vm", "alertstate"].includes(name))
        .map(([name, value]) => `${name}=${value}`)
        .join("  ")
        .slice(0, MOST_LETTERS);
      return `<text class="l" x="10" y="${46 + at * 20}">${escaped(text)}</text>`;
    })
    .join("");
}

function lines(all: readonly Drawn[], width: number, height: number, unit?: string): string {
  const values = all.flatMap(({ series }) => series.values.map(([, value]) => Number(value)));
  const times = all.flatMap(({ series }) => series.values.map(([time]) => time));
  const top = Math.max(...values, 0) || 1;
  const from = Math.min(...times);
  const span = Math.max(1, Math.max(...times) - from);
  const [left, up, wide, tall] = [60, 32, width - 72, height - 66] as const;
  const drawn = all.slice(0, COLORS.length).map(({ label, series }, at) => {
    const points = series.values.map(
      ([time, value]) =>
        `${(left + ((time - from) / span) * wide).toFixed(1)},${(up + tall - (Number(value) / top) * tall).toFixed(1)}`,
    );
    const x = left + (at * wide) / Math.min(all.length, COLORS.length);
    return `<polyline points="${points.join(" ")}" fill="none" stroke="${COLORS[at]}" stroke-width="1.5"/><text class="l" x="${x.toFixed(0)}" y="${height - 12}" fill="${COLORS[at]}" style="fill:${COLORS[at]}">${escaped(label.slice(0, 24))}</text>`;
  });
  const axis = `<path d="M${left} ${up}V${up + tall}H${left + wide}" stroke="#bbb" fill="none"/><text class="l" x="${left - 6}" y="${up + 8}" text-anchor="end">${shown(top, unit)}</text><text class="l" x="${left - 6}" y="${up + tall}" text-anchor="end">0</text>`;
  return axis + drawn.join("");
}

async function panelPicture(panel: Panel, ask: Ask): Promise<string> {
  const { type, title = "", gridPos, targets = [], fieldConfig } = panel;
  const [x, y] = [gridPos.x * COLUMN, gridPos.y * ROW];
  const [width, height] = [gridPos.w * COLUMN - 8, gridPos.h * ROW - 8];
  if (type === "row") return `<text class="r" x="${x + 4}" y="${y + 16}">${escaped(title)}</text>`;
  const all: Drawn[] = [];
  for (const { expr, legendFormat } of targets)
    for (const series of await ask(expr)) all.push({ label: legendOf(legendFormat, series.metric), series });
  const unit = fieldConfig?.defaults.unit;
  const inside =
    all.length === 0
      ? `<text class="l" x="10" y="46">nothing</text>`
      : type === "stat"
        ? stat(all, width, unit)
        : type === "table"
          ? table(all)
          : lines(all, width, height, unit);
  return `<g transform="translate(${x},${y})"><rect width="${width}" height="${height}" rx="3" fill="#fff" stroke="#ddd"/><text class="h" x="10" y="20">${escaped(title)}</text>${inside}</g>`;
}

export interface Dashboard {
  title: string;
  panels: readonly Panel[];
}

/** SVG of the panels above the row `until` of the grid. */
export async function dashboardPicture(
  { title, panels }: Dashboard,
  until: number,
  ask: Ask,
): Promise<string> {
  const drawn: string[] = [];
  const visible = panels.filter(({ gridPos }) => gridPos.y + gridPos.h <= until);
  for (const panel of visible) drawn.push(await panelPicture(panel, ask));
  const [width, height] = [24 * COLUMN, until * ROW];
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}">
<title>${escaped(title)}</title>
<style>text{font:12px sans-serif;fill:#222}.h{font-weight:bold}.r{font-size:14px;font-weight:bold;fill:#555}.v{font-size:24px;fill:#1f77b4}.l{font-size:11px;fill:#555}</style>
<rect width="100%" height="100%" fill="#f4f5f5"/>
${drawn.join("\n")}
</svg>
`;
}
