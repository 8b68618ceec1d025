/** Where the plugin listens: a socket in a folder of its own that only this user can enter. */
import { mkdtempSync, rmSync } from "node:fs";
import { join } from "node:path";

/** The kernel's limit for the path of a Unix socket, without the closing zero. */
export const LONGEST_SOCKET_PATH = 107;

export interface SocketPlace {
  readonly path: string;
  /** Removes socket and folder; never throws. */
  remove(): void;
}

/**
 * Makes the folder in `preferred`, or in a short place when the path would be too long or the folder cannot be
 * made there. Throws when neither works.
 */
export function createSocketPlace(preferred: string, fallback = "/tmp"): SocketPlace {
  for (const parent of preferred === fallback ? [fallback] : [preferred, fallback]) {
    const prefix = join(parent, "tf-plugin-");
    if (Buffer.byteLength(`${prefix}XXXXXX/s`) > LONGEST_SOCKET_PATH) continue;
    try {
      const folder = mkdtempSync(prefix);
      return { path: join(folder, "s"), remove: () => removeQuietly(folder) };
    } catch (error) {
      if (parent === fallback) throw error;
    }
  }
  throw new Error(`no folder for the plugin's socket: ${preferred} and ${fallback} are too long`);
}

function removeQuietly(folder: string): void {
  try {
    rmSync(folder, { recursive: true, force: true });
  } catch {
    // The process is about to end; a leftover empty folder harms nobody.
  }
}
