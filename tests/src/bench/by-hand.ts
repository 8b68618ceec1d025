// A guest's QEMU once more, started by hand: the same words, with files of its own where the VM had its own. Croft hands its
// QEMU open descriptors; by hand the files are named instead.
import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { copyFileSync, mkdirSync, readdirSync, readFileSync, readlinkSync, writeFileSync } from "node:fs";
import path from "node:path";
import { execa } from "execa";

/** Pid of the QEMU of a VM, once its process is QEMU and no longer what starts it. */
export function qemuOf(vm: string): number | undefined {
  for (const name of readdirSync("/proc")) {
    if (!/^\d+$/.test(name)) continue;
    const words = wordsOf(name);
    if (words[0]?.includes("qemu-system") && words.some((word) => word.includes(`guest=${vm}`))) {
      return Number(name);
    }
  }
  return undefined;
}

/** The folder with a VM's sockets. */
export function runtimeOf(pid: number): string {
  const words = wordsOf(String(pid));
  return path.dirname(words[words.indexOf("-pidfile") + 1] as string);
}

function wordsOf(pid: string): string[] {
  try {
    return readFileSync(`/proc/${pid}/cmdline`, "utf8").split("\0").slice(0, -1);
  } catch {
    // It ended meanwhile.
    return [];
  }
}

export interface Command {
  words: string[];
  serialLog: string;
}

interface BackingInfo {
  "backing-filename": string;
  "backing-filename-format"?: string;
  "virtual-size": number;
}

interface Node {
  "node-name"?: string;
  file: { filename: string };
  backing?: Node;
}

/**
 * Reads the command of a running VM without partitions and puts into `folder` what goes with the VM: its seed, an empty serial
 * log, and a root disk that is as new as the VM's was.
 */
export async function captureCommand(pid: number, vmFolder: string, folder: string): Promise<Command> {
  mkdirSync(folder, { mode: 0o700 });
  const own = { root: "root.qcow2", seed: "seed.iso", serial: "serial.log" };
  const files = Object.fromEntries(
    Object.entries(own).map(([name, file]) => [name, path.join(folder, file)]),
  ) as typeof own;
  const { stdout } = await execa("qemu-img", ["info", "-U", "--output=json", path.join(vmFolder, own.root)]);
  const disk = JSON.parse(stdout) as BackingInfo;
  const image = disk["backing-filename"];
  const backing = ["-u", "-b", image, "-F", disk["backing-filename-format"] ?? "raw"];
  await execa("qemu-img", ["create", "-q", "-f", "qcow2", ...backing, files.root, `${disk["virtual-size"]}`]);
  copyFileSync(path.join(vmFolder, own.seed), files.seed);
  writeFileSync(files.serial, "");

  const words = wordsOf(String(pid));
  const runtime = runtimeOf(pid);
  const renamed = withoutDescriptors(words, pid).map((word, index, all) => {
    if (all[index - 1] === "-blockdev") return namedNode(word, { ...files, image });
    return word.replace(/logfile=[^,]*/, `logfile=${files.serial}`).replaceAll(runtime, folder);
  });
  // It runs at once: nobody says `cont`.
  return { words: renamed.filter((word) => word !== "-S"), serialLog: files.serial };
}

function withoutDescriptors(words: readonly string[], pid: number): string[] {
  return words
    .filter((word, index) => word !== "-add-fd" && words[index - 1] !== "-add-fd")
    .map((word) =>
      word.replace(/^\/proc\/self\/fd\/(\d+)$/, (_, number) => readlinkSync(`/proc/${pid}/fd/${number}`)),
    );
}

function namedNode(word: string, files: { root: string; seed: string; image: string }): string {
  const node = JSON.parse(word) as Node;
  const name = node["node-name"];
  if (name !== "root" && name !== "seed")
    throw new Error(`the VM has a drive that is not known here: ${word}`);
  node.file.filename = files[name];
  if (node.backing) node.backing.file.filename = files.image;
  return JSON.stringify(node);
}

/** Starts the command; its words go to the bench's own. */
export function startByHand({ words }: Command): ChildProcess {
  const [program = "", ...args] = words;
  return spawn(program, args, { stdio: ["ignore", "inherit", "inherit"], cwd: "/" });
}

/** Ends it at once, as a power cut would. */
export async function cut(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const gone = once(child, "exit");
  child.kill("SIGKILL");
  await gone;
}
