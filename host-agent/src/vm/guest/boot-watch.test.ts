import { expect, test } from "@jest/globals";
import { bootFault } from "./boot-watch.ts";

test.each([
  [
    "Booting from Hard Disk...\nBoot failed: not a bootable disk\n\nNo bootable device.",
    /No bootable device/,
  ],
  ["BdsDxe: No bootable option or device was found.", /No bootable option/],
  ["Press ESC in 5 seconds to skip startup.nsh or any other key to continue.", /shell/],
  ["error: unknown filesystem.\nEntering rescue mode...\ngrub rescue>", /GRUB/],
])("%j is a boot that found nothing", (text, what) => expect(bootFault(text)).toMatch(what));

test.each(["Booting from Hard Disk...\nGRUB loading.", "", "Debian GNU/Linux 12 app ttyS0\n\napp login:"])(
  "%j is none",
  (text) => expect(bootFault(text)).toBeNull(),
);
