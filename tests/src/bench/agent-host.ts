// A host for the agent bench: its state on disk as a reconciler that has gone away left it, with VMs of one boot sector.
import { createHash, randomBytes } from "node:crypto";
import { cpSync, mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { request } from "node:http";
import { tmpdir } from "node:os";
import path from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import type { SeedDocument, VmDocument } from "@croft/schemas/generated/typescript/messages.ts";
import { createId } from "@croft/schemas/ids.ts";
import { openLedger } from "../../../host-agent/src/ledger.ts";
import { bootDisk } from "../../../host-agent/src/vm/qemu/boot-sector.ts";
import { freePort } from "../harness/free-port.ts";
import { qemuOf } from "./by-hand.ts";
import { demandAlive, endChild, startProgram } from "./processes.ts";

const HOST = "bench";
const SCRIPT = "host-agent/dist/main.js";

export interface Vm {
  document: VmDocument;
  seed: SeedDocument;
}

/** VMs with a boot sector that says a word and halts. */
export async function createVms(count: number, powerState: "running" | "stopped"): Promise<Vm[]> {
  const disk = bootDisk();
  const sha256 = hashOf(disk);
  const image = {
    id: createId("image", randomBytes(10)),
    sha256,
    format: "raw",
    size_bytes: disk.length,
  } as const;
  const vms: Vm[] = [];
  for (let number = 0; number < count; number++) {
    const id = createId("vm", randomBytes(10));
    vms.push({
      document: {
        kind: "vm",
        id,
        generation: 1,
        incarnation: 1,
        project: "bench",
        name: `vm-${number}`,
        image: { ...image, virtual_size_bytes: disk.length, kernel: null },
        cpus: 1,
        memory_mib: 64,
        root_disk_gib: 1,
        drives: [],
        detaching: [],
        ports: [],
        ssh_port: await freePort(),
        power_state: powerState,
        start_number: 0,
        probe_ssh: false,
        restart_allowed: true,
        wanted: "present",
      },
      seed: {
        kind: "seed",
        id,
        user_data: null,
        vendor_data: "#cloud-config\n{}\n",
        meta_data: JSON.stringify({ "instance-id": id }),
      },
    });
  }
  return vms;
}

const hashOf = (bytes: Uint8Array): string => createHash("sha256").update(bytes).digest("hex");

/** What an agent finds on the machine: its folders, the certificate of a join, an accepted config, the image. */
export class AgentHost {
  readonly folder: string;
  readonly state: string;
  readonly runtime: string;

  private constructor() {
    this.folder = mkdtempSync(path.join(tmpdir(), "croft-bench-agent-"));
    this.state = path.join(this.folder, "state");
    this.runtime = path.join(this.folder, "run");
  }

  /** `certificate`: that of an agent which joined before. */
  static async make(certificate: string, vms: readonly Vm[]): Promise<AgentHost> {
    const host = new AgentHost();
    mkdirSync(host.state, { mode: 0o700 });
    cpSync(certificate, path.join(host.state, "certificate"), { recursive: true });
    mkdirSync(path.join(host.state, "images"), { mode: 0o700 });
    const disk = bootDisk();
    writeFileSync(path.join(host.state, "images", hashOf(disk)), disk, { mode: 0o644 });
    const bytes = new Map<string, Buffer>();
    const put = (document: object): string => {
      const text = Buffer.from(JSON.stringify(document));
      bytes.set(hashOf(text), text);
      return hashOf(text);
    };
    const documents = vms.map(({ document, seed }) => {
      const { kind, id, generation } = document;
      return { kind, id, generation, digest: put(document), secret_digest: put(seed) };
    });
    const ledger = await openLedger(path.join(host.state, "ledger"), HOST);
    const config = { contract_version: 1, host: HOST, generation: 1, documents };
    await ledger.accept(config, async (digest) => bytes.get(digest) as Buffer);
    return host;
  }

  /** Starts the agent; QEMU is told to emulate, which makes every machine measure the same. */
  start() {
    const child = startProgram(
      SCRIPT,
      {
        CROFT_AGENT_STATE_DIR: this.state,
        CROFT_AGENT_RUNTIME_DIR: this.runtime,
        CROFT_ACCELERATOR: "tcg",
      },
      this.folder,
    );
    return {
      child,
      pid: child.pid as number,
      end: () => endChild(child),
      alive: () => demandAlive(child, SCRIPT, this.folder),
    };
  }

  /** A page of the status socket, or null while nobody answers. */
  ask(page: string): Promise<string | null> {
    return new Promise((resolve) => {
      const asked = request(
        { socketPath: path.join(this.runtime, "status.sock"), path: page },
        async (answer) => {
          let text = "";
          for await (const part of answer) text += part;
          resolve(answer.statusCode === 200 ? text : null);
        },
      );
      asked.on("error", () => resolve(null));
      asked.end();
    });
  }

  /** The value of a metric's sample, 0 when there is none. */
  async metric(sample: string): Promise<number> {
    const line = ((await this.ask("/metrics")) ?? "").split("\n").find((one) => one.startsWith(`${sample} `));
    return Number(line?.split(" ").at(-1) ?? 0);
  }

  /** Waits until something holds; fails when the agent ends or after three minutes. */
  async until(what: string, agent: { alive(): void }, holds: () => Promise<boolean>): Promise<void> {
    for (const end = Date.now() + 180_000; !(await holds()); await pause(10)) {
      agent.alive();
      if (Date.now() > end) throw new Error(`${what} took over three minutes`);
    }
  }

  /** Ends every QEMU of this host, which nobody else knows of. */
  endGuests(): void {
    endGuests(path.join(this.runtime, "vms"));
  }

  /** Ends what runs of it and removes the folder. */
  remove(): void {
    this.endGuests();
    rmSync(this.folder, { recursive: true, force: true });
  }
}

/** Ends the QEMUs of the VMs that have folders below one. */
function endGuests(vms: string): void {
  let names: string[] = [];
  try {
    names = readdirSync(vms);
  } catch {
    return;
  }
  for (const id of names) {
    try {
      const pid = qemuOf(id);
      if (pid !== undefined) process.kill(pid, "SIGKILL");
    } catch {
      // It ended meanwhile.
    }
  }
}
