// The archives as the provider network mirror protocol offers them; a reconciler serves it, with a folder like this for
// each version.
//
//   provider.json        { version, archives: [{ platform, file, hashes }] }
//   <archive>.zip        one per platform
import { copyFileSync, mkdirSync, writeFileSync } from "node:fs";
import path from "node:path";
import type { Archive, ReleaseFolders } from "./provider-archives.ts";
import type { Source } from "./source.ts";

/** Puts what the reconciler serves into `into`. */
export function writeMirror(
  folders: ReleaseFolders,
  source: Source,
  archives: readonly Archive[],
  into: string,
): void {
  mkdirSync(into, { recursive: true });
  for (const { file } of archives) copyFileSync(path.join(folders.out, file), path.join(into, file));
  const listed = archives.map(({ platform, file, hashes }) => ({ platform, file, hashes }));
  const index = { version: source.version, archives: listed };
  writeFileSync(path.join(into, "provider.json"), `${JSON.stringify(index, null, 2)}\n`);
}
