// What the machine itself is and allows: processor, memory, user, loop devices, clock.

import { X509Certificate } from "node:crypto";
import { access, constants, stat } from "node:fs/promises";
import type { Config } from "../config.ts";
import type { Facts } from "../host/facts.ts";
import type { Run } from "../host/run.ts";
import { readMembership } from "../join.ts";
import { namedUsers, VM_USERS } from "../vm/lifecycle/owner.ts";
import { type Finding, failing, fine, warning } from "./finding.ts";

/** Processor and memory, and whether the settings leave anything for VMs. */
export function checkHardware(
  facts: Facts,
  config: Pick<Config, "memoryReservedMib" | "cpuOvercommit">,
): Finding[] {
  if (facts.architecture !== "x86_64") {
    return [
      failing(
        "hardware",
        `This machine is ${facts.architecture}; guests are x86_64.`,
        "Use an x86_64 machine.",
      ),
    ];
  }
  const left = facts.memoryMib - config.memoryReservedMib;
  if (left <= 0) {
    const message = `All ${facts.memoryMib} MiB of memory are reserved (memory_reserved_mib ${config.memoryReservedMib}).`;
    return [failing("hardware", message, "Set memory_reserved_mib lower.")];
  }
  const cpus = Math.floor(facts.cpus * config.cpuOvercommit);
  return [
    fine("hardware", `For VMs: ${left} MiB of memory and ${cpus} virtual CPUs on ${facts.cpus} real ones.`),
  ];
}

/** Whether guests can have users of their own. */
export async function checkUsers(root: boolean): Promise<Finding[]> {
  const name = "users";
  if (!root) {
    const message =
      "The agent runs without root: guests run as its own user, partitions of disks cannot grow while a VM runs, and networks are not possible.";
    return [warning(name, message, "Run it as root; its guests never do.")];
  }
  const { first, count } = VM_USERS;
  const named = [...(await namedUsers())].filter((uid) => uid >= first && uid < first + count);
  const range = `${first} to ${first + count - 1}`;
  if (named.length === 0) return [fine(name, `Guests get users of their own, ${range}.`)];
  const some = named.slice(0, 5).join(", ");
  return [
    warning(name, `This machine has users or groups from ${range} (${some}); VMs pass them over.`, null),
  ];
}

/** Loop devices, without which files cannot serve as disks that grow. */
export async function checkLoopDevices(root: boolean): Promise<Finding[]> {
  if (!root) return [];
  const there = await access("/dev/loop-control", constants.R_OK | constants.W_OK).then(
    () => true,
    () => false,
  );
  return [
    there
      ? fine("loop_devices", "Files can serve as disks.")
      : warning(
          "loop_devices",
          "There is no /dev/loop-control: files cannot serve as disks.",
          "modprobe loop",
        ),
  ];
}

/** Certificates and tokens end at times: a clock that is wrong shuts a host out. */
export async function checkClock(
  run: Run,
  around: { now: Date; program: string; certificates: string; systemd: boolean },
): Promise<Finding[]> {
  const name = "clock";
  const { now } = around;
  const written = (await stat(around.program).catch(() => null))?.mtime;
  const remedy = "Set the clock and keep it set, for example: apt-get install systemd-timesyncd";
  if (written !== undefined && now < written) {
    return [
      failing(name, `It is ${now.toISOString()} here, which is before this program was written.`, remedy),
    ];
  }
  const membership = await readMembership(around.certificates).catch(() => null);
  if (membership !== null) {
    const { validFrom, validTo } = new X509Certificate(membership.certificate);
    if (now.getTime() < Date.parse(validFrom)) {
      return [failing(name, `It is ${now.toISOString()} here; the certificate begins ${validFrom}.`, remedy)];
    }
    if (now.getTime() > Date.parse(validTo)) {
      const message = `It is ${now.toISOString()} here; the certificate ended ${validTo}.`;
      return [failing(name, message, "If the clock is right, join again with a new token.")];
    }
  }
  if (!around.systemd)
    return [fine(name, "Nothing speaks against the clock; whether it is kept set cannot be told here.")];
  const asked = await run("timedatectl", ["show", "--property=NTPSynchronized", "--value"]).catch(() => null);
  if (asked?.stdout.trim() === "yes") return [fine(name, "The clock is kept set.")];
  return [warning(name, "Nothing keeps the clock set.", remedy)];
}

/** Whether this machine belongs to a reconciler, or could. */
export async function checkMembership(certificates: string, joinFile: string | null): Promise<Finding[]> {
  const name = "membership";
  const membership = await readMembership(certificates).catch(() => null);
  if (membership !== null) {
    const { validTo } = new X509Certificate(membership.certificate);
    return [
      fine(
        name,
        `This is host ${membership.host} of ${membership.endpoint}; its certificate ends ${validTo}.`,
      ),
    ];
  }
  const readable =
    joinFile !== null &&
    (await access(joinFile, constants.R_OK).then(
      () => true,
      () => false,
    ));
  if (readable) return [fine(name, `It will join with ${joinFile}.`)];
  const message =
    joinFile === null
      ? "This machine has not joined."
      : `This machine has not joined, and there is no ${joinFile}.`;
  return [
    warning(
      name,
      message,
      "Make a join token on the reconciler, put it into a file and name that in join_file.",
    ),
  ];
}
