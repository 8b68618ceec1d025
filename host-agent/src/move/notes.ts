// What hosts tell one another in the stream of a move beside the bytes. The other host may be a hostile one, and numbers of its notes
// go into reports of this one: with one that is none, the reconciler would take no report of this host any more.

/** A file of the VM's folder, or a partition. */
export interface Item {
  kind: "file" | "partition";
  /** The file's path in the VM's folder, or the partition's id. */
  name: string;
  size_bytes: number;
}

export type Note =
  | { note: "request"; done: string[] }
  | { note: "start"; total_bytes: number; once_over: boolean }
  | { note: "item"; item: Item }
  /** Sent now and then where nothing but zeros is. */
  | { note: "at"; offset: number }
  | { note: "item_end"; sha256: string }
  | { note: "end" };

type Given = Readonly<Record<string, unknown>>;

const LONGEST_NAME = 200;
const SHA256 = /^[0-9a-f]{64}$/;

const isObject = (value: unknown): value is Given => typeof value === "object" && value !== null;
const isBytes = (value: unknown): boolean => Number.isSafeInteger(value) && Number(value) >= 0;
const isName = (value: unknown): boolean => typeof value === "string" && value.length <= LONGEST_NAME;

const isItem = (value: unknown): boolean =>
  isObject(value) &&
  (value.kind === "file" || value.kind === "partition") &&
  isName(value.name) &&
  isBytes(value.size_bytes);

const HOLDS: ReadonlyMap<unknown, (note: Given) => boolean> = new Map([
  ["request", ({ done }: Given) => Array.isArray(done) && done.every(isName)],
  ["start", ({ total_bytes, once_over }) => isBytes(total_bytes) && typeof once_over === "boolean"],
  ["item", ({ item }) => isItem(item)],
  ["at", ({ offset }) => isBytes(offset)],
  ["item_end", ({ sha256 }) => typeof sha256 === "string" && SHA256.test(sha256)],
  ["end", () => true],
]);

export const isNote = (value: unknown): value is Note =>
  isObject(value) && HOLDS.get(value.note)?.(value) === true;
