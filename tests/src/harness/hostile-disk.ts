// A guest that does not keep to the size of its disk. A kernel never asks a disk for what lies beyond its end, so the
// guest takes the disk away from its kernel and talks to it by itself, as "Virtual I/O Device (VIRTIO) Version 1.2",
// sections 2.7 (split virtqueues), 4.1.4 (PCI) and 5.2.6 (block device) say: the shell of the tiny guest writes the
// words of a request into memory that its kernel leaves alone, and rings the device's bell.
import type { SerialShell } from "./serial-shell.ts";

/** Keeps a piece of memory out of the kernel's hands; 160 MiB are more than enough for that. */
export const HOSTILE_KERNEL_OPTION = "memmap=1M$128M";
const MEMORY = 0x8000000;

/** What the device answers: VIRTIO_BLK_S_OK, VIRTIO_BLK_S_IOERR, VIRTIO_BLK_S_UNSUPP; `silent` when it does not. */
export type Answer = "ok" | "error" | "unsupported" | "silent";

const at = (offset: number): string => `0x${(MEMORY + offset).toString(16)}`;

/** Takes a disk from the guest's kernel, which is gone for it afterwards. */
export async function takeFromKernel(shell: SerialShell, name: string): Promise<void> {
  const lines = [
    // /sys/block/vdb/device is the virtio device, above which is the PCI device.
    `V=$(basename $(readlink -f /sys/block/${name}/device)); P=$(basename $(dirname $(readlink -f /sys/block/${name}/device))); S=/sys/bus/pci/devices/$P`,
    "echo $P > /sys/bus/pci/drivers/virtio-pci/unbind; echo 1 > $S/enable",
    // Memory and bus master on.
    "printf '\\006\\000' | dd of=$S/config bs=1 seek=4 count=2 conv=notrunc 2>/dev/null",
    "b() { hexdump -s $1 -n 1 -e '1/1 \"%d\"' $S/config; }; l() { hexdump -s $1 -n 4 -e '1/4 \"%d\"' $S/config; }",
    "bar() { sed -n $(($1 + 1))p $S/resource | cut -d' ' -f1; }",
    // Vendor capabilities (9): kind at 3, bar at 4, offset at 8; of the bell's (2) a multiplier at 16.
    "c=$(b 52); while [ $c -ne 0 ]; do if [ $(b $c) = 9 ]; then k=$(b $((c + 3))); a=$(($(bar $(b $((c + 4)))) + $(l $((c + 8))))); [ $k = 1 ] && C=$a; [ $k = 2 ] && { N=$a; M=$(l $((c + 16))); }; fi; c=$(b $((c + 1))); done",
    "w() { devmem $(($1)) $2 $(($3)); }; r() { devmem $(($1)) $2; }",
    // d INDEX ADDRESS LENGTH FLAGS: one descriptor; the next one follows it.
    `d() { w ${at(0)}+$1*16 32 $2; w ${at(4)}+$1*16 32 0; w ${at(8)}+$1*16 32 $3; w ${at(12)}+$1*16 32 "$4+(($1+1)<<16)"; }`,
    // Reset, acknowledge, driver; VERSION_1 alone; features ok; queue 0 with 8 entries, nothing in it; driver ok.
    `up() { w $C+20 8 0; w $C+20 8 1; w $C+20 8 3; w $C+8 32 1; w $C+12 32 1; w $C+8 32 0; w $C+12 32 0; w $C+20 8 11; w $C+22 16 0; w $C+24 16 8; w $C+32 32 ${at(0)}; w $C+36 32 0; w $C+40 32 ${at(0x1000)}; w $C+44 32 0; w $C+48 32 ${at(0x2000)}; w $C+52 32 0; for i in 0 4 8 12 16; do w ${at(0x1000)}+$i 32 0; done; w ${at(0x2000)} 32 0; w $C+28 16 1; w $C+20 8 15; Q=0; }`,
    // ask TYPE SECTOR_LOW SECTOR_HIGH BYTES FLAGS: one request whose data, which the shell has laid down, are BYTES long;
    // FLAGS of 1 are for what the device reads, of 3 for what it writes.
    `ask() { d 0 ${at(0x3000)} 16 1; d 1 ${at(0x4000)} $4 $5; d 2 ${at(0x5000)} 1 2; w ${at(0x3000)} 32 $1; w ${at(0x3004)} 32 0; w ${at(0x3008)} 32 $2; w ${at(0x300c)} 32 $3; w ${at(0x5000)} 8 255; Q=$((Q + 1)); w ${at(0x1000)} 32 $Q*65536; w $N+$(($(r $C+30 16)))*$M 16 0; i=0; while [ $i -lt 50 ] && [ $(($(r ${at(0x5000)} 8))) = 255 ]; do sleep 0.1; i=$((i + 1)); done; echo status=$(($(r ${at(0x5000)} 8))); }`,
    // mark BYTES WORD: the first word of each sector of data.
    `mark() { i=0; while [ $i -lt $1 ]; do w ${at(0x4000)}+$i 32 $2; i=$((i + 512)); done; }`,
    // range SECTOR_LOW SECTOR_HIGH SECTORS: data that say what to discard or to fill with zeros.
    `range() { w ${at(0x4000)} 32 $1; w ${at(0x4004)} 32 $2; w ${at(0x4008)} 32 $3; w ${at(0x400c)} 32 0; }`,
  ];
  for (const line of lines) await shell.run(line);
  await shell.run("up", 180_000);
  const found = await shell.run("echo $P common $C bell $N $M");
  if (!/^\S+ common \d+ bell \d+ \d+$/.test(found))
    throw new Error(`the guest did not find its disk: ${found}`);
}

/** First words of a sector that was written, and of memory before anything is read into it, as `devmem` tells them. */
export const WRITTEN = "0x4B434148"; // "HACK"
export const UNREAD = "0x5A5A5A5A";

const words = (sector: bigint): string =>
  [sector & 0xffffffffn, sector >> 32n].map((word) => `0x${word.toString(16)}`).join(" ");

/** Writes to a sector, wherever it is; the first word of each sector is WRITTEN. */
export const writeSectors = (shell: SerialShell, sector: bigint, bytes = 512): Promise<Answer> =>
  ask(shell, `mark ${bytes} ${WRITTEN}; ask 1 ${words(sector)} ${bytes} 1`);

/** Reads sectors, wherever they are. `got`: the first word that came; UNREAD when none did. */
export async function readSectors(
  shell: SerialShell,
  sector: bigint,
  bytes = 512,
): Promise<{ answer: Answer; got: string }> {
  const answer = await ask(shell, `mark ${bytes} ${UNREAD}; ask 0 ${words(sector)} ${bytes} 3`);
  return { answer, got: await shell.run(`r ${at(0x4000)} 32`) };
}

/** Asks to forget sectors, or to fill them with zeros. */
export const emptySectors = (
  shell: SerialShell,
  how: "discard" | "write zeroes",
  sector: bigint,
  count: number,
): Promise<Answer> =>
  ask(shell, `range ${words(sector)} ${count}; ask ${how === "discard" ? 11 : 13} 0 0 16 1`);

async function ask(shell: SerialShell, command: string): Promise<Answer> {
  const said = await shell.run(command, 180_000);
  const status = /status=(\d+)/.exec(said)?.[1];
  const answers: Record<string, Answer> = { 0: "ok", 1: "error", 2: "unsupported", 255: "silent" };
  const answer = answers[status ?? ""];
  if (answer === undefined) throw new Error(`the guest said: ${said}`);
  return answer;
}
