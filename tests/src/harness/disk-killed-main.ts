// Adopts a disk and makes a partition, as a program of its own that is really killed: before, during or after one of its
// commands. Arguments: state folder, runtime folder, a document of each as JSON, number of the command, and which.
import type { DiskDocument, PartitionDocument } from "@croft/schemas/generated/typescript/messages.ts";
import { Disks } from "../../../host-agent/src/disk/disks.ts";
import { createPaths } from "../../../host-agent/src/host/paths.ts";
import { type Run, run } from "../../../host-agent/src/host/run.ts";

const [stateDir = "", runtimeDir = "", disk = "", partitions = "", number = "", moment = ""] =
  process.argv.slice(2);
let left = Number(number);

const mortal: Run = async (command, args, options) => {
  if (left-- !== 0) return await run(command, args, options);
  if (moment === "before") process.kill(process.pid, "SIGKILL");
  const done = run(command, args, options);
  if (moment === "after") await done.catch(() => undefined);
  // During: the command has begun and goes on as an orphan.
  else await new Promise((resolve) => setTimeout(resolve, 2));
  process.kill(process.pid, "SIGKILL");
  return await done;
};

const disks = new Disks({
  run: mortal,
  paths: createPaths(stateDir, runtimeDir),
  host: "alpha",
  root: process.geteuid?.() === 0,
  now: () => new Date(),
  patienceMs: 120_000,
  devices: { include: [], exclude: [] },
});
await disks.applyDisk(JSON.parse(disk) as DiskDocument);
for (const document of JSON.parse(partitions) as PartitionDocument[]) await disks.applyPartition(document);
process.exit(0);
