// Whether disks say that they are failing (SMART), where smartctl is installed. A disk that does not tell, as one behind most RAID
// controllers, is left out: nobody is told that it is well. One that sleeps is not woken, and what it said last stays.
import { findProgram } from "../../host/programs.ts";
import type { Run } from "../../host/run.ts";

export interface DiskHealth {
  /** Id of the disk; null for one that is not adopted. */
  disk: string | null;
  path: string;
  healthy: boolean;
}

interface Device {
  path: string;
  disk: string | null;
}

const LOOK_EVERY_MS = 30 * 60_000;
const ANSWER_MS = 20_000;
/** Its exit code is a set of bits (smartctl(8)): what it means stands in its JSON too. */
const ANY_CODE = Array.from({ length: 256 }, (_, code) => code);
/** Whole disks that can have it. */
const PHYSICAL = /^\/dev\/(sd[a-z]+|nvme\d+n\d+)$/;

export class DiskHealths {
  readonly #run: Run;
  readonly #find: () => Promise<string | null>;
  readonly #now: () => number;
  readonly #told = new Map<string, { at: number; healthy: boolean | null }>();

  constructor(run: Run, now: () => number, find = () => findProgram("smartctl")) {
    this.#run = run;
    this.#now = now;
    this.#find = find;
  }

  /** Of these, asked at most every half hour. Never throws. */
  async of(devices: readonly Device[]): Promise<DiskHealth[]> {
    const smartctl = await this.#find();
    if (smartctl === null) return [];
    const found: DiskHealth[] = [];
    for (const { path, disk } of devices.filter((device) => PHYSICAL.test(device.path))) {
      const before = this.#told.get(path);
      const isFresh = before !== undefined && this.#now() - before.at < LOOK_EVERY_MS;
      const told = isFresh ? before.healthy : await this.#ask(smartctl, path);
      const healthy = told ?? before?.healthy ?? null;
      if (!isFresh) this.#told.set(path, { at: this.#now(), healthy });
      if (healthy !== null) found.push({ disk, path, healthy });
    }
    return found;
  }

  /** Null for one that does not tell now. */
  async #ask(smartctl: string, path: string): Promise<boolean | null> {
    try {
      const options = { timeout: ANSWER_MS, allowedExitCodes: ANY_CODE };
      const { stdout } = await this.#run(
        smartctl,
        ["--json=c", "--health", "--nocheck=standby", path],
        options,
      );
      const { smart_status: status } = JSON.parse(stdout) as { smart_status?: { passed?: unknown } };
      return typeof status?.passed === "boolean" ? status.passed : null;
    } catch {
      return null;
    }
  }
}
