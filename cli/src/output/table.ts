// Tables for people. On a terminal a table is as wide as that: first long texts are cut, then columns at the right are left
// out. Names are never cut, because people copy them. Without a terminal everything is there, so that a program may read it.
import { cleanLine } from "@croft/schemas/clean-text.ts";
import { paint, type Tint } from "./color.ts";

export interface TableColumn {
  title: string;
  /** Neither cut nor left out. */
  key?: boolean;
  right?: boolean;
}

export interface Cell {
  text: string;
  tint?: Tint | undefined;
}

export interface TableRow {
  cells: readonly Cell[];
}

const GAP = 2;
/** A cut column has at least so many characters. */
const LEAST = 8;

interface Place {
  columns: number | undefined;
  color: boolean;
}

export function formatTable(
  columns: readonly TableColumn[],
  rows: readonly TableRow[],
  { columns: width, color }: Place,
): string {
  const lines = [columns.map(({ title }): Cell => ({ text: title.toUpperCase(), tint: "bold" }))].concat(
    rows.map(({ cells }) => columns.map((_, at) => cleanCell(cells[at]))),
  );
  const natural = columns.map((_, at) => Math.max(...lines.map((cells) => lengthOf(cells[at]?.text ?? ""))));
  const widths = width === undefined ? natural : fit(columns, natural, width);
  return lines.map((cells) => line(columns, cells, widths, color)).join("");
}

const cleanCell = (cell: Cell | undefined): Cell =>
  cell === undefined || cell.text === ""
    ? { text: "-", tint: "dim" }
    : { text: cleanLine(cell.text), tint: cell.tint };

/** Characters that a person sees. */
const lengthOf = (text: string): number => [...text].length;

/** Widths within `width`; 0 is a column that is left out. */
function fit(columns: readonly TableColumn[], natural: readonly number[], width: number): number[] {
  const widths = [...natural];
  const total = (): number => {
    const shown = widths.filter((one) => one > 0);
    return shown.reduce((sum, one) => sum + one, 0) + GAP * Math.max(0, shown.length - 1);
  };
  for (let at = columns.length - 1; at >= 0 && total() > width; at--) {
    if (columns[at]?.key === true || columns[at]?.right === true) continue;
    const spare = Math.max(0, (widths[at] ?? 0) - Math.max(LEAST, columns[at]?.title.length ?? 0));
    widths[at] = (widths[at] ?? 0) - Math.min(spare, total() - width);
  }
  for (let at = columns.length - 1; at >= 0 && total() > width; at--) {
    if (columns[at]?.key !== true) widths[at] = 0;
  }
  return widths;
}

function line(
  columns: readonly TableColumn[],
  cells: readonly Cell[],
  widths: readonly number[],
  color: boolean,
): string {
  const shown = columns.flatMap(({ right }, at) => {
    const width = widths[at] ?? 0;
    if (width === 0) return [];
    const { text, tint } = cells[at] ?? { text: "" };
    const cut = lengthOf(text) <= width ? text : `${[...text].slice(0, width - 1).join("")}…`;
    const space = " ".repeat(width - lengthOf(cut));
    const painted = paint(cut, tint, color);
    return [right === true ? space + painted : painted + space];
  });
  return `${shown.join(" ".repeat(GAP)).trimEnd()}\n`;
}
