// The small Debian of `npm start`: busybox init, boots in seconds under emulation.

import { type Recipe, sourceFolder, USUAL_MODULES } from "../image-builder/recipe.ts";

export const GUEST_IMAGE: Recipe = {
  name: "guest-image",
  directory: sourceFolder("guest-image"),
  packages: [
    "busybox-static",
    "ca-certificates",
    "e2fsprogs",
    "iproute2",
    "iputils-ping",
    "jq",
    "kmod",
    "lua-cjson",
    "lua-yaml",
    "lua5.4",
    "mount",
    "netbase",
    "netcat-openbsd",
    "openssh-server",
    "procps",
    "qemu-guest-agent",
    "sudo",
    "util-linux",
    "wget",
    "xfsprogs",
  ],
  modules: USUAL_MODULES,
  rootSize: "1G",
  // `panic=-1` makes the end of init, or a root that is not found, the end of the machine.
  commandLine: "console=ttyS0 root=LABEL=root panic=-1 quiet",
};
