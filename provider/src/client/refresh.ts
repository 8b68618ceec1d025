/**
 * Reads for a refresh, which asks for one object after the other and often for all there are of a kind.
 *
 *   few were asked for -----------------> one by one, those that come together in one request
 *   many, and not all pages are read ---> the next page of the whole kind, and looked up there
 *   not among what was read ------------> as if few
 *
 * Pages are read in proportion to what was asked for, so that a small configuration in a large Croft stays cheap. What
 * was read is good for as long as one run of a refresh may take; a process of the plugin lives for one run.
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
  page(plural: string, cursor: string | null): Promise<DocumentPage>;
}

const MOST_IDS = 100;
/** Pages are read once so many of the kind were asked for, one for each. */
const MANY = 40;
const FRESH_MS = 10_000;

export function refresher(
  reads: DocumentReads,
  now: () => number = () => performance.now(),
): (plural: string, id: string) => Promise<RestDocument | undefined> {
  const kinds = new Map<string, KindRefresh>();
  return (plural, id) => {
    let kind = kinds.get(plural);
    if (kind === undefined) {
      kind = new KindRefresh(reads, plural, now);
      kinds.set(plural, kind);
    }
    return kind.read(id);
  };
}

class KindRefresh {
  private readonly reads: DocumentReads;
  private readonly plural: string;
  private readonly now: () => number;
  private readonly byIds: Batched<string, RestDocument | undefined>;
  private readonly known = new Map<string, { document: RestDocument; at: number }>();
  private asked = 0;
  private pages = 0;
  private cursor: string | null = null;
  private atEnd = false;
  private reading: Promise<void> | undefined;

  constructor(reads: DocumentReads, plural: string, now: () => number) {
    this.reads = reads;
    this.plural = plural;
    this.now = now;
    this.byIds = batched(MOST_IDS, (ids) => this.readByIds(ids));
  }

  async read(id: string): Promise<RestDocument | undefined> {
    this.asked += 1;
    for (;;) {
      const found = this.known.get(id);
      if (found !== undefined && this.now() - found.at < FRESH_MS) return found.document;
      if (this.atEnd || this.asked < (this.pages + 1) * MANY) return this.byIds(id);
      this.reading ??= this.readPage();
      await this.reading;
    }
  }

  private async readPage(): Promise<void> {
    try {
      const at = this.now();
      const { documents, next } = await this.reads.page(this.plural, this.cursor);
      for (const document of documents) this.known.set(document.id, { document, at });
      this.cursor = next;
      this.atEnd = next === null;
      this.pages += 1;
    } finally {
      this.reading = undefined;
    }
  }

  private async readByIds(ids: readonly string[]): Promise<(RestDocument | undefined)[]> {
    const [only = ""] = ids;
    if (ids.length === 1) return [await this.reads.one(this.plural, only)];
    const found = await this.reads.some(this.plural, [...new Set(ids)]);
    const byId = new Map(found.map((document) => [document.id, document]));
    return ids.map((id) => byId.get(id));
  }
}
