// File systems that grow with their partition. A guest that has the partition grows its file system itself (Croft's image
// does; XFS grows nowhere else). What no guest has, and is ext4, this host grows; it never mounts what a guest wrote.
//
//   partition grown --due noted before--> nobody has it --> e2fsck -fp --undo file--> resize2fs, e2fsck -fn --> undo file gone
//                                              ^             | finds what it does       |
//                                              |             v not repair: told         | killed, or not whole after it:
//                                              '------------ e2undo, and anew ----------'
//
// The tools read what a hostile guest may have written, so they run as a user that has nothing but two open files: a node of
// the partition, and the undo file. Every byte that resize2fs changes is in the undo file first; while that is there, nobody
// may open the partition. Without root a partition is a window of a file, and resize2fs cuts a file off behind the file
// system it has grown (tried: e2fsprogs 1.47): there only guests grow file systems.
import { chmod, chown, type FileHandle, open, rm, stat } from "node:fs/promises";
import { join } from "node:path";
import { CroftError } from "@croft/schemas/errors.ts";
import type { PartitionDocument } from "@croft/schemas/generated/typescript/messages.ts";
import { isMissing, removeFile, syncFolder } from "../../host/files.ts";
import { CommandFailed, type Run } from "../../host/run.ts";
import { loadAdoptionRecord, updatePartitionRecord } from "../adoption-record.ts";
import type { AdoptedDisk, DiskContext } from "../context.ts";
import { filesystemIn, sizeInWords } from "../device/contents.ts";
import { rangeOf } from "../table/entries.ts";
import type { GptEntry } from "../table/gpt.ts";
import { claimingNodes, holdPartition } from "../table/hold-table.ts";
import { type FilesystemSize, filesystemSize, fillsItsPlace } from "./filesystem-size.ts";
import { nodeFor } from "./partition.ts";

/**
 * Size of blocks with which an undo file does no harm: with 1024 bytes, resize2fs 1.47.0 leaves a damaged resize inode when
 * it writes one (tried). Such file systems are small, and what is cut off is left to e2fsck.
 */
const UNDO_BLOCK = 4096;

/** A user that nothing belongs to; those of VMs end below it. */
const TOOLS_USER = 59_000;
const LIMIT = { timeout: 3_600_000 };

export class FilesystemGrowth {
  readonly #context: DiskContext;
  readonly #busy = new Set<string>();
  /** What could not be grown, until somebody writes its superblock. */
  readonly #failed = new Map<string, { mark: number; error: CroftError }>();

  constructor(context: DiskContext) {
    this.#context = context;
  }

  /** Throws `unavailable` while a file system is being grown, or when that was cut off and is not undone yet. */
  async refuseWhileGrowing(disk: string, partition: string): Promise<void> {
    if (!this.#busy.has(partition) && !(await isThere(this.#undoFile(disk, partition)))) return;
    throw new CroftError("unavailable", `The file system of partition ${partition} is being grown.`, {
      detail: "The drive is plugged in when that is done; the partition's own state tells of it.",
    });
  }

  /**
   * Grows what is to be grown, and answers with a sentence about what is left for a guest to do, or null. `holder`: the VM
   * that has the partition. Error: `filesystem_failed` when e2fsck finds what it does not repair by itself, or a tool fails;
   * the file system is then as it was.
   */
  async settle(
    disk: AdoptedDisk,
    document: PartitionDocument,
    entry: GptEntry,
    holder: () => Promise<string | null>,
  ): Promise<string | null> {
    const { id } = document;
    const due =
      (await loadAdoptionRecord(this.#context.paths, disk.id))?.partitions[id]?.filesystem_due === true;
    if (!due) return null;
    const size = await this.#size(disk, entry);
    const undone = await isThere(this.#undoFile(disk.id, id));
    const range = rangeOf(disk, entry);
    if (!undone && (size === null || fillsItsPlace(size, range.end - range.start))) {
      await this.#settled(disk.id, id);
      return null;
    }
    const whole = sizeInWords(range.end - range.start);
    const told = `Its file system is smaller than its ${whole} (${size?.type ?? "damaged"}, ${sizeInWords(size?.bytes ?? 0)})`;
    const vm = await holder();
    if (vm !== null)
      return `${told}: VM ${vm} has it, so its guest grows it (Croft's image does so by itself).`;
    if (size?.type === "xfs") return `${told}: XFS grows while it is mounted. Run xfs_growfs in a guest.`;
    if (!this.#context.root) return `${told}: this agent has no root, so a guest has to grow it (resize2fs).`;
    const failed = this.#failed.get(id);
    if (failed !== undefined && failed.mark === size?.mark) throw failed.error;
    try {
      await this.#grow(disk, id, entry, holder);
      this.#failed.delete(id);
      return null;
    } catch (error) {
      const mark = (await this.#size(disk, entry))?.mark;
      if (error instanceof CroftError && error.code === "filesystem_failed" && mark !== undefined)
        this.#failed.set(id, { mark, error });
      throw error;
    }
  }

  async #grow(
    disk: AdoptedDisk,
    id: string,
    entry: GptEntry,
    holder: () => Promise<string | null>,
  ): Promise<void> {
    this.#busy.add(id);
    try {
      await holdPartition(this.#context, disk, id, async (outer) => {
        // A VM that came first grows it.
        if ((await holder()) !== null) return;
        const node = await nodeFor(this.#context, outer, disk, entry);
        await claimingNodes(this.#context, outer, disk, (run) => this.#withTools(run, disk.id, id, node));
        await this.#settled(disk.id, id);
      });
    } finally {
      this.#busy.delete(id);
    }
  }

  async #withTools(
    run: Run,
    disk: string,
    id: string,
    node: { path: string; major: number; minor: number },
  ): Promise<void> {
    const folder = this.#context.paths.tablesOf(disk);
    const undoPath = this.#undoFile(disk, id);
    const own = join(folder, `${id}.node`);
    let device: FileHandle | undefined;
    try {
      await rm(own, { force: true });
      await run("mknod", ["-m", "0600", own, "b", String(node.major), String(node.minor)]);
      await chown(own, TOOLS_USER, TOOLS_USER);
      device = await open(own, "r+");
      const tools = toolsOn(run, device, id);
      if (await isThere(undoPath)) await undo(tools, undoPath);
      await tools.check();
      if ((await filesystemIn(run, node.path)) !== "ext4") throw failure(id, "it is no ext4 alone", "");
      const withUndo = (await filesystemSize(node.path))?.blockBytes === UNDO_BLOCK;
      if (withUndo) await createUndoFile(folder, undoPath);
      try {
        await tools.resize(withUndo ? undoPath : null);
        await tools.verify();
      } catch (error) {
        if (withUndo) await undo(tools, undoPath);
        throw error;
      }
      await device.sync();
      await removeFile(undoPath);
    } finally {
      await device?.close();
      await rm(own, { force: true });
    }
  }

  async #size(disk: AdoptedDisk, entry: GptEntry): Promise<FilesystemSize | null> {
    if (!this.#context.root) return await filesystemSize(disk.found.path, rangeOf(disk, entry).start);
    return await filesystemSize((await nodeFor(this.#context, this.#context.run, disk, entry)).path);
  }

  async #settled(disk: string, id: string): Promise<void> {
    this.#failed.delete(id);
    await updatePartitionRecord(this.#context.paths, disk, id, (known) => {
      const { filesystem_due: _, ...rest } = known;
      return rest;
    });
  }

  #undoFile(disk: string, partition: string): string {
    return join(this.#context.paths.tablesOf(disk), `${partition}.e2undo`);
  }
}

const isThere = (path: string): Promise<boolean> =>
  stat(path).then(
    () => true,
    (error: unknown) => {
      if (isMissing(error)) return false;
      throw error;
    },
  );

async function createUndoFile(folder: string, path: string): Promise<void> {
  await (await open(path, "wx", 0o600)).close();
  await chmod(path, 0o600);
  await chown(path, TOOLS_USER, TOOLS_USER);
  await syncFolder(folder);
}

/** What is cut off is put back; a file that says nothing whole belongs to a growth that had changed nothing. */
async function undo(tools: ReturnType<typeof toolsOn>, path: string): Promise<void> {
  await tools.undo(path);
  await removeFile(path);
}

/** e2fsprogs as the user that has nothing, on a partition whose node is open. */
function toolsOn(run: Run, device: FileHandle, id: string) {
  // Opened anew below /proc, where only the file's own rights count and no folder's.
  const DEVICE = "/proc/self/fd/3";
  const UNDO = "/proc/self/fd/4";
  const unprivileged = [
    ...[`--reuid=${TOOLS_USER}`, `--regid=${TOOLS_USER}`, "--clear-groups", "--no-new-privs"],
    ...["--bounding-set=-all", "--inh-caps=-all", "--"],
  ];
  const tool = (args: string[], descriptors: number[], allowedExitCodes = [0]) =>
    run("setpriv", [...unprivileged, ...args], { ...LIMIT, descriptors, allowedExitCodes });
  const withUndo = async (path: string, args: string[], allowed?: number[]) => {
    const file = await open(path, "r+");
    try {
      return await tool(args, [device.fd, file.fd], allowed);
    } finally {
      await file.close();
    }
  };
  return {
    /** Error: `filesystem_failed` when it finds what it does not repair by itself. */
    async check() {
      try {
        await tool(["e2fsck", "-f", "-p", DEVICE], [device.fd], [0, 1]);
      } catch (cause) {
        if (!(cause instanceof CommandFailed)) throw cause;
        throw failure(id, "e2fsck finds errors that it does not repair by itself", cause.message, cause);
      }
    },
    async resize(path: string | null) {
      try {
        if (path === null) await tool(["resize2fs", DEVICE], [device.fd]);
        else await withUndo(path, ["resize2fs", "-z", UNDO, DEVICE]);
      } catch (cause) {
        if (!(cause instanceof CommandFailed)) throw cause;
        throw failure(id, "resize2fs failed", cause.message, cause);
      }
    },
    /** Error: `filesystem_failed` unless nothing at all is wrong. */
    async verify() {
      try {
        await tool(["e2fsck", "-f", "-n", DEVICE], [device.fd]);
      } catch (cause) {
        if (!(cause instanceof CommandFailed)) throw cause;
        throw failure(id, "it was not whole afterwards", cause.message, cause);
      }
    },
    async undo(path: string) {
      await withUndo(path, ["e2undo", UNDO, DEVICE], [0, 1]);
    },
  };
}

const failure = (id: string, why: string, words: string, cause?: unknown): CroftError =>
  new CroftError("filesystem_failed", `The ext4 of partition ${id} was not grown with it: ${why}.`, {
    detail: `${words === "" ? "" : `${words} `}Nothing was changed. Attach it to a VM and run \`e2fsck -f\` and \`resize2fs\` there.`,
    ...(cause === undefined ? {} : { cause }),
  });
