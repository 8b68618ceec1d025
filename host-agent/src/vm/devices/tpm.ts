// A TPM 2.0 for a guest: swtpm beside its QEMU. Both are one start, so they have one user, the same walls and, where
// systemd runs, one unit.
//
//   bash --starts--> swtpm --says that it listens--> bash becomes QEMU, which connects
//                      |
//                      `-- killed by the kernel when that process ends, whatever it is by then and however it ends
//
//   state (vms/<id>/tpm): made by swtpm at the first start --starts and stops--> the same --VM without tpm, or gone--> removed
//
// The state lies in a folder that only the agent gets through to. swtpm gets it as an open descriptor, and no other of
// those that QEMU inherits: a descriptor of a disk would hold its lock.
import { chown, lchown, readdir, rm } from "node:fs/promises";
import { join } from "node:path";
import { CroftError } from "@croft/schemas/errors.ts";
import type { VmDocument } from "@croft/schemas/generated/typescript/messages.ts";
import { createFolder } from "../../host/files.ts";
import { findProgram } from "../../host/programs.ts";

export interface Tpm {
  /** Path of swtpm. */
  program: string;
  /** Folder of its state. */
  state: string;
}

/** In the VM's runtime folder. */
export const TPM_SOCKET = "tpm.sock";

const stateOf = (folder: string): string => join(folder, "tpm");

/** Whether VMs of this host can have a TPM, by what is installed now. */
export const canHaveTpm = async (): Promise<boolean> => (await findProgram("swtpm")) !== null;

/** The TPM of a VM that has one, its folder made; one that the VM no longer has is removed. Throws `host_error` without swtpm. */
export async function ensureTpm(
  folder: string,
  document: VmDocument,
  owner: { uid: number; gid: number } | null,
  find: typeof findProgram = findProgram,
): Promise<Tpm | null> {
  if (document.tpm !== true) {
    await removeTpm(folder);
    return null;
  }
  const program = await find("swtpm");
  if (program === null) {
    throw new CroftError(
      "host_error",
      `starting VM ${document.name}: this host has no swtpm, which its TPM needs`,
      {
        detail: "Install it on the host (on Debian: the package swtpm).",
      },
    );
  }
  const state = stateOf(folder);
  await createFolder(state, 0o700);
  if (owner !== null) {
    await chown(state, owner.uid, owner.gid);
    for (const name of await readdir(state)) await lchown(join(state, name), owner.uid, owner.gid);
  }
  return { program, state };
}

/** Nothing may run. */
export const removeTpm = (folder: string): Promise<void> =>
  rm(stateOf(folder), { recursive: true, force: true });

// $1: the process that is to be QEMU; $2: swtpm; $3: descriptor of the state; the working folder is the runtime folder.
// The process may have ended before the kernel knew that this one is to end with it.
const SWTPM = `[ "$PPID" = "$1" ] || exit 1
for fd in /proc/self/fd/*; do
  fd=\${fd##*/}
  [ "$fd" -le 2 ] || [ "$fd" = "$3" ] || eval "exec $fd>&-"
done
umask 077
exec "$2" socket --tpm2 --tpmstate "dir=/proc/self/fd/$3,mode=0600" \\
  --ctrl type=unixio,path=${TPM_SOCKET},mode=0600 --pid file=tpm.pid --terminate`;

// $1: the script above; $2, $3: as there; $4: the runtime folder; the rest: QEMU. swtpm writes its pid once it listens.
// It takes no path with a comma, and dash does not close a descriptor above 9.
const BEFORE_QEMU = `cd "$4"
rm -f tpm.pid
setpriv --pdeathsig KILL -- bash -c "$1" bash $$ "$2" "$3" &
until [ -s tpm.pid ]; do
  kill -0 $! 2> /dev/null || exit 1
  sleep 0.01
done
cd /
eval "exec $3>&-"
shift 4
exec "$@"`;

/** QEMU's words with those before them that start its TPM. `state`: number of the descriptor that both inherit. Pure. */
export const besideTpm = (
  qemu: readonly string[],
  { program, state, runtimeDir }: { program: string; state: number; runtimeDir: string },
): string[] => ["bash", "-c", BEFORE_QEMU, "bash", SWTPM, program, String(state), runtimeDir, ...qemu];
