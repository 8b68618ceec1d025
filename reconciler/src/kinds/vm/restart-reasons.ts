// Which changes of a VM restart it. Pure.

import type { SpecOf } from "@croft/schemas/generated/typescript/kinds.ts";
import type { Stored } from "../../store/store.ts";
import type { FieldChange } from "../field-changes.ts";
import { gainsWayOut } from "./way-out-condition.ts";

export interface RestartReason {
  /** Pointer into the spec. */
  pointer: string;
  message: string;
}

/** Nothing is restarted that does not run, or is to stop with the same write. */
export function restartReasons(
  before: Stored<"vm">,
  spec: SpecOf<"vm">,
  changes: readonly FieldChange[],
  /** What changes of its cards, in words. */
  cards?: string,
): RestartReason[] {
  const stopped = before.status.state === "stopped" || before.status.state === "failed";
  if (stopped || before.spec.power_state === "stopped" || spec.power_state === "stopped") return [];
  const gains = gainsWayOut(before.status.conditions)
    ? ", and gives the VM the way to the internet that it was started without"
    : "";
  return changes
    .filter(({ effect }) => effect === "R")
    .map(({ pointer, before: was, after }) => ({
      pointer,
      message:
        pointer === "/networks" && cards !== undefined
          ? `${cards}, which needs a restart${gains}`
          : `${pointer.slice(1)} changes from ${JSON.stringify(was)} to ${JSON.stringify(after)}, which needs a restart${gains}`,
    }));
}

/**
 * The VM that growing a partition restarts: without root, an agent cannot tell a running guest that its drive has grown.
 * `root` is undefined when the host has not said.
 */
export function growthRestarts(
  users: readonly Stored<"vm">[],
  partition: string,
  root: boolean | undefined,
): Stored<"vm"> | undefined {
  if (root !== false) return undefined;
  return users.find(
    ({ spec, status, deleting }) =>
      !deleting &&
      spec.power_state !== "stopped" &&
      status.state !== "stopped" &&
      (spec.partitions ?? []).some((drive) => drive.partition === partition),
  );
}
