// The command line of one guest. Pure: everything that is looked up or opened comes in.
import type { VmDocument } from "@croft/schemas/generated/typescript/messages.ts";
import { GUEST_PREFIX_IPV6, type Passage } from "../../network/way-out/addresses.ts";
import { cdDeviceOf, mediaOf, mediumBlockdev, mediumNode, rootBootIndex } from "../devices/cd-drives.ts";
import { blockdevOf, deviceOf, STOP_ON_FAILED_WRITE, slotName } from "../devices/drive-source.ts";
import { nicArguments, nicsOf } from "../devices/nics.ts";
import { hardwareArgv, hardwareMachine, hardwareOf } from "./hardware.ts";
import type { Forward, Launch } from "./launch.ts";
import { blockdev, device, escaped } from "./options.ts";

/** Ids of devices that are asked after. */
export const GUEST_AGENT = "guest-agent";
export const BALLOON = "balloon";

/**
 * The ports of the host that lead to a VM, the one for SSH first. With a passage there is none for SSH: the agent alone comes in,
 * by the passage itself, and for a VM on networks by its address.
 */
export function forwardsOf(
  document: Pick<VmDocument, "ssh_port" | "ports" | "nics">,
  passage: Passage | null | undefined,
): Forward[] {
  if (passage != null || nicsOf(document).length > 0) return [...document.ports];
  return [
    { guest_port: 22, host_port: document.ssh_port, host_address: "127.0.0.1", protocol: "tcp" },
    ...document.ports,
  ];
}

/** A forwarded port the way QEMU's user networking spells it. */
export const forwardRule = (f: Forward): string =>
  `${f.protocol}:${f.host_address}:${f.host_port}-:${f.guest_port}`;

/** Where a forwarded port comes in within the namespace, in the same spelling. */
export const insideRule = ({ ports }: Passage, { protocol, guest_port }: Forward): string =>
  `${protocol}:${ports}:${guest_port}-:${guest_port}`;

/** The arguments (without the program's name) that start a guest, stopped until QMP says `cont`. */
export function qemuArgv(document: VmDocument, launch: Launch): string[] {
  const hardware = hardwareOf(document);
  const socket = (id: string, more = "") =>
    `socket,id=${id},path=${escaped(`${launch.runtimeDir}/${id}.sock`)},server=on,wait=off${more}`;
  return [
    ...["-name", `guest=${document.id},process=${document.id},debug-threads=on`, "-uuid", launch.uuid],
    // Nothing runs before the agent has looked at it and said so.
    "-S",
    // A guest that powers off leaves QEMU standing until the agent saw it, so this is told apart from a crash
    // even when the agent was away.
    "-no-shutdown",
    ...["-no-user-config", "-nodefaults", "-display", "none", "-msg", "timestamp=on"],
    ...["-machine", ["q35", ...hardwareMachine(hardware, launch)].join(",")],
    ...["-accel", launch.accelerator === "kvm" ? "kvm" : "tcg,thread=multi,tb-size=128"],
    ...hardwareArgv(hardware, launch),
    ...["-chardev", socket("qmp"), "-mon", "chardev=qmp,mode=control"],
    // A monitor serves one client: the second is for people.
    ...["-chardev", socket("qmp2"), "-mon", "chardev=qmp2,mode=control"],
    ...["-chardev", socket("serial", `,logfile=${escaped(launch.files.serialLog)},logappend=on`)],
    ...["-serial", "chardev:serial"],
    ...["-device", "virtio-serial-pci", "-chardev", socket("qga")],
    // Its id is what QEMU calls the port in its events.
    ...["-device", `virtserialport,id=${GUEST_AGENT},chardev=qga,name=org.qemu.guest_agent.0`],
    // Where the guest tells how cloud-init ended (reconciler/src/ssh/boot-hook.ts).
    ...["-chardev", socket("guest")],
    ...["-device", "virtserialport,id=guest-port,chardev=guest,name=org.croft.guest.0"],
    // Never inflated: it tells what the guest uses of its memory.
    ...["-device", `virtio-balloon-pci,id=${BALLOON}`],
    ...["-device", "virtio-rng-pci"],
    // A screen, for pictures of it and for guests that write nowhere else. Its place is the last one, so that cards and
    // disks keep theirs, and with it the names that guests give them. Costs 4 MB of the host's memory.
    ...["-device", "VGA,addr=0x1e"],
    // Its kernel tells of a panic by this; QEMU then stops it and stays until the agent saw it.
    ...["-device", "pvpanic"],
    ...(nicsOf(document).length > 0 ? nicArguments(nicsOf(document)) : userCard(document, launch)),
    ...launch.descriptors.flatMap((fd) => ["-add-fd", `fd=${fd},set=${fd}`]),
    ...systemDisks(document, launch),
    ...cdDrives(document, launch),
    ...slotDevices(launch.slots),
    ...launch.drives.flatMap((drive) => [
      ...blockdev(blockdevOf(drive.partition, drive.source, drive.readOnly, drive.filename)),
      ...device(deviceOf(drive.partition, drive)),
    ]),
    ...kernelArguments(document, launch),
    ...(launch.files.ignition === null
      ? []
      : ["-fw_cfg", `name=opt/com.coreos/config,file=${launch.files.ignition}`]),
    // For its lock: a second QEMU of the VM ends at once. The number in it is that of QEMU's own PID namespace.
    ...["-pidfile", `${launch.runtimeDir}/qemu.lock`],
    "-sandbox",
    "on,obsolete=deny,elevateprivileges=deny,spawn=deny,resourcecontrol=deny",
  ];
}

/** The card of a VM without networks. */
const userCard = (document: VmDocument, { mac, passage }: Launch): string[] => [
  ...["-netdev", userNetwork(document, passage)],
  ...["-device", `virtio-net-pci,netdev=n0,romfile=,mac=${mac}`],
];

function userNetwork(document: VmDocument, passage: Passage | null): string {
  const forwards = forwardsOf(document, passage);
  if (passage === null) {
    // Without `restrict` the guest reaches every loopback service of the host by 10.0.2.2.
    const rules = forwards.map((f) => `hostfwd=${forwardRule(f)}`);
    return ["user,id=n0,restrict=on,ipv6=off", ...rules].join(",");
  }
  // In a namespace of its own that address leads to nothing but these.
  const rules = [`tcp:${passage.ssh}:22-:22`, ...forwards.map((f) => insideRule(passage, f))];
  const ipv6 = passage.ipv6 === null ? "ipv6=off" : `ipv6=on,ipv6-prefix=${GUEST_PREFIX_IPV6}`;
  return [`user,id=n0,${ipv6}`, ...rules.map((rule) => `hostfwd=${rule}`)].join(",");
}

/** The name by which QEMU opens a descriptor that it was handed with `-add-fd`. */
export const fdset = (descriptor: number): string => `/dev/fdset/${descriptor}`;
/** The number that such a name has. */
export const fdsetNumber = (name: string): number => Number(name.slice(fdset(0).length - 1));
/** The same for what QEMU opens by name only (kernel, initrd): needs the right to read the file, not its folder. */
export const ownDescriptor = (descriptor: number): string => `/proc/self/fd/${descriptor}`;

/** How many slots a VM with so many drives is started with: some are always free for what comes later. */
export const slotsFor = (drives: number): number => Math.min(32, Math.ceil((drives + 2) / 8) * 8);

function systemDisks(document: VmDocument, launch: Launch): string[] {
  const { format } = document.image ?? {};
  const image = {
    driver: format,
    "read-only": true,
    file: { driver: "file", filename: launch.files.image, "read-only": true },
    // An image with a backing file of its own would read another file of the host.
    ...(format === "qcow2" ? { backing: null } : {}),
  };
  return [
    ...blockdev({
      driver: "qcow2",
      "node-name": "root",
      discard: "unmap",
      file: { driver: "file", filename: launch.files.root, discard: "unmap" },
      backing: document.image === null ? null : image,
    }),
    ...device({
      driver: "virtio-blk-pci",
      id: "dev-root",
      drive: "root",
      serial: "root",
      bootindex: rootBootIndex(launch.cdFirst),
      ...STOP_ON_FAILED_WRITE,
    }),
    ...(launch.files.seed === null ? [] : seedDisk(launch.files.seed)),
  ];
}

const cdDrives = (document: VmDocument, { files }: Launch): string[] =>
  mediaOf(document).flatMap((medium, drive) => {
    const filename = files.media[drive] ?? null;
    if (medium === null || filename === null) return device(cdDeviceOf(drive, null));
    const node = mediumNode(drive, medium.sha256);
    return [
      ...blockdev(mediumBlockdev(node, { driver: "file", filename })),
      ...device(cdDeviceOf(drive, node)),
    ];
  });

const seedDisk = (filename: string): string[] => [
  ...blockdev({
    driver: "raw",
    "node-name": "seed",
    "read-only": true,
    file: { driver: "file", filename, "read-only": true },
  }),
  ...device({ driver: "virtio-blk-pci", id: "dev-seed", drive: "seed", serial: "seed" }),
];

function slotDevices(count: number): string[] {
  return Array.from({ length: count }, (_, i) => i).flatMap((i) => [
    "-device",
    // Eight functions to a PCI slot; only the first says that there are more.
    `pcie-root-port,id=${slotName(i)},bus=pcie.0,chassis=${i + 1},slot=${i + 1},` +
      `addr=0x${(0x10 + (i >> 3)).toString(16)}.${i & 7}${(i & 7) === 0 ? ",multifunction=on" : ""}`,
  ]);
}

function kernelArguments(document: VmDocument, { files }: Launch): string[] {
  const kernel = document.image?.kernel ?? null;
  if (kernel === null || files.kernel === null) return [];
  return [
    ...["-kernel", files.kernel],
    ...(files.initrd === null ? [] : ["-initrd", files.initrd]),
    ...["-append", kernel.command_line],
  ];
}
