/**
 * Reads for a refresh, which asks for one object after the other and often for all there are of a kind.
 *
 *   few were asked for ------------------> by their ids, those that come together in one request
 *   as many as two full batches, and
 *   not all pages are read --------------> the next page of the kind in that project, and looked up there
 *   not among what was read -------------> as if few
 *   something was written by ourselves --> what was read is forgotten, and only ids are asked for from then on
 *
 * Terraform keeps at most ten reads in flight unless it is told otherwise, so two full batches are twenty. The next page
 * is read after twenty more that no page had: a small configuration in a large project stays cheap. What was read is
 * good for one walk: a client is made by Configure, which comes once for each.
 */
import type { RestDocument } from "../kit/rest-document.ts";
import { type Batched, batched } from "./batch.ts";

export interface DocumentPage {
  readonly documents: readonly RestDocument[];
  /** Cursor of the next page, or null at the end. */
  readonly next: string | null;
}

export interface DocumentReads {
  one(plural: string, id: string): Promise<RestDocument | undefined>;
  /** In any order, without those that are not there. At most 100. */
  some(plural: string, ids: readonly string[]): Promise<readonly RestDocument[]>;
  /** Of the kind in a project; in all of them when it is null. */
  page(plural: string, project: string | null, cursor: string | null): Promise<DocumentPage>;
}

export interface Refresher {
  read(plural: string, id: string, project: string | null): Promise<RestDocument | undefined>;
  /** To be told of every write, before it is sent. */
  written(): void;
}

const MOST_IDS = 100;
const TWO_BATCHES = 20;
/** Walks of thousands take a while; one that waits for something else in between reads anew. */
const FRESH_MS = 60_000;

export function refresher(reads: DocumentReads, now: () => number = () => performance.now()): Refresher {
  const pages = new Map<string, Pages>();
  const singles = new Map<string, Batched<string, RestDocument | undefined>>();
  let wrote = false;

  const single = (plural: string, id: string): Promise<RestDocument | undefined> => {
    let ask = singles.get(plural);
    if (ask === undefined) {
      ask = batched(MOST_IDS, (ids) => readByIds(reads, plural, ids));
      singles.set(plural, ask);
    }
    return ask(id);
  };

  const pagesOf = (plural: string, project: string | null): Pages => {
    const key = `${plural} ${project ?? ""}`;
    let found = pages.get(key);
    if (found === undefined || found.isStale()) {
      found = new Pages((cursor) => reads.page(plural, project, cursor), now);
      pages.set(key, found);
    }
    return found;
  };

  return {
    async read(plural, id, project) {
      const found = wrote ? undefined : await pagesOf(plural, project).find(id);
      // A write may have come while the page was read.
      return found === undefined || wrote ? single(plural, id) : found;
    },
    written() {
      wrote = true;
      pages.clear();
    },
  };
}

async function readByIds(
  reads: DocumentReads,
  plural: string,
  ids: readonly string[],
): Promise<(RestDocument | undefined)[]> {
  const [only = ""] = ids;
  if (ids.length === 1) return [await reads.one(plural, only)];
  const found = await reads.some(plural, [...new Set(ids)]);
  const byId = new Map(found.map((document) => [document.id, document]));
  return ids.map((id) => byId.get(id));
}

/** The pages of a kind in a project, read one by one as they are worth it. */
class Pages {
  private readonly known = new Map<string, RestDocument>();
  private readonly readPage: (cursor: string | null) => Promise<DocumentPage>;
  private readonly now: () => number;
  /** Asked for since the last page was read, and on no page. */
  private missed = 0;
  private cursor: string | null = null;
  private atEnd = false;
  private firstAt: number | undefined;
  private reading: Promise<void> | undefined;

  constructor(readPage: (cursor: string | null) => Promise<DocumentPage>, now: () => number) {
    this.readPage = readPage;
    this.now = now;
  }

  isStale(): boolean {
    return this.firstAt !== undefined && this.now() - this.firstAt >= FRESH_MS;
  }

  async find(id: string): Promise<RestDocument | undefined> {
    if (!this.known.has(id)) this.missed += 1;
    while (!this.known.has(id) && !this.atEnd && this.missed > TWO_BATCHES) {
      this.reading ??= this.next();
      await this.reading;
    }
    return this.known.get(id);
  }

  private async next(): Promise<void> {
    try {
      this.firstAt ??= this.now();
      const { documents, next } = await this.readPage(this.cursor);
      for (const document of documents) this.known.set(document.id, document);
      this.cursor = next;
      this.atEnd = next === null;
      this.missed = 0;
    } finally {
      this.reading = undefined;
    }
  }
}
