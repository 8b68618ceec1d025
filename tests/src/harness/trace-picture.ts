// A trace as a picture for the docs: a line for each span, from its begin to its end, in the color of the program that sent it.
import type { CollectedSpan } from "./span-collector.ts";

const COLORS: Readonly<Record<string, string>> = {
  "terraform-provider-croft": "#7b42bc",
  "croft-reconciler": "#1f77b4",
  "croft-agent": "#2a9d5c",
};
const WIDTH = 960;
const NAMES = 360;
const ROW = 22;
const TOP = 34;

interface Row {
  span: CollectedSpan;
  depth: number;
}

const begin = ({ startTimeUnixNano }: CollectedSpan): number => Number(BigInt(startTimeUnixNano) / 1000n);
const end = ({ endTimeUnixNano }: CollectedSpan): number => Number(BigInt(endTimeUnixNano) / 1000n);
const escaped = (text: string): string =>
  text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll('"', "&quot;");

/** With its parts below it, in the order in which they began. */
function rowsBelow(spans: readonly CollectedSpan[], span: CollectedSpan, depth: number): Row[] {
  const parts = spans
    .filter(({ parentSpanId }) => parentSpanId === span.spanId)
    .sort((a, b) => begin(a) - begin(b));
  return [{ span, depth }, ...parts.flatMap((part) => rowsBelow(spans, part, depth + 1))];
}

const labelOf = ({ name, attributes }: CollectedSpan): string => {
  const own = attributes.find(({ key }) => key === "croft.name")?.value.stringValue;
  return own === undefined ? name : `${name} (${own})`;
};

function duration(micros: number): string {
  if (micros < 1000) return "< 1 ms";
  return micros < 1_000_000 ? `${Math.round(micros / 1000)} ms` : `${(micros / 1_000_000).toFixed(1)} s`;
}

/** SVG of the spans that are roots, in their order, and of what is below them. */
export function tracePicture(spans: readonly CollectedSpan[], roots: readonly CollectedSpan[]): string {
  const rows = roots.flatMap((root) => rowsBelow(spans, root, 0));
  const from = Math.min(...rows.map(({ span }) => begin(span)));
  const to = Math.max(...rows.map(({ span }) => end(span)));
  const scale = (WIDTH - NAMES - 80) / Math.max(1, to - from);
  const lines = rows.map(({ span, depth }, at) => {
    const y = TOP + at * ROW;
    const x = NAMES + (begin(span) - from) * scale;
    const width = Math.max(2, (end(span) - begin(span)) * scale);
    const color = COLORS[span.service] ?? "#888888";
    const label = escaped(labelOf(span));
    return `<text x="${8 + depth * 16}" y="${y + 14}">${label}</text><rect x="${x.toFixed(1)}" y="${y + 4}" width="${width.toFixed(1)}" height="12" rx="2" fill="${color}"/><text class="t" x="${(x + width + 5).toFixed(1)}" y="${y + 14}">${duration(end(span) - begin(span))}</text>`;
  });
  const legend = Object.entries(COLORS).map(
    ([service, color], at) =>
      `<rect x="${8 + at * 220}" y="10" width="12" height="12" rx="2" fill="${color}"/><text x="${26 + at * 220}" y="20">${service}</text>`,
  );
  const height = TOP + rows.length * ROW + 8;
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${WIDTH}" height="${height}" viewBox="0 0 ${WIDTH} ${height}">
<title>A trace: what each program did, and how long</title>
<style>text{font:12px sans-serif;fill:#222}.t{fill:#666;font-size:11px}</style>
<rect width="100%" height="100%" fill="#ffffff"/>
${[...legend, ...lines].join("\n")}
</svg>
`;
}
