// Where this machine has a program.
import { constants } from "node:fs";
import { access } from "node:fs/promises";
import { join } from "node:path";

/** Where `launch` and a service look, whatever the caller's path is. */
const FOLDERS = ["/usr/local/sbin", "/usr/local/bin", "/usr/sbin", "/usr/bin", "/sbin", "/bin"];

/** Its path, or null when it is in none of the usual folders. */
export async function findProgram(name: string): Promise<string | null> {
  for (const folder of FOLDERS) {
    const path = join(folder, name);
    const there = await access(path, constants.X_OK).then(
      () => true,
      () => false,
    );
    if (there) return path;
  }
  return null;
}
