// `croft-agent restore-table`: writes a partition table that the agent saved back to its disk. The agent may run meanwhile:
// it waits for the disk's lock.
import { parseArgs } from "node:util";
import { CroftError } from "@croft/schemas/errors.ts";
import type { DiskContext } from "../disk/context.ts";
import { restoreTable } from "../disk/table/restore-table.ts";
import { entryInWords, readSaved, savedTables } from "../disk/table/saved-tables.ts";
import { diskContext } from "./disk-context.ts";

const USAGE = `usage: croft-agent restore-table --list [DISK] [--config FILE]
       croft-agent restore-table DISK TABLE [--force] [--config FILE]

DISK is the disk's id (dsk_...), TABLE a name that --list shows, or a path of what \`sfdisk --dump\` wrote.
Refused while a VM has a partition of the disk or anything else uses it. --force restores a table although the
present one has partitions that are not in it. --config as for the agent itself.
`;

/** Resolves with the exit code: 0 done, 1 refused or failed, 2 not understood. */
export async function restoreTableCommand(args: readonly string[]): Promise<number> {
  const told = readArguments(args);
  if (told === null || told.help) {
    process.stdout.write(USAGE);
    return told === null ? 2 : 0;
  }
  const { disk, file } = told;
  process.umask(0o077);
  try {
    const context = await diskContext(told.config);
    if (disk === undefined || file === undefined) return await showList(context, disk);
    return await restore(context, disk, file, told.force);
  } catch (error) {
    const detail = error instanceof CroftError && error.detail !== error.message ? `\n${error.detail}` : "";
    process.stderr.write(`croft-agent: ${error instanceof Error ? error.message : String(error)}${detail}\n`);
    return 1;
  }
}

/** Null when they make no sense; without a file the tables are listed. */
function readArguments(args: readonly string[]) {
  const flag = { type: "boolean", default: false } as const;
  try {
    const { values, positionals } = parseArgs({
      args: [...args],
      allowPositionals: true,
      options: { list: flag, force: flag, help: flag, config: { type: "string" } },
    });
    const [disk, file] = positionals;
    const whole = values.list ? positionals.length <= 1 : positionals.length === 2;
    const { force, help, config = null } = values;
    return whole || help ? { force, help, config, disk, file } : null;
  } catch {
    return null;
  }
}

async function showList(context: DiskContext, disk: string | undefined): Promise<number> {
  for (const { disk: id, files } of await savedTables(context, disk)) {
    process.stdout.write(`${id}, in ${context.paths.tablesOf(id)}, newest first:\n`);
    for (const file of files) {
      const { entries, sectorSize } = await readSaved(context, id, file).catch(() => ({
        entries: [],
        sectorSize: 512,
      }));
      process.stdout.write(
        `${file}\n${entries.map((entry) => `${entryInWords(entry, sectorSize)}\n`).join("")}`,
      );
    }
  }
  return 0;
}

async function restore(context: DiskContext, disk: string, file: string, force: boolean): Promise<number> {
  const saved = await readSaved(context, disk, file);
  const { path, before, entries } = await restoreTable(context, disk, saved, { force });
  const lines = [
    `The table of disk ${disk} on ${path} is restored, and was read back as it was saved:`,
    ...entries.map((entry) => entryInWords(entry, saved.sectorSize)),
    `What both ends of the disk held before is in ${before.join(" and ")}.`,
  ];
  process.stdout.write(`${lines.join("\n")}\n`);
  return 0;
}
