// `croft-agent use-disk`: a person says which copy of a disk is used from now on. The agent may run meanwhile: it waits for
// the disk's lock and takes the copy at its next inspection.
import { parseArgs } from "node:util";
import { CroftError } from "@croft/schemas/errors.ts";
import { useCopy } from "../disk/use-copy.ts";
import { diskContext } from "./disk-context.ts";

const USAGE = `usage: croft-agent use-disk DISK IDENTITY [--config FILE]

DISK is the disk's id (dsk_...), IDENTITY that of a copy of it, as croft_disks or the disk's own state_reason names it.
From now on this copy is the disk, with what it holds, also if it is an older one; the others are copies of it and are not
used. No byte of a partition is changed. Refused while a VM has a partition of the disk. --config as for the agent itself.
`;

/** Resolves with the exit code: 0 done, 1 refused or failed, 2 not understood. */
export async function useDiskCommand(args: readonly string[]): Promise<number> {
  const read = readArguments(args);
  if (read === null || read.help) {
    process.stdout.write(USAGE);
    return read === null ? 2 : 0;
  }
  process.umask(0o077);
  try {
    const { path } = await useCopy(await diskContext(read.config), read.disk, read.identity);
    process.stdout.write(`Disk ${read.disk} is served by ${read.identity} (${path}) from now on.\n`);
    return 0;
  } catch (error) {
    const detail = error instanceof CroftError && error.detail !== error.message ? `\n${error.detail}` : "";
    process.stderr.write(`croft-agent: ${error instanceof Error ? error.message : String(error)}${detail}\n`);
    return 1;
  }
}

function readArguments(args: readonly string[]) {
  try {
    const { values, positionals } = parseArgs({
      args: [...args],
      allowPositionals: true,
      options: { help: { type: "boolean", default: false }, config: { type: "string" } },
    });
    const [disk = "", identity = ""] = positionals;
    const { help, config = null } = values;
    return positionals.length === 2 || help ? { help, config, disk, identity } : null;
  } catch {
    return null;
  }
}
