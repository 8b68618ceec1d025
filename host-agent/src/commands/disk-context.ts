// What commands that work on a disk beside the agent need to know of this machine.
import { readConfig } from "../config.ts";
import type { DiskContext } from "../disk/context.ts";
import { SYSTEM } from "../disk/device/devices.ts";
import { Inventory } from "../disk/device/inventory.ts";
import { Locks } from "../disk/device/locks.ts";
import { createPaths } from "../host/paths.ts";
import { run } from "../host/run.ts";
import { readMembership } from "../join.ts";

/** From the agent's own settings; `file` as `--config` names it. */
export async function diskContext(file: string | null): Promise<DiskContext> {
  const { stateDir, runtimeDir, devices } = readConfig({ file });
  const paths = createPaths(stateDir, runtimeDir);
  const root = process.geteuid?.() === 0;
  const host = (await readMembership(paths.certificate))?.host ?? "";
  const now = () => new Date();
  return {
    run,
    paths,
    root,
    now,
    roots: SYSTEM,
    locks: new Locks(),
    inventory: new Inventory({ run, paths, host, root, devices }),
  };
}
