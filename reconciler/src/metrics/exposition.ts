// Figures as the text that Prometheus reads: the older format, or OpenMetrics when it is asked for. Samples of one figure stand
// together, whatever order they came in.

export type FigureType = "gauge" | "counter" | "histogram" | "info";

export interface Figure {
  /** `labels` as `labelsOf` makes them; `suffix` for the parts of a histogram. */
  add(labels: string, value: number, suffix?: string): void;
}

interface Family {
  name: string;
  type: FigureType;
  help: string;
  lines: string[];
}

export const OPEN_METRICS = "application/openmetrics-text; version=1.0.0; charset=utf-8";
export const PLAIN_TEXT = "text/plain; version=0.0.4; charset=utf-8";

export class Exposition {
  readonly #open: boolean;
  readonly #families = new Map<string, Family>();

  constructor(openMetrics: boolean) {
    this.#open = openMetrics;
  }

  /** `name` without `_total` or `_info`: those of counters and infos are added. A figure without samples is shown by its type. */
  figure(name: string, type: FigureType, help: string): Figure {
    const family = this.#families.get(name) ?? { name, type, help, lines: [] };
    this.#families.set(name, family);
    const sample = `${name}${type === "counter" ? "_total" : type === "info" ? "_info" : ""}`;
    return {
      add(labels, value, suffix = "") {
        if (Number.isFinite(value)) family.lines.push(`${sample}${suffix}${labels} ${value}`);
      },
    };
  }

  text(): string {
    const parts: string[] = [];
    for (const { name, type, help, lines } of this.#families.values()) {
      // The older format names the sample, and knows no infos.
      const plain = `${name}${type === "counter" ? "_total" : type === "info" ? "_info" : ""}`;
      const shown = this.#open ? name : plain;
      const shownType = !this.#open && type === "info" ? "gauge" : type;
      parts.push(`# HELP ${shown} ${help}`, `# TYPE ${shown} ${shownType}`);
      // One by one: a large fleet has more samples than a call takes arguments.
      for (const line of lines) parts.push(line);
    }
    if (this.#open) parts.push("# EOF");
    return `${parts.join("\n")}\n`;
  }
}

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
