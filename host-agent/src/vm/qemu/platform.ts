// What QEMU made of the names that it was started with: `q35`, `max` and `host` mean another machine with the next version of QEMU
// or on another host, and a guest goes on elsewhere only on the very same one. It is asked, not computed, so that it is known too
// of guests that an agent of before started.
import { type Qmp, QmpRefused } from "./qmp.ts";

export interface Platform {
  /** Versioned machine type, such as `pc-q35-7.2`. */
  machine: string;
  /** Name of the CPU model, such as `EPYC-v4`, `max` or `host`. */
  cpu: string;
  /** Version of the QEMU that runs, such as `7.2.22`. */
  qemu_version: string;
}

interface QemuVersion {
  qemu: { major: number; minor: number; micro: number };
}

/** Asks once in a run. What a QEMU does not say in the way that is known stays unknown. Throws QmpClosed. */
export async function notePlatform(run: { platform?: Platform }, qmp: Pick<Qmp, "execute">): Promise<void> {
  if (run.platform !== undefined) return;
  const platform = await readPlatform(qmp);
  if (platform !== undefined) run.platform = platform;
}

async function readPlatform(qmp: Pick<Qmp, "execute">): Promise<Platform | undefined> {
  try {
    const machine = await typeOf(qmp, "/machine", /-machine$/);
    if (machine === undefined) return undefined;
    const [first] = (await qmp.execute("query-cpus-fast")) as { "qom-path"?: string }[];
    const cpu = await typeOf(qmp, first?.["qom-path"] ?? "", /-[a-z0-9_]+-cpu$/);
    const { qemu } = (await qmp.execute("query-version")) as QemuVersion;
    if (cpu === undefined) return undefined;
    return { machine, cpu, qemu_version: `${qemu.major}.${qemu.minor}.${qemu.micro}` };
  } catch (error) {
    if (error instanceof QmpRefused) return undefined;
    throw error;
  }
}

/** The type of an object without what all names of its kind end with. */
async function typeOf(qmp: Pick<Qmp, "execute">, path: string, end: RegExp): Promise<string | undefined> {
  const type = await qmp.execute("qom-get", { path, property: "type" });
  if (typeof type !== "string") return undefined;
  const name = type.replace(end, "");
  return name === type ? undefined : name;
}
