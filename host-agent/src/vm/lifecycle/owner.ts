// The user that one VM's QEMU runs as where the agent has root: of a range of its own, one per VM, without an entry in
// the user database. Guests that break out of QEMU meet neither root nor one another.
import { createHash } from "node:crypto";
import { readFile } from "node:fs/promises";

/** Numbers that Debian and systemd hand to nobody, low enough for containers that know 65,536 users. */
export const VM_USERS = { first: 52_000, count: 7_000 } as const;

/**
 * Chooses a number for a VM. It begins with a hash of the id, so that two agents on one machine rarely meet, and takes
 * the next one that is free. Throws RangeError when all are taken.
 */
export function chooseUser(id: string, taken: ReadonlySet<number>): number {
  const start = createHash("sha256").update(id).digest().readUInt32BE(0) % VM_USERS.count;
  for (let i = 0; i < VM_USERS.count; i++) {
    const uid = VM_USERS.first + ((start + i) % VM_USERS.count);
    if (!taken.has(uid)) return uid;
  }
  throw new RangeError(`all ${VM_USERS.count} users of VMs are taken`);
}

/** Numbers that the machine's own users and groups have. */
export async function namedUsers(): Promise<Set<number>> {
  const numbers = new Set<number>();
  for (const file of ["/etc/passwd", "/etc/group"]) {
    for (const line of (await readFile(file, "utf8")).split("\n")) {
      const number = line.split(":")[2];
      if (number !== undefined && number !== "") numbers.add(Number(number));
    }
  }
  return numbers;
}
