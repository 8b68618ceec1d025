import type { VmDocument } from "@croft/schemas/generated/typescript/messages.ts";
import { expect, test } from "@jest/globals";
import { qemuArgv, slotsFor } from "./argv.ts";
import type { Launch } from "./launch.ts";

const document: VmDocument & { image: object } = {
  kind: "vm",
  id: "vm_0123456789abcdef",
  generation: 1,
  incarnation: 1,
  project: "web",
  name: "app",
  image: {
    id: "img_0123456789abcdef",
    sha256: "a".repeat(64),
    format: "qcow2",
    size_bytes: 1,
    virtual_size_bytes: 1,
    kernel: null,
  },
  cpus: 2,
  memory_mib: 384,
  root_disk_gib: 3,
  drives: [],
  detaching: [],
  ports: [{ guest_port: 80, host_port: 8080, host_address: "127.0.0.1", protocol: "tcp" }],
  ssh_port: 20_000,
  power_state: "running",
  start_number: 0,
  probe_ssh: false,
  restart_allowed: true,
  wanted: "present",
};

const launch: Launch = {
  uuid: "00000000-0000-8000-8000-000000000000",
  mac: "52:54:00:00:00:01",
  passage: null,
  accelerator: "tcg",
  runtimeDir: "/run/croft/x/vms/vm_0123456789abcdef",
  files: {
    root: "/dev/fdset/3",
    image: "/dev/fdset/4",
    media: [null, null, null, null],
    seed: "/dev/fdset/5",
    serialLog: "/dev/fdset/6",
    ignition: null,
    firmware: null,
    kernel: null,
    initrd: null,
  },
  descriptors: [3, 4, 5, 6],
  drives: [],
  slots: 8,
  cdFirst: false,
};

/** Every value that follows an option. */
const valuesOf = (argv: readonly string[], option: string) =>
  argv.flatMap((word, i) => (argv[i - 1] === option ? [word] : []));

test("a guest starts stopped, in the sandbox, and reaches nothing through its network", () => {
  const argv = qemuArgv(document, launch);
  expect(argv).toContain("-S");
  expect(argv).toContain("-nodefaults");
  expect(argv).not.toContain("-no-reboot");
  expect(valuesOf(argv, "-sandbox")).toEqual([
    "on,obsolete=deny,elevateprivileges=deny,spawn=deny,resourcecontrol=deny",
  ]);
  expect(valuesOf(argv, "-netdev")).toEqual([
    "user,id=n0,restrict=on,ipv6=off,hostfwd=tcp:127.0.0.1:20000-:22,hostfwd=tcp:127.0.0.1:8080-:80",
  ]);
});

test("formats are named, never probed, and the image can have no backing file of its own", () => {
  const nodes = valuesOf(qemuArgv(document, launch), "-blockdev").map((json) => JSON.parse(json));
  const root = nodes.find((node) => node["node-name"] === "root");
  expect(root.driver).toBe("qcow2");
  expect(root.backing).toMatchObject({ driver: "qcow2", "read-only": true, backing: null });
  expect(nodes.find((node) => node["node-name"] === "seed")).toMatchObject({
    driver: "raw",
    "read-only": true,
  });
});

test("a partition is a device of its own or a shared window, each in a slot it can leave", () => {
  const drive = { partition: "prt_0123456789abcdef", serial: "s,1", readOnly: true, slot: 3 };
  const window = {
    kind: "window",
    path: "/d.img",
    descriptor: null,
    offsetBytes: 1048576,
    sizeBytes: 512,
  } as const;
  const argv = qemuArgv(document, { ...launch, drives: [{ ...drive, source: window, filename: "/d.img" }] });
  const node = JSON.parse(valuesOf(argv, "-blockdev").at(-1)!);
  expect(node).toMatchObject({ driver: "raw", offset: 1048576, size: 512, "read-only": true });
  expect(node.file).toMatchObject({ driver: "file", filename: "/d.img" });
  const device = JSON.parse(valuesOf(argv, "-device").at(-1)!);
  expect(device).toMatchObject({ bus: "rp3", serial: "s,1", "share-rw": true });

  const node2 = { kind: "device", path: "/dev/x1", descriptor: 9, sizeBytes: 512 } as const;
  const argv2 = qemuArgv(document, {
    ...launch,
    drives: [{ ...drive, source: node2, filename: "/dev/fdset/9" }],
  });
  expect(JSON.parse(valuesOf(argv2, "-blockdev").at(-1)!)).not.toHaveProperty("offset");
  expect(JSON.parse(valuesOf(argv2, "-blockdev").at(-1)!).file.driver).toBe("host_device");
});

test("a kernel is booted directly with its own command line, in one word", () => {
  const kernel = {
    sha256: "b".repeat(64),
    size_bytes: 1,
    initrd_sha256: null,
    initrd_size_bytes: null,
    command_line: "console=ttyS0 root=LABEL=root",
  };
  const argv = qemuArgv(
    { ...document, image: { ...document.image, kernel } },
    { ...launch, files: { ...launch.files, kernel: "/proc/self/fd/7" } },
  );
  expect(valuesOf(argv, "-append")).toEqual(["console=ttyS0 root=LABEL=root"]);
  expect(valuesOf(argv, "-kernel")).toEqual(["/proc/self/fd/7"]);
  expect(argv).not.toContain("-initrd");
});

test("there are always free slots for drives that come later", () => {
  expect([0, 6, 7, 14, 40].map(slotsFor)).toEqual([8, 8, 16, 16, 32]);
});

test("a comma in a folder's name stays in the name", () => {
  const argv = qemuArgv(document, { ...launch, runtimeDir: "/run/a,b" });
  expect(argv).toContain("socket,id=qmp,path=/run/a,,b/qmp.sock,server=on,wait=off");
});

test("UEFI brings firmware and the VM's own variables, and secure boot guards them", () => {
  const files = { ...launch.files, firmware: { code: "/dev/fdset/7", variables: "/dev/fdset/8" } };
  const uefi = qemuArgv({ ...document, firmware: "uefi" }, { ...launch, files });
  expect(valuesOf(uefi, "-machine")).toEqual(["q35,pflash0=fw-code,pflash1=fw-variables"]);
  const nodes = valuesOf(uefi, "-blockdev").map((text) => JSON.parse(text));
  expect(nodes.find((node) => node["node-name"] === "fw-code")).toMatchObject({ "read-only": true });
  expect(nodes.find((node) => node["node-name"] === "fw-variables")).toMatchObject({ "read-only": false });
  expect(valuesOf(uefi, "-global")).toEqual([]);
  const secure = qemuArgv({ ...document, firmware: "uefi", secure_boot: true }, { ...launch, files });
  expect(valuesOf(secure, "-machine")[0]).toContain("smm=on");
  expect(valuesOf(secure, "-global")).toEqual(["driver=cfi.pflash01,property=secure,value=on"]);
});

test("a TPM is one that swtpm emulates beside QEMU", () => {
  const argv = qemuArgv({ ...document, tpm: true }, { ...launch, runtimeDir: "/run/a,b" });
  expect(argv).toContain("socket,id=tpm,path=/run/a,,b/tpm.sock");
  expect(valuesOf(argv, "-tpmdev")).toEqual(["emulator,id=tpm0,chardev=tpm"]);
  expect(argv).toContain("tpm-crb,tpmdev=tpm0");
  expect(qemuArgv({ ...document, tpm: false }, launch)).toEqual(qemuArgv(document, launch));
});

test("a guest that reads ignition gets it by fw_cfg, out of a descriptor, and no seed disk", () => {
  const files = { ...launch.files, seed: null, ignition: "/proc/self/fd/9" };
  const argv = qemuArgv(document, { ...launch, files });
  expect(valuesOf(argv, "-fw_cfg")).toEqual(["name=opt/com.coreos/config,file=/proc/self/fd/9"]);
  expect(argv.join(" ")).not.toContain("dev-seed");
});

test("a CPU is what the user named, or what the accelerator does best", () => {
  expect(valuesOf(qemuArgv(document, launch), "-cpu")).toEqual(["max"]);
  expect(
    valuesOf(qemuArgv({ ...document, cpu_model: "auto" }, { ...launch, accelerator: "kvm" }), "-cpu"),
  ).toEqual(["host"]);
  expect(valuesOf(qemuArgv({ ...document, cpu_model: "qemu64" }, launch), "-cpu")).toEqual(["qemu64"]);
});
