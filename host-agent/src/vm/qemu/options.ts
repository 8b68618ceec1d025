// How values are written on QEMU's command line. JSON where QEMU takes it: no value can break out of its place there.

export const blockdev = (node: Record<string, unknown>): string[] => ["-blockdev", JSON.stringify(node)];

export const device = (properties: Record<string, unknown>): string[] => [
  "-device",
  JSON.stringify(properties),
];

/** In QEMU's comma lists a comma is written twice. */
export const escaped = (value: string): string => value.replaceAll(",", ",,");
