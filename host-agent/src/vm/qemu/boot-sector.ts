// The assembled form of boot-sector.s, which says what it does and how to assemble it anew.

const CODE =
  "+jHAjtiOwI7QvAB8+2ahbAT0ZjsGbAR0+PpmvwAQAAAPIt9mMcBmuQAMAABm86tmxwYAEAMgAABmxwYAIAMwAABmvwAwAABmuIMAAABmuQACAABm" +
  "iQVmBQAAIACDxwji8uSSDALmkg8BFjB9DyDgZg0gBgAADyLgZrmAAADADzJmDQEBAAAPMA8gwIPg+2YNAwAAgA8iwOqcfAgAuBAAAACO2I7QMcAP" +
  "orgBAAAAD6IPMbmCAADAuHhWNBIx0g8wMcAPMj14VjQSdUG5EAAAAA8yZg/vwA8RBCUAAFAAvwAAAAG5AAAgAEiJyPNIq0iNNRoAAAC5BgAAALr4" +
  "AwAA8264MQAAALoBBQAA7vTr/UhFTExPCg8fAAAAAAAAAAAAAAAAAACaIAAAAAAAAJIAABcAGH0AAA==";

/** What it writes to the first serial port when all went well. */
export const BOOT_SECTOR_SAYS = "HELLO";
/** QEMU's exit code then: isa-debug-exit makes it out of 0x31. */
export const BOOT_SECTOR_EXIT = (0x31 << 1) | 1;

/** A disk that a BIOS boots; large enough that it counts as one. */
export function bootDisk(): Buffer {
  const disk = Buffer.alloc(1024 ** 2);
  disk.set(Buffer.from(CODE, "base64"));
  disk.writeUInt16LE(0xaa55, 510);
  return disk;
}
