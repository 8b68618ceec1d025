// The commands that programs and shells need.
import type { Command } from "../command-line/command.ts";

export const shellCommands: readonly Command[] = [
  {
    name: "man-pages",
    summary: "write the man pages to a folder",
    arguments: [{ name: "FOLDER", help: "where they go", words: "file" }],
    hidden: true,
    load: async () => (await import("./man-pages.ts")).run,
  },
];
