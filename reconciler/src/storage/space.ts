// How much a file system has.

import { statfsSync } from "node:fs";

/** In bytes. */
export interface FileSystemSpace {
  total: number;
  /** For who is not root. */
  free: number;
}

/** Asked within transactions too: it costs microseconds. */
export function spaceOf(path: string): FileSystemSpace {
  const { blocks, bavail, bsize } = statfsSync(path);
  return { total: blocks * bsize, free: bavail * bsize };
}
