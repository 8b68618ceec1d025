// Network cards of a running guest.
//
//   absent --tap, netdev_add, device_add--> plugged --device_del--> leaving --DEVICE_DELETED--> netdev_del, tap removed
import type { Run } from "../../host/run.ts";
import type { Nic } from "../../network/card-table.ts";
import { sendTap } from "../../network/tap-handover.ts";
import { type Qmp, QmpRefused } from "../qemu/qmp.ts";
import { deviceDeleted } from "./hotplug.ts";
import { deviceId, netdevId, nicDevice } from "./nics.ts";

interface Plugging {
  run: Run;
  qmp: Qmp;
  /** QEMU's second monitor. */
  monitor: string;
}

/** Gives a running guest a card whose tap is there. Steps that were done already are left. */
export async function plugNic(
  { run, qmp, monitor }: Plugging,
  nic: Nic,
  card: number,
  tap: string,
): Promise<void> {
  const [command = "", ...args] = sendTap(tap, monitor, netdevId(card));
  const present = await devicesOf(qmp);
  if (present.has(deviceId(card))) return;
  // One that a plugging which was cut off left.
  await qmp.execute("netdev_del", { id: netdevId(card) }).catch(ignoreRefusal);
  await run(command, args, { timeout: 20_000 });
  await qmp.execute("device_add", nicDevice(nic, card));
}

/** Takes a card from a running guest; true when the guest let it go within the limit. */
export async function unplugNic(qmp: Qmp, card: number, limitMs: number): Promise<boolean> {
  const id = deviceId(card);
  if ((await devicesOf(qmp)).has(id)) {
    const gone = deviceDeleted(qmp, id, limitMs);
    await qmp.execute("device_del", { id }).catch(ignoreRefusal);
    if (!(await gone) && (await devicesOf(qmp)).has(id)) return false;
  }
  await qmp.execute("netdev_del", { id: netdevId(card) }).catch(ignoreRefusal);
  return true;
}

async function devicesOf(qmp: Qmp): Promise<Set<string>> {
  const children = (await qmp.execute("qom-list", { path: "/machine/peripheral" })) as { name: string }[];
  return new Set(children.map(({ name }) => name));
}

/** It is on its way out already, or was never there. */
function ignoreRefusal(error: unknown): void {
  if (!(error instanceof QmpRefused)) throw error;
}
