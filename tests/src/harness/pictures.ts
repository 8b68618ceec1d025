// Pictures of the docs, made by the tests that show the same: `CROFT_PICTURES=1 npm test -- NAME` writes them anew.
import { mkdirSync, writeFileSync } from "node:fs";
import path from "node:path";
import { root } from "./clone.ts";

/** Whether this run writes them. */
export const makesPictures = (): boolean => process.env.CROFT_PICTURES === "1";

export function keepPicture(name: string, picture: string | Uint8Array): void {
  const folder = path.join(root, "docs/operate/pictures");
  mkdirSync(folder, { recursive: true });
  writeFileSync(path.join(folder, name), picture);
}
