// Two hosts of one reconciler on this machine: real agents with folders and ports of their own, on loopback.

import { type ChildProcess, execFileSync, spawn } from "node:child_process";
import { once } from "node:events";
import { chmodSync, chownSync, copyFileSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { createInterface } from "node:readline";
import type { Plural } from "@croft/schemas/client/rest-calls.ts";
import { root } from "./clone.ts";
import type { FarMachine } from "./far-machine.ts";
import { freeRange } from "./free-port.ts";
import { createDevice, detach, devicesBelow } from "./loop-devices.ts";
import { type ReconcilerProcess, startReconciler } from "./reconciler-process.ts";
import { keepText } from "./run/kept-logs.ts";
import { tinyGuest } from "./tiny-guest.ts";

/** User of an agent without root. */
const UNPRIVILEGED = 65_534;
const AGENT = path.join(root, "host-agent/dist/main.js");

/** In which an agent differs from a usual one. */
interface HostKind {
  /** Whether it has no root. */
  rootless?: boolean;
  /** The machine that it is on, where that is not this one. */
  machine?: Pick<FarMachine, "inside">;
  /** Where the other hosts reach it for networks that span hosts. */
  overlay?: { address: string; interface: string };
}

export class TestHost {
  readonly name: string;
  readonly home: string;
  readonly #log: string[] = [];
  readonly #kind: HostKind;
  #process: ChildProcess | undefined;

  constructor(name: string, folder: string, kind: HostKind) {
    this.name = name;
    this.home = path.join(folder, name);
    this.#kind = kind;
  }

  /** `command`: the line that came with its join token. */
  static async join(name: string, folder: string, command: string, kind: HostKind = {}): Promise<TestHost> {
    const host = new TestHost(name, folder, kind);
    // Its guests and what serves them run as users of their own.
    chmodSync(folder, 0o711);
    mkdirSync(host.home, { recursive: true });
    const range = (await freeRange()).replace("-", ", ");
    writeFileSync(
      host.#settings,
      `state_dir: ${host.home}/state
runtime_dir: ${host.home}/run
accelerator: tcg
devices: {include: ["loop-${host.home}/*"]}
port_range: [${range}]
way_out: {enabled: false}
${kind.overlay === undefined ? "" : `overlay: ${JSON.stringify(kind.overlay)}\n`}`,
    );
    const line = command.replace("croft-agent", `${process.execPath} ${AGENT}`);
    if (host.#unprivileged) chownSync(host.home, UNPRIVILEGED, UNPRIVILEGED);
    const [program, ...args] = host.#asItself(["sh", "-c", `${line} --config ${host.#settings}`]);
    execFileSync(program, args, { stdio: ["ignore", "ignore", "pipe"] });
    await host.start();
    return host;
  }

  /** A command as the user of its agent. */
  #asItself(command: [string, ...string[]]): [string, ...string[]] {
    const { machine } = this.#kind;
    const own: [string, ...string[]] = this.#unprivileged
      ? ["setpriv", `--reuid=${UNPRIVILEGED}`, `--regid=${UNPRIVILEGED}`, "--clear-groups", ...command]
      : command;
    return machine === undefined ? own : machine.inside(own);
  }

  get #unprivileged(): boolean {
    return this.#kind.rootless === true && process.getuid?.() === 0;
  }

  get #settings(): string {
    return path.join(this.home, "agent.yaml");
  }

  /** Starts its agent; resolves when that reports. */
  async start(): Promise<void> {
    if (this.#process?.exitCode === null && this.#process.signalCode === null) return;
    const [program, ...args] = this.#asItself([process.execPath, AGENT, "run", "--config", this.#settings]);
    const child = spawn(program, args, { stdio: ["ignore", "ignore", "pipe"] });
    this.#process = child;
    await new Promise<void>((resolve, reject) => {
      createInterface({ input: child.stderr }).on("line", (line) => {
        this.#log.push(line);
        if (line.includes('"msg":"ready"')) resolve();
      });
      child.once("exit", () => reject(new Error(this.#log.slice(-20).join("\n"))));
    });
  }

  /** Ends its agent at once; guests run on. */
  async kill(): Promise<void> {
    const child = this.#process;
    if (child === undefined || child.exitCode !== null || child.signalCode !== null) return;
    const gone = once(child, "exit");
    child.kill("SIGKILL");
    await gone;
  }

  file(...names: string[]): string {
    return path.join(this.home, ...names);
  }

  log(): string {
    return this.#log.join("\n");
  }

  async remove(): Promise<void> {
    await this.kill();
    keepText(`agent-${this.name}`, this.log());
    for (const device of await devicesBelow(this.home)) await detach(device);
  }
}

export interface TwoHosts {
  reconciler: ReconcilerProcess;
  alpha: TestHost;
  beta: TestHost;
  /** Id of an image of the tiny guest, for all projects. */
  image: string;
  /** The body of a POST; fails when it is refused. */
  // biome-ignore lint/suspicious/noExplicitAny: tests look into what they know the shape of.
  make(route: `/v1/${Plural}` | "/v1/agent/join_tokens", body: object): Promise<any>;
  stop(): Promise<void>;
}

/** In which the two are not alike. */
export interface Unlike {
  /** Of alpha: whether its agent has no root. */
  rootless?: boolean;
  /** Of beta: whether its disk is a block device. */
  blockDisk?: boolean;
}

/** With a project `web`, and a disk of 6 GiB on each, in a file. */
export async function startTwoHosts(
  env: Record<string, string> = {},
  { rootless = false, blockDisk = false }: Unlike = {},
): Promise<TwoHosts> {
  const folder = mkdtempSync(path.join(tmpdir(), "croft-two-hosts-"));
  const guest = await tinyGuest();
  const images = path.join(folder, "images");
  mkdirSync(images);
  const file = (name: string) => path.join(images, name);
  copyFileSync(guest.kernel, file("vmlinuz"));
  copyFileSync(guest.initrd, file("initrd"));
  execFileSync("qemu-img", ["create", "-q", "-f", "qcow2", file("disk.qcow2"), "1G"]);
  const reconciler = await startReconciler({ CROFT_IMAGES_DIR: images, ...env });
  const make: TwoHosts["make"] = async (route, body) => {
    const answer = await reconciler.rest("POST", route, body);
    if (answer.status >= 300) throw new Error(JSON.stringify(answer.body));
    return answer.body;
  };
  const join = async (name: string, kind: HostKind) =>
    TestHost.join(name, folder, (await make("/v1/agent/join_tokens", { host: name })).command, kind);
  const alpha = await join("alpha", { rootless });
  const beta = await join("beta", {});
  await make("/v1/projects", { name: "web", spec: {} });
  const kernel = {
    url: `file://${file("vmlinuz")}`,
    initrd_url: `file://${file("initrd")}`,
    command_line: guest.commandLine,
  };
  const image = await make("/v1/images", {
    name: "tiny",
    shared: true,
    spec: { url: `file://${file("disk.qcow2")}`, kernel },
  });
  for (const host of [alpha, beta]) {
    const at =
      blockDisk && host === beta
        ? { device: await createDevice(host.file("block.img"), 6 * 1024 ** 3) }
        : { file: { name: `disk-${host.name}`, size_gib: 6 } };
    const disk = await make("/v1/disks", { spec: { host: host.name, ...at } });
    await reconciler.rest("GET", `/v1/disks/${disk.id}?wait=ready&timeout_seconds=60`);
  }
  return {
    reconciler,
    alpha,
    beta,
    image: image.id,
    make,
    async stop() {
      for (const vm of await reconciler.items("vms")) await reconciler.rest("DELETE", `/v1/vms/${vm.id}`);
      for (const vm of await reconciler.items("vms")) {
        await reconciler.rest("GET", `/v1/vms/${vm.id}?wait=deleted&timeout_seconds=60`);
      }
      await alpha.remove();
      await beta.remove();
      await reconciler.stop();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
