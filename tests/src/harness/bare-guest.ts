// A guest started straight by QEMU, without any other part of Croft: for tests of the guest image itself.
import { type ChildProcess, spawn } from "node:child_process";
import { mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { connect } from "node:net";
import path from "node:path";
import { createInterface } from "node:readline";
import { setTimeout as wait } from "node:timers/promises";
import { execa } from "execa";
import type { GuestImage } from "../../../cli/src/image-builder/build.ts";
import { noteWait } from "./run/waits.ts";

export interface Seed {
  userData?: string;
  metaData: string;
  vendorData: string;
}

/** Makes the seed disk as the host agent does: an ISO with the volume id `cidata`. */
export async function createSeed(folder: string, seed: Seed): Promise<string> {
  const files = path.join(folder, "seed");
  rmSync(files, { recursive: true, force: true });
  mkdirSync(files, { recursive: true });
  writeFileSync(path.join(files, "meta-data"), seed.metaData);
  writeFileSync(path.join(files, "vendor-data"), seed.vendorData);
  if (seed.userData !== undefined) writeFileSync(path.join(files, "user-data"), seed.userData);
  const iso = path.join(folder, "seed.iso");
  const volume = ["-volid", "cidata", "-joliet", "-rock"];
  await execa("genisoimage", ["-quiet", "-output", iso, ...volume, files]);
  return iso;
}

export interface BareGuest {
  /** Sends a QMP command and resolves with its result. */
  qmp(execute: string, args?: Record<string, unknown>): Promise<unknown>;
  /** Resolves once an event of this name came. */
  event(name: string): Promise<void>;
  serial(): string;
  /** Resolves with the seconds since the start once the serial log holds the text. */
  serialShows(text: string, limitSeconds: number): Promise<number>;
  /** Resolves with the seconds since the start once sshd greets. */
  sshGreets(limitSeconds: number): Promise<number>;
  /** Resolves with the exit code of QEMU. */
  ended: Promise<number | null>;
  kill(): void;
}

export interface BareGuestOptions {
  folder: string;
  guestImage: GuestImage;
  /** The root disk, qcow2. */
  root: string;
  seed: string;
  sshPort: number;
  /** Further disks that are there at the start: raw files by serial. */
  disks?: Record<string, string>;
  network?: boolean;
}

function argumentsOf(options: BareGuestOptions): string[] {
  const { folder, guestImage } = options;
  const disk = (serial: string, driver: string, file: string, readOnly: boolean): string[] => [
    ...[
      "-blockdev",
      `driver=${driver},node-name=n-${serial},read-only=${readOnly ? "on" : "off"},file.driver=file,file.filename=${file}`,
    ],
    ...["-device", `virtio-blk-pci,drive=n-${serial},serial=${serial}`],
  ];
  const network = [
    ...["-netdev", `user,id=n0,restrict=on,hostfwd=tcp:127.0.0.1:${options.sshPort}-:22`],
    ...["-device", "virtio-net-pci,netdev=n0,romfile="],
  ];
  return [
    ...["-machine", "q35", "-accel", "tcg,thread=multi,tb-size=128", "-cpu", "max", "-smp", "1", "-m", "384"],
    ...["-nodefaults", "-no-user-config", "-display", "none", "-no-reboot"],
    ...["-chardev", `file,id=s0,path=${folder}/serial.log`, "-serial", "chardev:s0"],
    ...["-qmp", `unix:${folder}/qmp.sock,server=on,wait=off`],
    ...["-device", "virtio-serial-pci", "-device", "virtserialport,chardev=ga,name=org.qemu.guest_agent.0"],
    ...["-chardev", `socket,id=ga,path=${folder}/ga.sock,server=on,wait=off`],
    ...["-device", "virtio-rng-pci", "-device", "pcie-root-port,id=rp0,chassis=1,slot=1"],
    ...(options.network === false ? [] : network),
    ...disk("root", "qcow2", options.root, false),
    ...disk("seed", "raw", options.seed, true),
    ...Object.entries(options.disks ?? {}).flatMap(([serial, file]) => disk(serial, "raw", file, false)),
    ...["-kernel", guestImage.kernel, "-initrd", guestImage.initrd, "-append", guestImage.commandLine],
  ];
}

interface Monitor {
  qmp: BareGuest["qmp"];
  event: BareGuest["event"];
}

async function openMonitor(socketPath: string, running: () => boolean): Promise<Monitor> {
  const tryConnect = () =>
    new Promise<ReturnType<typeof connect> | undefined>((resolve) => {
      const socket = connect(socketPath);
      socket.once("connect", () => resolve(socket));
      socket.once("error", () => resolve(undefined));
    });
  let socket = await tryConnect();
  while (socket === undefined) {
    if (!running()) throw new Error("QEMU ended at its start");
    await wait(50);
    socket = await tryConnect();
  }
  const open = socket;
  const answers: ((message: { return?: unknown; error?: { desc: string } }) => void)[] = [];
  const seen = new Set<string>();
  const watchers: { name: string; resolve: () => void }[] = [];
  createInterface({ input: open }).on("line", (line) => {
    const message = JSON.parse(line);
    if (typeof message.event === "string") {
      seen.add(message.event);
      for (const watcher of watchers.filter(({ name }) => name === message.event)) watcher.resolve();
    } else if (!("QMP" in message)) answers.shift()?.(message);
  });
  open.on("error", () => undefined);
  const qmp: Monitor["qmp"] = (execute, args) =>
    new Promise((resolve, reject) => {
      answers.push((message) =>
        message.error === undefined ? resolve(message.return) : reject(new Error(message.error.desc)),
      );
      open.write(`${JSON.stringify({ execute, ...(args === undefined ? {} : { arguments: args }) })}\n`);
    });
  await qmp("qmp_capabilities");
  return {
    qmp,
    event: (name) =>
      seen.has(name) ? Promise.resolve() : new Promise((resolve) => watchers.push({ name, resolve })),
  };
}

/** Whether sshd greets: the forward alone accepts connections long before. */
const greeting = (port: number): Promise<boolean> =>
  new Promise((resolve) => {
    const socket = connect(port, "127.0.0.1");
    socket.setTimeout(5_000, () => socket.destroy());
    socket.once("data", (data) => {
      resolve(data.toString().startsWith("SSH-"));
      socket.destroy();
    });
    socket.once("error", () => resolve(false));
    socket.once("close", () => resolve(false));
  });

export async function startBareGuest(options: BareGuestOptions): Promise<BareGuest> {
  const serialLog = path.join(options.folder, "serial.log");
  rmSync(path.join(options.folder, "qmp.sock"), { force: true });
  writeFileSync(serialLog, "");
  const begun = Date.now();
  const said: string[] = [];
  const child: ChildProcess = spawn("qemu-system-x86_64", argumentsOf(options), {
    stdio: ["ignore", "ignore", "pipe"],
  });
  child.stderr?.on("data", (data) => said.push(String(data)));
  const ended = new Promise<number | null>((resolve) => child.once("exit", (code) => resolve(code)));
  const running = () => child.exitCode === null && child.signalCode === null;
  const serial = () => readFileSync(serialLog, "utf8");

  const until = async (
    what: string,
    limitSeconds: number,
    holds: () => Promise<boolean>,
  ): Promise<number> => {
    while (!(await holds())) {
      if (!running()) throw new Error(`QEMU ended before ${what}: ${said.join("")}\n${serial()}`);
      if (Date.now() - begun > limitSeconds * 1000)
        throw new Error(`no ${what} after ${limitSeconds} s; the serial log:\n${serial()}`);
      await wait(200);
    }
    return (Date.now() - begun) / 1000;
  };

  const monitor = await openMonitor(path.join(options.folder, "qmp.sock"), running).catch(
    (cause: unknown) => {
      child.kill("SIGKILL");
      throw new Error(`${cause instanceof Error ? cause.message : cause}: ${said.join("")}`);
    },
  );
  return {
    ...monitor,
    serial,
    serialShows: (text, limitSeconds) =>
      noteWait(
        "guests",
        until(`"${text}"`, limitSeconds, async () => serial().includes(text)),
      ),
    sshGreets: (limitSeconds) =>
      noteWait(
        "guests",
        until("greeting of sshd", limitSeconds, () => greeting(options.sshPort)),
      ),
    ended,
    kill: () => child.kill("SIGKILL"),
  };
}
