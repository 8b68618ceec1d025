// `croft man-pages FOLDER`: writes the man pages, for packages.
import { mkdirSync, writeFileSync } from "node:fs";
import path from "node:path";
import type { Run } from "../command-line/command.ts";
import { mainPage, manPage, pageName } from "../command-line/man.ts";

export const run: Run = async (invocation, { groups }) => {
  const folder = invocation.argument("FOLDER");
  mkdirSync(folder, { recursive: true });
  writeFileSync(path.join(folder, "croft.1"), mainPage(groups));
  for (const command of groups.flatMap(({ commands }) => commands).filter(({ hidden }) => hidden !== true)) {
    writeFileSync(path.join(folder, pageName(command)), manPage(command));
  }
  return undefined;
};
