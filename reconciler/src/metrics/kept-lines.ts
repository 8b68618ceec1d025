// The lines of objects, kept until an object has another revision: of a large fleet nearly all is as it was at the last scrape, and
// reading and writing it again is what a scrape would cost. Read a page at a time, with a turn for others between, so that no
// request waits for a scrape however large the fleet is.
import type { FigureSource } from "../store/document-store.ts";
import type { ListFilter, Store } from "../store/store.ts";
import { Exposition, type Figures, type FigureType } from "./exposition.ts";

const PAGE = 500;
/** Specs may be large. */
const AT_ONCE = 250;

export type FigureKind = "vm" | "host" | "partition" | "disk" | "image";

export interface ObjectFigures<K extends FigureKind> {
  add(document: FigureSource<K>): void;
}

interface Declared {
  name: string;
  type: FigureType;
  help: string;
}

/** Takes the lines of one object at a time. */
class Recorder implements Figures {
  readonly declared: Declared[] = [];
  #lines: string[][] = [];
  readonly #writer = new Exposition(false);

  figure(name: string, type: FigureType, help: string) {
    this.declared.push({ name, type, help });
    this.#lines.push(this.#writer.lines(name, type, help));
    return this.#writer.figure(name, type, help);
  }

  /** What was added since the last call: the lines of each figure, in the order in which they were declared. */
  take(): string[] {
    return this.#lines.map((lines) => {
      const text = lines.join("\n");
      lines.length = 0;
      return text;
    });
  }
}

interface Kept {
  revision: string;
  /** Where it is; null for what is on no host. */
  host: string | null;
  /** By figure; empty where the object has none. */
  lines: string[];
}

/** `figuresOf` declares the figures of a kind; what it adds may depend on the document alone. */
export class KeptLines<K extends FigureKind> {
  readonly #kind: K;
  readonly #recorder = new Recorder();
  readonly #figures: ObjectFigures<K>;
  readonly #kept = new Map<string, Kept>();

  constructor(kind: K, figuresOf: (out: Figures) => ObjectFigures<K>) {
    this.#kind = kind;
    this.#figures = figuresOf(this.#recorder);
  }

  /** Adds all objects of the filter, and returns their hosts by their ids. Without a filter it forgets those that are gone. */
  async addTo(
    out: Exposition,
    { documents }: Store,
    project?: string,
  ): Promise<ReadonlyMap<string, string | null>> {
    const targets = this.#recorder.declared.map(({ name, type, help }) => out.lines(name, type, help));
    const filter: Pick<ListFilter, "project"> = project === undefined ? {} : { project };
    const hosts = new Map<string, string | null>();
    let after: number | undefined;
    do {
      const page = await documents.listRevisions(this.#kind, { ...filter, after: after ?? 0, limit: PAGE });
      const changed = page.items.filter(({ id, revision }) => this.#kept.get(id)?.revision !== revision);
      if (changed.length > 0) await this.#renew(documents, changed);
      for (const { id } of page.items) {
        const kept = this.#kept.get(id);
        if (kept === undefined) continue;
        hosts.set(id, kept.host);
        for (let at = 0; at < targets.length; at++) {
          const lines = kept.lines[at];
          if (lines !== undefined && lines !== "") targets[at]?.push(lines);
        }
      }
      after = page.next ?? undefined;
      await new Promise((resolve) => setImmediate(resolve));
    } while (after !== undefined);
    if (project === undefined) {
      for (const id of this.#kept.keys()) if (!hosts.has(id)) this.#kept.delete(id);
    }
    return hosts;
  }

  async #renew(documents: Store["documents"], changed: readonly { id: string }[]): Promise<void> {
    for (let from = 0; from < changed.length; from += AT_ONCE) {
      const ids = changed.slice(from, from + AT_ONCE).map(({ id }) => id);
      for (const document of await documents.figureSources(this.#kind, ids)) {
        this.#figures.add(document);
        const { host = null } = document.status as { host?: string | null };
        this.#kept.set(document.id, { revision: document.revision, host, lines: this.#recorder.take() });
      }
    }
  }
}
