// What every part of a VM's life needs from outside, put together by app.ts.

import type { VmDocument } from "@croft/schemas/generated/typescript/messages.ts";
import type { Telemetry } from "@croft/schemas/telemetry.ts";
import type { Paths } from "../../host/paths.ts";
import type { Run } from "../../host/run.ts";
import type { Walls } from "../../host/walls.ts";
import type { ImageCache } from "../../images/cache.ts";
import type { Log } from "../../log.ts";
import type { Cards } from "../../network/cards.ts";
import type { WayOut } from "../../network/way-out/way-out.ts";
import type { Drives } from "../devices/drive-source.ts";
import type { StopLimits } from "./stop.ts";

export interface MachineContext {
  paths: Paths;
  run: Run;
  images: ImageCache;
  drives: Drives;
  /** Cards of VMs on networks. */
  cards: Cards;
  /** What guests run under; proven once, so the first answer may take seconds. */
  accelerator(): Promise<"kvm" | "tcg">;
  /** The program. */
  qemu: string;
  bootId: string;
  /** Whether the reconciler was reached since this boot. */
  hasLeave(): boolean;
  lease: {
    /** What the watchers of fenced guests read. */
    file: string;
    /** Whether a fenced VM may be started by its document now: the lease runs, and the newest config still says so. */
    allows(document: VmDocument): boolean;
  };
  /** Whether a VM leaves this host: it is not started then. */
  isHeld(vm: string): boolean;
  root: boolean;
  /** What is put around each QEMU. */
  walls: Walls;
  /** What leads VMs to the internet. */
  wayOut: Pick<WayOut, "open" | "give" | "take" | "forward" | "nameServer">;
  now(): Date;
  log: Log;
  /** Absent: no spans are recorded. */
  telemetry?: Telemetry | undefined;
  limits: StopLimits;
  /** Milliseconds that a guest has to let go of a drive. */
  detachMs: number;
  /** Users that other VMs of this agent have. */
  usersTaken(): ReadonlySet<number>;
}
