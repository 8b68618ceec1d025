// Against a real QEMU without a machine: it starts in a few milliseconds. Skipped where there is none.
import { type ChildProcess, spawn, spawnSync } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, rm } from "node:fs/promises";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, afterEach, beforeAll, describe, expect, test } from "@jest/globals";
import { connectQmp, type Qmp, QmpClosed, type QmpEvent, QmpRefused } from "./qmp.ts";

const qemu = "qemu-system-x86_64";
const there = spawnSync(qemu, ["--version"]).status === 0;
let folder: string;
let child: ChildProcess | undefined;
const open: Qmp[] = [];

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "croft-qmp-"));
});
afterEach(() => {
  for (const qmp of open.splice(0)) qmp.close();
  child?.kill("SIGKILL");
  child = undefined;
});
afterAll(() => rm(folder, { recursive: true, force: true }));

async function start(): Promise<{ path: string; process: ChildProcess }> {
  const path = join(folder, `${Math.floor(performance.now() * 1000)}.sock`);
  const process = spawn(
    qemu,
    ["-machine", "none", "-S", "-nodefaults", "-display", "none", "-qmp", `unix:${path},server=on,wait=on`],
    { stdio: ["ignore", "ignore", "pipe"] },
  );
  child = process;
  // With wait=on it says so once it listens.
  await once(process.stderr!, "data");
  return { path, process };
}

const connected = async (path: string, limits = {}) => {
  const qmp = await connectQmp(path, limits);
  open.push(qmp);
  return qmp;
};

(there ? describe : describe.skip)("with a real QEMU", () => {
  test("each answer goes to the command that it belongs to", async () => {
    const { path } = await start();
    const qmp = await connected(path);
    const [status, refused, version] = await Promise.allSettled([
      qmp.execute("query-status"),
      qmp.execute("no-such-command"),
      qmp.execute("query-version"),
    ]);
    expect(status).toMatchObject({ status: "fulfilled", value: { running: false } });
    expect(refused).toMatchObject({ status: "rejected", reason: { kind: "CommandNotFound" } });
    expect(refused.status === "rejected" && refused.reason).toBeInstanceOf(QmpRefused);
    expect(version).toMatchObject({ status: "fulfilled", value: { qemu: { major: expect.any(Number) } } });
  });

  test("events arrive, and the end of the process ends the connection and what still waits", async () => {
    const { path, process } = await start();
    const qmp = await connected(path);
    const events: QmpEvent[] = [];
    qmp.onEvent((event) => events.push(event));
    await qmp.execute("quit");
    await qmp.closed;
    expect(events).toContainEqual({ event: "SHUTDOWN", data: { guest: false, reason: "host-qmp-quit" } });
    await expect(qmp.execute("query-status")).rejects.toBeInstanceOf(QmpClosed);
    if (process.exitCode === null) await once(process, "exit");
  });

  test("SIGKILL while a command waits is an end, not a hang", async () => {
    const { path, process } = await start();
    const qmp = await connected(path);
    process.kill("SIGSTOP");
    const answer = qmp.execute("query-status");
    process.kill("SIGKILL");
    await expect(answer).rejects.toBeInstanceOf(QmpClosed);
    await qmp.closed;
  });

  test("a QEMU that hangs is told by the limit of the command", async () => {
    const { path, process } = await start();
    const qmp = await connected(path, { commandMs: 100 });
    process.kill("SIGSTOP");
    await expect(qmp.execute("query-status")).rejects.toThrow("no answer to query-status within 100 ms");
  });

  test("a monitor that another client holds gives no greeting", async () => {
    const { path } = await start();
    await connected(path);
    await expect(connectQmp(path, { greetingMs: 100 })).rejects.toThrow("no greeting");
  });
});

test("no socket, and a socket of something that is no QEMU, are both refused", async () => {
  await expect(connectQmp(join(folder, "none"))).rejects.toBeInstanceOf(QmpClosed);
  const path = join(folder, "other.sock");
  const server = createServer((socket) => socket.end("hello\n{}\n[1]\n")).listen(path);
  await once(server, "listening");
  await expect(connectQmp(path)).rejects.toBeInstanceOf(QmpClosed);
  server.close();
});
