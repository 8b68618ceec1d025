// The agent as it is installed: one file, one configuration, and what it tells those who watch it.
import { type ChildProcess, execFileSync, spawn, spawnSync } from "node:child_process";
import { once } from "node:events";
import {
  appendFileSync,
  copyFileSync,
  existsSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { request } from "node:http";
import { tmpdir } from "node:os";
import path from "node:path";
import { createInterface } from "node:readline";
import { validateLogLine } from "@croft/schemas/generated/validators/messages.js";
import { afterAll, beforeAll, expect, jest, test } from "@jest/globals";
import { root } from "../harness/clone.ts";
import { freePort } from "../harness/free-port.ts";
import { runWithJournal } from "../harness/imitated-journal.ts";
import { type ReconcilerProcess, startReconciler } from "../harness/reconciler-process.ts";

// A limit for what hangs, not a measure: machines that are busy take their time.
jest.setTimeout(600_000);

let folder: string;
let program: string;
let settings: string;
let reconciler: ReconcilerProcess;
let statusPort: number;
const agents: ChildProcess[] = [];

beforeAll(async () => {
  execFileSync(process.execPath, ["cli/build.mjs", "--only", "croft-agent"], { cwd: root });
  folder = mkdtempSync(path.join(tmpdir(), "croft-service-"));
  // Away from the clone, as on a machine that has none.
  program = path.join(folder, "croft-agent");
  copyFileSync(path.join(root, "host-agent/dist/croft-agent"), program);
  settings = path.join(folder, "agent.yaml");
  statusPort = await freePort();
  writeFileSync(
    settings,
    `# A comment.
state_dir: ${folder}/state
runtime_dir: ${folder}/run
join_file: ${folder}/join.json
memory_reserved_mib: 512
port_range: [31000, 31999]
status_port: ${statusPort}
`,
  );
  reconciler = await startReconciler();
});

afterAll(async () => {
  for (const agent of agents) agent.kill("SIGKILL");
  await reconciler?.stop();
  rmSync(folder, { recursive: true, force: true });
});

const { PATH = "" } = process.env;
/** Nothing of Croft in the environment: the file says everything. */
const env = { PATH };

const check = (...args: string[]) =>
  spawnSync(program, ["check", ...args], { env, encoding: "utf8", cwd: "/", timeout: 60_000 });

/** Starts the agent; resolves with its log once a line with this message came. */
async function startAgent(
  message: string,
  more: Record<string, string> = {},
): Promise<{ agent: ChildProcess; log: Record<string, unknown>[] }> {
  const agent = spawn(program, ["--config", settings], {
    env: { ...env, ...more },
    cwd: "/",
    stdio: ["ignore", "ignore", "pipe"],
  });
  agents.push(agent);
  const log: Record<string, unknown>[] = [];
  for await (const line of createInterface({ input: agent.stderr })) {
    // Every line is JSON.
    log.push(JSON.parse(line));
    if (log.at(-1)?.msg === message) return { agent, log };
  }
  throw new Error(
    `the agent ended without "${message}":\n${log.map((line) => JSON.stringify(line)).join("\n")}`,
  );
}

/** Resolves with the next line of a running agent that has this message. */
async function logged({ stderr }: ChildProcess, message: string): Promise<Record<string, unknown>> {
  for (let text = ""; ; ) {
    const [bytes] = await once(stderr as NodeJS.EventEmitter, "data");
    text += bytes;
    const found = text.split("\n").find((line) => line.includes(`"msg":"${message}"`));
    if (found !== undefined) return JSON.parse(found);
  }
}

/** What takes a service's words as systemd does: Node has no datagrams over Unix sockets. Undefined where there is no Python. */
async function listenAsSystemd() {
  const socket = path.join(folder, "notify");
  const script = `import socket, sys
s = socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM)
s.bind(sys.argv[1])
print("listens", flush=True)
while True: print(s.recv(4096).decode(), flush=True)`;
  const listener = spawn("python3", ["-c", script, socket], { stdio: ["ignore", "pipe", "inherit"] });
  let told = "";
  listener.stdout.on("data", (bytes) => {
    told += bytes;
  });
  const began = await Promise.race([once(listener.stdout, "data"), once(listener, "error").then(() => null)]);
  if (began === null) {
    process.stdout.write("there is no Python: what the agent tells systemd is not seen here\n");
    return undefined;
  }
  return {
    environment: { NOTIFY_SOCKET: socket, WATCHDOG_USEC: "900000" },
    async end(): Promise<string> {
      while (!told.includes("STOPPING=1")) await once(listener.stdout, "data");
      const gone = once(listener, "exit");
      listener.kill();
      await gone;
      return told.replace("listens\n", "");
    },
  };
}

function ask(where: { socketPath: string } | { host: string; port: number }, page: string) {
  return new Promise<{ code: number | undefined; text: string }>((resolve, reject) => {
    const asked = request({ ...where, path: page }, async (answer) => {
      let text = "";
      for await (const part of answer) text += part;
      resolve({ code: answer.statusCode, text });
    });
    asked.on("error", reject);
    asked.end();
  });
}

test("check says what the machine can do, as text and as JSON, and what to do about it", () => {
  const said = check("--config", settings, "--json");
  const { can_run_vms, findings } = JSON.parse(said.stdout);
  const byName = Object.fromEntries(findings.map((finding: { name: string }) => [finding.name, finding]));
  expect(Object.keys(byName)).toEqual(
    expect.arrayContaining([
      ...["settings", "hardware", "qemu", "tools", "accelerator", "users", "confinement", "vm_processes"],
      ...["state_dir", "ports", "clock", "membership"],
    ]),
  );
  expect(byName.settings).toMatchObject({ status: "ok", message: `From ${settings}.` });
  expect(byName.tools).toMatchObject({ status: "ok" });
  expect(byName.membership).toMatchObject({
    status: "warning",
    remedy: expect.stringContaining("join token"),
  });
  expect({ can_run_vms, code: said.status }).toEqual({ can_run_vms: true, code: 0 });
  const text = check("--config", settings);
  expect(text.status).toBe(0);
  expect(text.stdout).toMatch(/^ok\s+settings\s+From /);
  expect(text.stdout).toContain("\nVMs can run here.\n");
});

test("a machine without QEMU cannot run VMs, and is told what to install", () => {
  // The same machine without the folders that hold it, for this process only.
  const hide =
    'mount -t tmpfs none /usr/share/qemu && mount --bind /dev/null "$(command -v qemu-system-x86_64)" && exec "$@"';
  if (process.geteuid?.() !== 0) return;
  const words = [program, "check", "--config", settings];
  const said = spawnSync("unshare", ["--mount", "sh", "-c", hide, "sh", ...words], { env, encoding: "utf8" });
  expect(said.status).toBe(1);
  expect(said.stdout).toMatch(/fail\s+tools\s+Missing for VMs: qemu-system-x86_64\./);
  expect(said.stdout).toContain("apt-get install --no-install-recommends qemu-system-x86");
});

test("settings that are wrong are named at once, by check and by the agent, and no other start is tried", () => {
  const wrong = path.join(folder, "wrong.yaml");
  writeFileSync(wrong, "cpu_overcomit: 2\nport_range: [1, 2]\n");
  const said = check("--config", wrong);
  expect(said.status).toBe(2);
  for (const what of ["cpu_overcomit is no setting", "port_range must be"]) {
    expect(said.stdout).toContain(`${wrong}: ${what}`);
  }
  const agent = spawnSync(program, ["run", "--config", wrong], { env, encoding: "utf8" });
  // systemd starts nothing anew that ends with 2: see croft-agent.service.
  expect(agent.status).toBe(2);
  expect(JSON.parse(agent.stderr)).toMatchObject({
    level: "error",
    error: expect.stringContaining("cpu_overcomit"),
  });
  expect(check("--jsn").status).toBe(2);
});

test("lines are entries of the journal with fields of their own", async () => {
  if (spawnSync("python3", ["--version"]).status !== 0) {
    process.stdout.write("there is no Python: what is written to the journal's socket is not seen here\n");
    return;
  }
  const wrong = path.join(folder, "wrong-too.yaml");
  writeFileSync(wrong, "log_level: loud\n");
  const main = path.join(root, "reconciler/dist/main.js");
  for (const [part, ...words] of [
    ["agent", program, "run", "--config", wrong],
    ["reconciler", process.execPath, main, "run", "--config", wrong],
  ] as const) {
    const { entries, stream } = await runWithJournal(words, env);
    expect([part, stream]).toEqual([part, ""]);
    expect(entries).toEqual([
      expect.objectContaining({
        PRIORITY: "3",
        SYSLOG_IDENTIFIER: `croft-${part}`,
        CROFT_LEVEL: "error",
        CROFT_ERROR: expect.stringContaining("log_level"),
      }),
    ]);
    // The whole line, as where there is no such socket.
    expect(JSON.parse(entries[0]?.MESSAGE ?? "")).toMatchObject({ part, level: "error" });
  }
});

test("it tells whether it is alive and ready, and its figures, before and after it joined", async () => {
  const socketPath = path.join(folder, "run/status.sock");
  // No join token yet: it ends, and says what to do.
  const refused = spawnSync(program, ["--config", settings], { env, encoding: "utf8" });
  expect(refused.status).toBe(1);
  expect(refused.stderr).toContain("join_file");

  const token = await reconciler.rest("POST", "/v1/agent/join_tokens", { host: "alpha" });
  writeFileSync(path.join(folder, "join.json"), JSON.stringify(token.body), { mode: 0o600 });
  const manager = await listenAsSystemd();
  const { agent, log } = await startAgent("ready", manager?.environment);
  for (const line of log) expect([validateLogLine(line), line]).toEqual([true, line]);
  // Levels are read again without a restart.
  appendFileSync(settings, "log_levels: [vm=debug]\n");
  const read = logged(agent, "levels of the log were read");
  agent.kill("SIGHUP");
  expect(await read).toMatchObject({ part: "agent", least: "info", of: { vm: "debug" } });
  for (const where of [{ socketPath }, { host: "127.0.0.1", port: statusPort }]) {
    expect((await ask(where, "/livez")).code).toBe(200);
    expect(JSON.parse((await ask(where, "/readyz")).text)).toMatchObject({
      status: "ok",
      reconciler: "heard",
    });
    const { text } = await ask(where, "/metrics");
    expect(text).toMatch(/^croft_host_condition\{type="confinement",reason="[a-z_]+"\} [01]$/m);
    expect(text).toMatch(/^croft_agent_loop_runs_total\{loop="report",result="done"\} [1-9]/m);
  }
  // What the file says is what the host has, and what it found out about itself is seen by everybody.
  const host = (await reconciler.items("hosts"))[0];
  expect(host.status).toMatchObject({ memory_reserved_mib: 512 });
  const conditions = Object.fromEntries(
    host.status.conditions.map((one: { type: string }) => [one.type, one]),
  );
  expect(conditions.accelerator).toMatchObject({ reason: expect.stringMatching(/^[a-z_]+$/) });
  if (host.status.accelerator === "tcg") expect(conditions.accelerator.message).toContain("emulated");
  expect(conditions.confinement).toMatchObject({
    reason: process.geteuid?.() === 0 ? "confined" : "no_root",
  });

  const ended = once(agent, "exit");
  agent.kill("SIGTERM");
  expect((await ended)[0]).toBe(0);
  if (manager !== undefined) {
    const told = await manager.end();
    expect(told).toMatch(
      /^READY=1\nSTATUS=Joins.*\n(.*\n)*STATUS=Is host alpha of https:.*\n(.*\n)*STOPPING=1\n/,
    );
    expect(told).toContain("WATCHDOG=1");
  }
  await expect(ask({ socketPath }, "/livez")).rejects.toThrow();

  // Whether KVM works is asked of the machine once per boot, and of none that has no KVM.
  if (conditions.accelerator.reason === "kvm_missing") {
    expect(existsSync(path.join(folder, "run/accelerator.json"))).toBe(false);
    process.stdout.write("this machine has no /dev/kvm: that it is tried once per boot is not seen here\n");
    return;
  }
  const told = readFileSync(path.join(folder, "run/accelerator.json"), "utf8");
  const again = await startAgent("ready");
  expect(again.log.some(({ msg }) => msg === "accelerator")).toBe(true);
  expect(readFileSync(path.join(folder, "run/accelerator.json"), "utf8")).toBe(told);
  expect(JSON.parse(told).key).toContain(readFileSync("/proc/sys/kernel/random/boot_id", "utf8").trim());
});
