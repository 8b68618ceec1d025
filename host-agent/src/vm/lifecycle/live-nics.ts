// Cards that come and go at the end of a running guest's, and the rules and ports of those that it has.
import type { VmDocument } from "@croft/schemas/generated/typescript/messages.ts";
import { sentenceOf } from "../../log.ts";
import { tapName } from "../../network/names.ts";
import { plugNic, unplugNic } from "../devices/nic-hotplug.ts";
import { nicsOf } from "../devices/nics.ts";
import { busyPorts } from "../devices/ports.ts";
import { forwardRule } from "../qemu/argv.ts";
import type { Qmp } from "../qemu/qmp.ts";
import type { MachineContext } from "./machine-context.ts";
import { type Run, type VmRecord, writeRecord } from "./record.ts";

interface LiveNics {
  busyPorts: number[];
  /** What only a restart can bring, in words. */
  needsRestart: string | null;
}

/** Brings cards and ports of a VM on networks as near to its document as goes without a restart. */
export async function changeNics(
  context: MachineContext,
  record: VmRecord & { run: Run },
  qmp: Qmp,
  document: VmDocument,
): Promise<LiveNics> {
  const { run } = record;
  const present = run.nics ?? [];
  const wanted = nicsOf(document);
  const busy = await newlyBusy(run, document);
  const ports = document.ports.filter(({ host_port }) => !busy.includes(host_port));
  const result: LiveNics = { busyPorts: busy, needsRestart: null };
  for (const card of await context.cards.lost(document.id, present.length)) {
    await replace(context, record, qmp, document, card, result);
  }
  // What differs before the end is for the restart, which is decided elsewhere.
  if (present.length > wanted.length) await takeOut(context, record, qmp, document, result);
  for (let card = present.length; card < wanted.length; card++) {
    if (!(await putIn(context, record, qmp, document, card, result))) break;
  }
  await context.cards.keep({ ...document, ports, nics: [...(run.nics ?? [])] });
  run.forwards = ports;
  return result;
}

/** Ports that are new and that another process has; a rule would take them away from it. */
async function newlyBusy(run: Run, document: VmDocument): Promise<number[]> {
  const has = new Set(run.forwards.map(forwardRule));
  return busyPorts(document.ports.filter((port) => !has.has(forwardRule(port))));
}

/** A card whose tap was removed from the host is exchanged for one that is alive. */
async function replace(
  context: MachineContext,
  record: VmRecord & { run: Run },
  qmp: Qmp,
  document: VmDocument,
  card: number,
  result: LiveNics,
): Promise<void> {
  const nics = record.run.nics ?? [];
  const nic = nics[card];
  if (nic === undefined) return;
  context.log("warn", "the tap of a card is gone from the host", { vm: document.id, card });
  if (!(await unplugNic(qmp, card, context.detachMs))) {
    result.needsRestart = `the guest did not let go of card ${card + 1}, whose tap is gone from the host`;
    return;
  }
  await context.cards.open({ ...document, nics: [...nics] }, record.owner);
  const monitor = `${context.paths.vmRuntime(document.id)}/qmp2.sock`;
  await plugNic({ run: context.run, qmp, monitor }, nic, card, tapName(document.id, card));
}

async function takeOut(
  context: MachineContext,
  record: VmRecord & { run: Run },
  qmp: Qmp,
  document: VmDocument,
  result: LiveNics,
): Promise<void> {
  const { run } = record;
  const wanted = nicsOf(document).length;
  for (let card = (run.nics ?? []).length - 1; card >= wanted; card--) {
    const limit = run.leaving_card === true ? Math.min(context.detachMs, 1_000) : context.detachMs;
    run.leaving_card = true;
    await writeRecord(context.paths.vm(document.id), record);
    if (!(await unplugNic(qmp, card, limit))) {
      result.needsRestart = `the guest did not let go of card ${card + 1}`;
      return;
    }
    await context.cards.remove(document.id, card);
    run.nics = (run.nics ?? []).slice(0, card);
    delete run.leaving_card;
    await writeRecord(context.paths.vm(document.id), record);
  }
}

/** False when it could not be given to the guest. */
async function putIn(
  context: MachineContext,
  record: VmRecord & { run: Run },
  qmp: Qmp,
  document: VmDocument,
  card: number,
  result: LiveNics,
): Promise<boolean> {
  const { run } = record;
  const nic = nicsOf(document)[card];
  if (nic === undefined) return false;
  const nics = [...(run.nics ?? []), nic];
  await context.cards.open({ ...document, nics }, record.owner);
  const monitor = `${context.paths.vmRuntime(document.id)}/qmp2.sock`;
  try {
    await plugNic({ run: context.run, qmp, monitor }, nic, card, tapName(document.id, card));
  } catch (error) {
    await context.cards.remove(document.id, card);
    context.log("warn", "a card could not be plugged", { vm: document.id, card, error: sentenceOf(error) });
    result.needsRestart = `card ${card + 1} could not be plugged`;
    return false;
  }
  run.nics = nics;
  await writeRecord(context.paths.vm(document.id), record);
  return true;
}
