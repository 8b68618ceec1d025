// The tables of disks that were saved before each write, as `sfdisk --dump` writes them.
import { readdir, readFile } from "node:fs/promises";
import { basename, join, resolve } from "node:path";
import { CroftError } from "@croft/schemas/errors.ts";
import { isMissing } from "../../host/files.ts";
import type { DiskContext } from "../context.ts";
import { sizeInWords } from "../device/contents.ts";
import type { GptEntry } from "./gpt.ts";

/** A table as sfdisk writes it out; all in sectors, GUIDs in lower case. */
export interface SavedTable {
  guid: string;
  sectorSize: number;
  entries: GptEntry[];
  /** What sfdisk is given: without the limits of the disk as it was then. */
  script: string;
}

/** Names of the saved tables of each disk, newest first; of one disk when it is named. */
export async function savedTables(
  context: Pick<DiskContext, "paths">,
  disk?: string,
): Promise<{ disk: string; files: string[] }[]> {
  const disks = disk === undefined ? (await namesIn(context.paths.tables)).sort() : [disk];
  const found = await Promise.all(
    disks.map(async (id) => {
      const names = await namesIn(context.paths.tablesOf(id));
      return {
        disk: id,
        files: names
          .filter((name) => name.endsWith(".sfdisk"))
          .sort()
          .reverse(),
      };
    }),
  );
  return found.filter(({ files }) => files.length > 0);
}

async function namesIn(folder: string): Promise<string[]> {
  return await readdir(folder).catch((error: unknown) => {
    if (isMissing(error)) return [];
    throw error;
  });
}

/** Reads a saved table: a name from the list, or a path. Error: `invalid_value`. */
export async function readSaved(
  context: Pick<DiskContext, "paths">,
  disk: string,
  file: string,
): Promise<SavedTable> {
  const path = file === basename(file) ? join(context.paths.tablesOf(disk), file) : resolve(file);
  const text = await readFile(path, "utf8").catch((cause: unknown) => {
    throw new CroftError("invalid_value", `Cannot read the saved table ${path}.`, {
      detail: `See \`croft-agent restore-table --list ${disk}\` for what there is.`,
      cause,
    });
  });
  return parseSaved(text, path);
}

const LINE = /^\S+\s*:\s*(?=start=)/;

/** The text of `sfdisk -d`. Error: `invalid_value` when it is none of a GPT. */
function parseSaved(text: string, path: string): SavedTable {
  const header = new Map<string, string>();
  const entries: GptEntry[] = [];
  const kept: string[] = [];
  for (const line of text.split("\n")) {
    const [, name, value] = /^([a-z-]+):\s*(.*)$/.exec(line) ?? [];
    if (LINE.test(line)) entries.push(entryOf(line, path));
    else if (name !== undefined && value !== undefined) header.set(name, value.trim());
    // The disk may have grown since: where it ends is for sfdisk to say.
    if (name !== "last-lba") kept.push(line);
  }
  const guid = header.get("label-id")?.toLowerCase();
  if (header.get("label") !== "gpt" || guid === undefined) {
    throw new CroftError("invalid_value", `${path} is no saved GPT.`, {
      detail: "It must be what `sfdisk --dump` writes of a GPT.",
    });
  }
  const sectorSize = Number(header.get("sector-size") ?? 512);
  return { guid, sectorSize, entries, script: kept.join("\n") };
}

function entryOf(line: string, path: string): GptEntry {
  const field = (name: string) =>
    new RegExp(`[\\s,]${name}=\\s*("([^"]*)"|[^,]*)`).exec(` ${line.replace(LINE, "")}`);
  const plain = (name: string) => (field(name)?.[2] ?? field(name)?.[1] ?? "").trim();
  const number = Number(/(\d+)\s*:/.exec(line)?.[1]);
  const entry = {
    number,
    type: plain("type").toLowerCase(),
    uuid: plain("uuid").toLowerCase(),
    start: Number(plain("start")),
    size: Number(plain("size")),
    name: plain("name"),
  };
  const whole = [entry.number, entry.start, entry.size].every(
    (value) => Number.isSafeInteger(value) && value > 0,
  );
  if (whole && entry.uuid !== "") return entry;
  throw new CroftError("invalid_value", `${path} has an entry that cannot be read: ${line.trim()}`);
}

/** An entry in words, for people who choose a table. */
export const entryInWords = ({ number, name, start, size }: GptEntry, sectorSize: number): string =>
  `  ${number}  ${name}  ${sizeInWords(size * sectorSize)} at byte ${start * sectorSize}`;
