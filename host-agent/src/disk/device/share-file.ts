// A file of the agent's for a QEMU that runs, and to which no open descriptor can be handed any more.
//
//   without users of their own   QEMU opens the file itself
//   with                         the file's folder is closed to QEMU, so it gets a read-only loop device over it, by a node
//                                of its own; both vanish when QEMU closes what it opened
import { rm } from "node:fs/promises";
import { basename, join } from "node:path";
import type { LentFile } from "../../vm/devices/drive-source.ts";
import type { DiskContext } from "../context.ts";
import { attribute } from "./devices.ts";
import { ownNode } from "./own-node.ts";

/** Lends a file to a VM, to be read. `done` is to be called when QEMU has opened it, or will not. */
export async function shareFile(
  context: Pick<DiskContext, "paths" | "roots" | "run">,
  path: string,
  { vm, owner }: { vm: string; owner: { uid: number; gid: number } | null },
): Promise<LentFile> {
  if (owner === null) return { path, driver: "file", done: async () => {} };
  const { run, roots } = context;
  const loop = (await run("losetup", ["-r", "-f", "--show", path])).stdout.trim();
  // While somebody has it open, this only says that it goes when they close it.
  const letGo = () => run("losetup", ["-d", loop]);
  try {
    const [major = 0, minor = 0] = ((await attribute(join(roots.sys, "block", basename(loop), "dev"))) ?? "")
      .split(":")
      .map(Number);
    const node = await ownNode(context, { vm, owner }, `medium-${basename(loop)}`, {
      major,
      minor,
      readOnly: true,
    });
    const done = async (): Promise<void> => {
      await rm(node, { force: true });
      await letGo();
    };
    return { path: node, driver: "host_device", done };
  } catch (error) {
    await letGo();
    throw error;
  }
}
