// The commands about VMs.
import type { Command } from "../command-line/command.ts";
import { noWait, project, timeout } from "./shared-options.ts";

export const vmCommands: readonly Command[] = [
  {
    name: "restart",
    summary: "restart VMs, and wait until they are ready again",
    arguments: [{ name: "VM", help: "the VMs", repeated: true, words: "vm" }],
    options: [project, noWait, timeout],
    load: async () => (await import("./restart.ts")).run,
  },
];
