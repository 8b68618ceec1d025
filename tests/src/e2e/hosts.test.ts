// Many hosts: machines that join over the network. Real agents and a real reconciler; another machine is a namespace of this one.
import { type ChildProcess, execFileSync, spawn, spawnSync } from "node:child_process";
import { once } from "node:events";
import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { createInterface } from "node:readline";
import { afterAll, beforeAll, expect, jest, test } from "@jest/globals";
import { root } from "../harness/clone.ts";
import { createFarMachine, type FarMachine } from "../harness/far-machine.ts";
import { until } from "../harness/guest-lab.ts";
import { type ReconcilerProcess, startReconciler } from "../harness/reconciler-process.ts";
import { withRoot } from "../harness/with-root.ts";

// A limit for what hangs, not a measure: machines that are busy take their time.
jest.setTimeout(300_000);

const PROGRAM = path.join(root, "host-agent/dist/croft-agent");
const { PATH = "" } = process.env;
const agents: ChildProcess[] = [];
let folder: string;
let far: FarMachine;
let reconciler: ReconcilerProcess;

/** A configuration file of an agent with a state folder of its own. */
function settingsOf(name: string): string {
  const home = path.join(folder, name);
  mkdirSync(home, { recursive: true });
  const file = path.join(home, "agent.yaml");
  const devices = '{include: ["none of this machine"]}';
  writeFileSync(
    file,
    `state_dir: ${home}/state\nruntime_dir: ${home}/run\naccelerator: tcg\ndevices: ${devices}\n`,
  );
  return file;
}

/** Runs a line of the shell on the far machine. */
const runFar = (line: string) => {
  const [program, ...args] = far.inside(["sh", "-c", line]);
  return spawnSync(program, args, { env: { PATH }, encoding: "utf8", timeout: 120_000 });
};

/** The line that came with a join token, for an agent that is not installed. */
const lineFor = (command: string, settings: string): string =>
  `${command.replace("croft-agent", PROGRAM)} --config ${settings}`;

const tokenFor = async (host: string, more: object = {}) =>
  (await reconciler.rest("POST", "/v1/agent/join_tokens", { host, ...more })).body;

/** Starts an agent over there; resolves once it is ready. Rejects with what it said when it ends before. */
async function startFar(settings: string): Promise<ChildProcess> {
  const [program, ...args] = far.inside([PROGRAM, "run", "--config", settings]);
  const agent = spawn(program, args, { env: { PATH }, stdio: ["ignore", "ignore", "pipe"] });
  agents.push(agent);
  const said: string[] = [];
  for await (const line of createInterface({ input: agent.stderr })) {
    said.push(line);
    if (line.includes('"msg":"ready"')) {
      agent.stderr.resume();
      return agent;
    }
  }
  throw new Error(said.join("\n"));
}

async function end(agent: ChildProcess): Promise<void> {
  const gone = once(agent, "exit");
  agent.kill("SIGTERM");
  await gone;
}

withRoot("namespaces of the network")("a machine that is reached over the network", () => {
  beforeAll(async () => {
    execFileSync(process.execPath, ["cli/build.mjs", "--only", "croft-agent"], { cwd: root });
    folder = mkdtempSync(path.join(tmpdir(), "croft-hosts-"));
    far = createFarMachine();
    reconciler = await startReconciler({
      CROFT_ADDRESS: "0.0.0.0",
      CROFT_AGENT_ADDRESS: "0.0.0.0",
      CROFT_NAMES: far.here,
    });
  });

  afterAll(async () => {
    for (const agent of agents) agent.kill("SIGKILL");
    await reconciler?.stop();
    far?.remove();
    rmSync(folder, { recursive: true, force: true });
  });

  test("joins by one line, whose fingerprint is checked before anything is sent", async () => {
    const { command, endpoint, fingerprint } = await tokenFor("far");
    expect(endpoint).toMatch(new RegExp(`^https://${far.here}:\\d+$`));
    const settings = settingsOf("far");
    const wrong = runFar(lineFor(command, settings).replace(fingerprint, `sha256:${"0".repeat(64)}`));
    expect([wrong.status, wrong.stderr]).toEqual([
      1,
      expect.stringContaining("has not the authority of this fingerprint"),
    ]);

    const joined = runFar(lineFor(command, settings));
    expect([joined.stderr, joined.stdout]).toEqual([
      "",
      expect.stringMatching(/^This machine is host far \(hst_/),
    ]);
    const again = runFar(lineFor(command, settingsOf("late")));
    expect([again.status, again.stderr]).toEqual([
      1,
      expect.stringContaining("The join token for host far was used on"),
    ]);
    const events = (await reconciler.rest("GET", "/v1/events?after=0")).body.items;
    expect(events.map(({ type }: { type: string }) => type)).toEqual(
      expect.arrayContaining(["host.joined", "host.join_refused"]),
    );

    const agent = await startFar(settings);
    await until(async () => (await reconciler.items("hosts"))[0].status.state === "ready", 60_000);
    await end(agent);
  });

  test("with a copy of a state folder starts nothing, and does not join as the host that is alive", async () => {
    const agent = await startFar(path.join(folder, "far/agent.yaml"));
    const settings = settingsOf("copy");
    cpSync(path.join(folder, "far/state"), path.join(folder, "copy/state"), { recursive: true });
    await expect(startFar(settings)).rejects.toThrow(
      /state folder is that of host far .* copied, restored or moved/,
    );
    const { command } = await tokenFor("far", { replaces_machine: true });
    expect(runFar(lineFor(command, settings)).stderr).toMatch(
      /The name far is taken: .* this is a copy of its state folder/,
    );
    await end(agent);
  });

  test("that was rebuilt under its name joins when the one before is silent, and its old state folder is another's then", async () => {
    const before = (await reconciler.items("hosts"))[0].id;
    // The reconciler forgets when it heard the host last: as after a silence.
    await reconciler.restart();
    const { command } = await tokenFor("far");
    const joined = runFar(lineFor(command, settingsOf("rebuilt")));
    expect([joined.stderr, joined.stdout]).toEqual(["", expect.stringContaining(before)]);
    await expect(startFar(path.join(folder, "far/agent.yaml"))).rejects.toThrow("certificate was revoked");
    await end(await startFar(path.join(folder, "rebuilt/agent.yaml")));
  });

  test("that was given up is refused when it comes back, until it joins anew", async () => {
    const settings = path.join(folder, "rebuilt/agent.yaml");
    const { id } = (await reconciler.items("hosts"))[0];
    await until(async () => (await reconciler.items("hosts"))[0].status.state === "silent", 60_000);
    const said = await reconciler.rest("POST", "/v1/hosts/far/give_up", {});
    expect(said.body).toMatchObject({ host: "far", done: false });
    const done = await reconciler.rest("POST", "/v1/hosts/far/give_up", { confirm: "far" });
    expect(done.body).toMatchObject({ host: "far", done: true });
    await expect(startFar(settings)).rejects.toThrow("certificate was revoked");
    const joined = runFar(lineFor((await tokenFor("far")).command, settings));
    expect(joined.stderr).toBe("");
    const agent = await startFar(settings);
    await until(async () => (await reconciler.items("hosts"))[0].status.state === "ready", 60_000);
    expect((await reconciler.items("hosts"))[0].id).not.toBe(id);
    await end(agent);
  });

  test("is not heard in plain text, a pass in hand or not", () => {
    const port = new URL(reconciler.tlsEndpoint).port;
    const inBash = (text: string) => {
      const [program, ...args] = far.inside([
        "bash",
        "-c",
        `exec 3<>/dev/tcp/${far.here}/${port}; printf '${text}' >&3; timeout 5 cat <&3`,
      ]);
      return spawnSync(program, args, { encoding: "utf8" }).stdout;
    };
    expect(inBash("CONNECT vm_0000000000000001:22 HTTP/1.1\\r\\nHost: x\\r\\n\\r\\n")).toMatch(
      /^HTTP\/1.1 400 .*This port speaks TLS/s,
    );
    expect(inBash("GET /v1/vms HTTP/1.1\\r\\nHost: x\\r\\n\\r\\n")).toMatch(/^HTTP\/1.1 400 /);
  });
});
