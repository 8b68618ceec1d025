// Whether a guest's firmware found nothing to boot. It says so on the screen only (SeaBIOS), or on the serial port (OVMF), and
// then waits for ever; nobody who waits for SSH would hear of it.
//
//   a start --every 10 s, for 5 minutes--> a sign is there --> told; looked on, as a CD may be put in
//                                          the guest lives --> ended: what it prints is its own business
import { setTimeout as sleep } from "node:timers/promises";
import type { Qmp } from "../qemu/qmp.ts";
import { serialTail } from "./serial-log.ts";

const FIRST_MS = 5_000;
const PAUSE_MS = 10_000;
const LOOKS = 30;

/** What firmware and boot loaders say for the last time. */
const SIGNS: readonly { sign: RegExp; what: string }[] = [
  { sign: /No bootable device/, what: 'the firmware says "No bootable device"' },
  {
    sign: /BdsDxe: No bootable option or device was found/,
    what: 'the firmware says "No bootable option or device"',
  },
  {
    sign: /seconds to skip.*startup\.nsh|UEFI Interactive Shell/s,
    what: "the firmware fell back to its own shell",
  },
  { sign: /grub rescue>/, what: "the boot loader GRUB did not find its files" },
];

/** What screen and serial port say of a boot that found nothing; null when they say nothing of it. */
export const bootFault = (text: string): string | null =>
  SIGNS.find(({ sign }) => sign.test(text))?.what ?? null;

interface BootWatchParts {
  qmp: Pick<Qmp, "execute">;
  /** Where the serial log lies, and where this start begins in it. */
  folder: string;
  serialOffset(): number;
  /** Whether the guest has said anything. */
  lives(): boolean;
  told(fault: string | null): Promise<void>;
  signal: AbortSignal;
}

/** Looks until the guest lives, the time is over, or the signal. Never throws. */
export async function watchBoot(parts: BootWatchParts): Promise<void> {
  const { signal, lives, told } = parts;
  for (let look = 0; look < LOOKS; look += 1) {
    await sleep(look === 0 ? FIRST_MS : PAUSE_MS, undefined, { signal }).catch(() => {});
    if (signal.aborted) return;
    if (lives()) {
      await told(null).catch(() => {});
      return;
    }
    const text = await shown(parts).catch(() => null);
    if (text !== null) await told(bootFault(text)).catch(() => {});
  }
}

async function shown({ qmp, folder, serialOffset }: BootWatchParts): Promise<string> {
  const screen = await textScreen(qmp).catch(() => "");
  const serial = (await serialTail(folder, serialOffset()).catch(() => null)) ?? "";
  return `${screen}\n${serial}`;
}

const COLUMNS = 80;
const CELLS = 25 * COLUMNS;

/** The screen of a VGA card in text mode, of which each cell is a character and its color; something else in another mode. */
async function textScreen(qmp: Pick<Qmp, "execute">): Promise<string> {
  const dump = await qmp.execute("human-monitor-command", { "command-line": `xp /${CELLS}hx 0xb8000` });
  const cells = String(dump).matchAll(/ 0x[0-9a-f]{2}([0-9a-f]{2})\b/g);
  const text = Array.from(cells, ([, code = "20"]) => {
    const byte = Number.parseInt(code, 16);
    return byte >= 0x20 && byte < 0x7f ? String.fromCharCode(byte) : " ";
  }).join("");
  const rows = text.match(new RegExp(`.{1,${COLUMNS}}`, "g")) ?? [];
  return rows.map((row) => row.trimEnd()).join("\n");
}
