// A Debian 12 as clouds offer it: systemd, cloud-init, OpenSSH, the QEMU guest agent. Nothing of Croft is in it.

import { type Recipe, sourceFolder, USUAL_MODULES } from "../image-builder/recipe.ts";

export const DEBIAN_IMAGE: Recipe = {
  name: "debian-image",
  directory: sourceFolder("debian-image"),
  packages: [
    "busybox-static",
    "ca-certificates",
    "cloud-guest-utils",
    "cloud-init",
    "dbus",
    "e2fsprogs",
    "iproute2",
    "kmod",
    "libnss-myhostname",
    "mount",
    "netbase",
    "openssh-server",
    "procps",
    "qemu-guest-agent",
    "sudo",
    "systemd-sysv",
    "udev",
    "util-linux",
  ],
  modules: USUAL_MODULES,
  rootSize: "2G",
  commandLine: "console=ttyS0 root=LABEL=root panic=-1 quiet",
};
