// Figures as the text that Prometheus reads: the older format, or OpenMetrics when it is asked for. Samples of one figure stand
// together, whatever order they came in.

export type FigureType = "gauge" | "counter" | "histogram" | "info";

export interface Figure {
  /** `labels` as `labelsOf` makes them; `suffix` for the parts of a histogram. */
  add(labels: string, value: number, suffix?: string): void;
}

/** Where figures are declared. */
export interface Figures {
  figure(name: string, type: FigureType, help: string): Figure;
}

interface Family {
  name: string;
  type: FigureType;
  help: string;
  lines: string[];
  /** Lines that are written when they are sent, so that no large fleet's are held at once. */
  later: Iterable<string>[];
}

export const OPEN_METRICS = "application/openmetrics-text; version=1.0.0; charset=utf-8";
export const PLAIN_TEXT = "text/plain; version=0.0.4; charset=utf-8";

/** Characters that are sent at once: a turn for others comes between two. */
const PIECE = 512 * 1024;

export class Exposition implements Figures {
  readonly #open: boolean;
  readonly #families = new Map<string, Family>();

  constructor(openMetrics: boolean) {
    this.#open = openMetrics;
  }

  /** `name` without `_total` or `_info`: those of counters and infos are added. A figure without samples is shown by its type. */
  figure(name: string, type: FigureType, help: string): Figure {
    const { lines } = this.#family(name, type, help);
    const sample = sampleName(name, type);
    return {
      add(labels, value, suffix = "") {
        if (Number.isFinite(value)) lines.push(`${sample}${suffix}${labels} ${value}`);
      },
    };
  }

  /** Where whole lines of a figure go that were written before. */
  lines(name: string, type: FigureType, help: string): string[] {
    return this.#family(name, type, help).lines;
  }

  /** Lines that are written when they are sent. */
  later(name: string, type: FigureType, help: string, lines: Iterable<string>): void {
    this.#family(name, type, help).later.push(lines);
  }

  #family(name: string, type: FigureType, help: string): Family {
    const family = this.#families.get(name) ?? { name, type, help, lines: [], later: [] };
    this.#families.set(name, family);
    return family;
  }

  text(): string {
    return [...this.pieces()].join("");
  }

  /** The text, in pieces that are no work to speak of. */
  *pieces(): Generator<string> {
    let piece = "";
    for (const { name, type, help, lines, later } of this.#families.values()) {
      // The older format names the sample, and knows no infos.
      const shown = this.#open ? name : sampleName(name, type);
      const shownType = !this.#open && type === "info" ? "gauge" : type;
      piece += `# HELP ${shown} ${help}\n# TYPE ${shown} ${shownType}\n`;
      for (const source of [lines, ...later]) {
        for (const line of source) {
          piece += line;
          piece += "\n";
          if (piece.length < PIECE) continue;
          yield piece;
          piece = "";
        }
      }
    }
    if (this.#open) piece += "# EOF\n";
    if (piece !== "") yield piece;
  }
}

const sampleName = (name: string, type: FigureType): string =>
  `${name}${type === "counter" ? "_total" : type === "info" ? "_info" : ""}`;

const SPECIAL = /[\\"\n]/;

/** `{vm="vm_…",state="running"}`. Values may come from guests and users: none can end a label or a line. */
export function labelsOf(labels: Readonly<Record<string, string>>): string {
  let text = "";
  for (const name in labels) {
    text += `${text === "" ? "{" : ","}${name}="${escaped(labels[name] ?? "")}"`;
  }
  return text === "" ? "" : `${text}}`;
}

const escaped = (value: string): string =>
  SPECIAL.test(value) ? value.replaceAll("\\", "\\\\").replaceAll('"', '\\"').replaceAll("\n", "\\n") : value;
