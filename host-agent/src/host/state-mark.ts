// Where a state folder was made, so that a copy of it is known as one: its guests may run where it was copied from.
import { createHash } from "node:crypto";
import { readFile, stat } from "node:fs/promises";

export interface StateMark {
  /** Digest of the machine's id; null where it has none. */
  machine: string | null;
  /** The same of the id of its board or of the virtual machine that it is; null where it cannot be read. */
  board: string | null;
  /** Number of a folder that was made with it: a copy has another. */
  folder: string;
}

const digest = (what: string, text: string): string =>
  createHash("sha256").update(`croft ${what}: ${text.trim()}`).digest("hex");

const digestOfFile = (what: string, path: string): Promise<string | null> =>
  readFile(path, "utf8").then(
    (text) => (text.trim() === "" ? null : digest(what, text)),
    () => null,
  );

/** The mark of a folder that is there. */
export async function readStateMark(folder: string): Promise<StateMark> {
  const [machine, board, found] = await Promise.all([
    digestOfFile("machine", "/etc/machine-id"),
    digestOfFile("board", "/sys/class/dmi/id/product_uuid"),
    stat(folder, { bigint: true }),
  ]);
  return { machine, board, folder: String(found.ino) };
}

/** In what two marks differ, as a clause; undefined when nothing speaks for a copy. What one of them does not know says nothing. */
export function differenceOf(made: StateMark, present: StateMark): string | undefined {
  const differs = (name: "machine" | "board"): boolean =>
    made[name] !== null && present[name] !== null && made[name] !== present[name];
  if (differs("machine") || differs("board")) return "it was made on another machine";
  return made.folder === present.folder
    ? undefined
    : "it was copied, restored or moved to another file system";
}
