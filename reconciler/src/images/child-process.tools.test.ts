import { execFileSync, spawn } from "node:child_process";
import { randomBytes } from "node:crypto";
import { once } from "node:events";
import {
  type FileHandle,
  mkdtemp,
  open,
  readdir,
  readFile,
  readlink,
  rm,
  stat,
  writeFile,
} from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { pathToFileURL } from "node:url";
import { gzipSync } from "node:zlib";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from "@jest/globals";
import { build } from "esbuild";
import type { ChildOrder } from "./child-messages.ts";
import { type ChildLimits, runChild } from "./child-process.ts";
import { bundleImageProgram, type ImageProgram, never, USER } from "./image-fixture.ts";

let program: ImageProgram;
let folder: string;
let source: FileHandle;
let target: FileHandle;
beforeAll(async () => {
  program = await bundleImageProgram();
});
afterAll(() => program.remove());
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "croft-child-"));
  await writeFile(join(folder, "source"), gzipSync(Buffer.alloc(2 ** 26, "x")));
  source = await open(join(folder, "source"), "r");
  target = await open(join(folder, "target"), "w", 0o600);
});
afterEach(async () => {
  await source.close();
  await target.close();
  await rm(folder, { recursive: true });
});

const LIMITS: ChildLimits = { outputBytes: 2 ** 30, idleMs: 30_000, totalMs: 60_000 };
const UNPACK: ChildOrder = { task: "unpack", compression: "gzip", most: 2 ** 30 };

/** What every process of Node has of its own, under the same name. */
const OWN = /^(\/dev\/null|anon_inode:.*)$/;

interface Asked {
  limits?: Partial<ChildLimits>;
  order?: ChildOrder;
  progress?: (read: number) => void;
  source?: FileHandle;
  signal?: AbortSignal;
}

function run(url: URL, asked: Asked = {}) {
  const limits = { ...LIMITS, ...asked.limits };
  const { order = UNPACK, progress = () => undefined, signal = never } = asked;
  return runChild(
    { program: url, user: USER },
    { order, source: asked.source ?? source, target, limits, progress },
    signal,
  );
}

/** A program that was broken into: it says that it started and does as it likes. */
async function runStub(code: string, asked: Asked = {}) {
  const path = join(folder, "stub.js");
  await writeFile(path, `${TELL}; tell({ started: true }); ${code}`);
  return run(pathToFileURL(path), asked);
}
const TELL = `const fs = require("node:fs"); const tell = (said) => fs.writeSync(1, JSON.stringify(said) + "\\n")`;

/** Processes that this one has started and that still run. */
async function children(): Promise<number[]> {
  const threads = await readdir("/proc/self/task");
  const lists = threads.map((id) => readFile(`/proc/self/task/${id}/children`, "utf8").catch(() => ""));
  const pids = (await Promise.all(lists)).flatMap((list) => list.split(" ").filter(Boolean).map(Number));
  const states = await Promise.all(pids.map(stateOf));
  return pids.filter((_, index) => states[index] !== undefined && states[index] !== "Z");
}

/** As in ps(1); undefined when there is no such process. */
async function stateOf(pid: number): Promise<string | undefined> {
  const text = await readFile(`/proc/${pid}/stat`, "latin1").catch(() => undefined);
  return text?.slice(text.lastIndexOf(")") + 2)[0];
}

// Nobody tells when a process ends that is not one's own child.
async function ended(pid: number): Promise<void> {
  while (![undefined, "Z", "X"].includes(await stateOf(pid))) await new Promise(setImmediate);
}

async function openFiles(pid: number | "self"): Promise<string[]> {
  const names = await readdir(`/proc/${pid}/fd`);
  const links = names.map((name) => readlink(`/proc/${pid}/fd/${name}`).catch(() => ""));
  return (await Promise.all(links)).filter(Boolean);
}

describe("the process that looks into images", () => {
  let before: number[];
  beforeEach(async () => {
    before = await children();
  });
  // However it ended. Killed and not yet reaped counts as ended.
  afterEach(async () => expect(await children()).toEqual(before));

  test("has no rights but its own: user, groups, descriptors, environment, folder", async () => {
    execFileSync("mkfifo", [join(folder, "slow")]);
    const slow = await open(join(folder, "slow"), "r+");
    const packed = gzipSync(randomBytes(2 ** 19));
    const stopping = new AbortController();
    let running: Promise<unknown> = Promise.resolve();
    const reached = new Promise<void>((resolve) => {
      const asked = { signal: stopping.signal, progress: () => resolve() };
      running = run(program.url, { ...asked, source: slow }).catch(() => undefined);
    });
    // It waits for the rest.
    await slow.write(packed.subarray(0, 2 ** 18));
    await reached;
    const [pid = 0] = (await children()).filter((one) => !before.includes(one));
    const [status, environment, cwd, its, ours] = await Promise.all([
      readFile(`/proc/${pid}/status`, "utf8"),
      readFile(`/proc/${pid}/environ`, "utf8"),
      readlink(`/proc/${pid}/cwd`),
      openFiles(pid),
      openFiles("self"),
    ]);
    const line = (name: string) => new RegExp(`^${name}:[ \\t]*(.*?)[ \\t]*$`, "m").exec(status)?.[1];
    const [uid, gid] = process.getuid?.() === 0 ? [USER, USER] : [process.getuid?.(), process.getgid?.()];
    expect({
      uid: line("Uid"),
      gid: line("Gid"),
      groups: line("Groups"),
      capabilities: line("CapEff"),
      newRights: line("NoNewPrivs"),
      environment,
      cwd,
      shared: its.filter((file) => !OWN.test(file) && ours.includes(file)).sort(),
      files: its.filter((file) => file.startsWith("/") && file !== "/dev/null").sort(),
    }).toEqual({
      uid: `${uid}\t${uid}\t${uid}\t${uid}`,
      gid: `${gid}\t${gid}\t${gid}\t${gid}`,
      groups: uid === USER ? "" : expect.any(String),
      capabilities: "0000000000000000",
      newRights: "1",
      environment: "",
      cwd: "/",
      shared: [join(folder, "slow"), join(folder, "target")],
      files: [join(folder, "slow"), join(folder, "target")],
    });
    stopping.abort();
    await running;
    await slow.close();
  });

  test("whose program lies where only its owner may look, is started all the same", async () => {
    expect((await stat(new URL(".", program.url))).mode & 0o777).toBe(0o700);
    await expect(
      run(program.url, { order: { task: "look", packed: true, insists: false } }),
    ).resolves.toEqual({
      looked: { compression: "gzip" },
    });
  });

  test.each([
    ["crashes", "process.abort()"],
    ["ends without an answer", "process.exit(0)"],
    ["is killed", "process.kill(process.pid, 'SIGKILL')"],
    ["wants all memory", "const all = []; for (;;) all.push(Buffer.alloc(2 ** 24, 1))"],
    ["fills its heap", "const all = []; for (;;) all.push(new Array(1000).fill({}))"],
    ["says something else", "tell({ hello: 1 })"],
    ["says no JSON", "fs.writeSync(1, 'ready\\n')"],
    [
      "names a format that is none",
      "tell({ looked: { header: { format: 'vmdk', virtual_size_bytes: 512 } } })",
    ],
    ["tells a size that is none", "tell({ looked: { header: { format: 'raw', virtual_size_bytes: -1 } } })"],
    ["tells a fault of its own", "tell({ fault: { code: 'internal', message: 'x', detail: 'x' } })"],
    ["colours a terminal", "tell({ fault: { code: 'too_large', message: '\\u001b[31m', detail: '' } })"],
    ["never ends its line", "for (;;) fs.writeSync(1, 'x'.repeat(65536))"],
    ["floods what is right", "for (let read = 1; ; read++) tell({ read, written: 0 })"],
  ])("that %s is refused", async (_what, code) => {
    await expect(runStub(`${code}; setInterval(() => {}, 1000)`)).rejects.toMatchObject({
      code: "image_refused",
    });
  });

  test.each([
    ["hangs in a loop", "for (;;);"],
    ["waits for ever", "setInterval(() => {}, 1000)"],
    ["only talks", "setInterval(() => tell({ read: 1, written: 0 }), 20)"],
  ])("that %s is refused for it", async (_what, code) => {
    await expect(runStub(code, { limits: { idleMs: 1500 } })).rejects.toMatchObject({
      code: "image_refused",
      message: expect.stringContaining("no further"),
    });
  });

  test("that goes on and on is refused once it took too long", async () => {
    const code = "let read = 0; setInterval(() => tell({ read: ++read, written: 0 }), 20)";
    await expect(runStub(code, { limits: { totalMs: 1500 } })).rejects.toMatchObject({
      code: "image_refused",
      message: expect.stringContaining("too long"),
    });
  });

  test("writes no more than it may", async () => {
    const code = `const at = (n) => fs.writeSync(4, Buffer.alloc(1000), 0, 1000, n); at(9000); at(10_000)`;
    await expect(runStub(code, { limits: { outputBytes: 10_000 } })).rejects.toMatchObject({
      code: "image_refused",
    });
    expect((await stat(join(folder, "target"))).size).toBe(10_000);
  });

  test("that cannot be started is no fault of the image", async () => {
    const path = join(folder, "broken.js");
    await writeFile(path, "this is no program");
    await expect(run(pathToFileURL(path))).rejects.toMatchObject({
      code: "internal",
      detail: expect.stringContaining("SyntaxError"),
    });
  });

  test("ends at once when nobody needs it any more, with what it has started", async () => {
    const stopping = new AbortController();
    const more = "const { pid } = require('node:child_process').spawn('sleep', ['1000'])";
    const reason = new Error("deleted");
    let second = 0;
    const progress = (pid: number): void => {
      second = pid;
      stopping.abort(reason);
    };
    const code = `${more}; tell({ read: pid, written: 0 }); for (;;);`;
    await expect(runStub(code, { signal: stopping.signal, progress })).rejects.toBe(reason);
    await ended(second);
  });
});

test("it ends with the reconciler, whatever it is busy with", async () => {
  const stub = join(folder, "stub.js");
  const main = join(folder, "main.cjs");
  await writeFile(
    stub,
    `${TELL}; tell({ started: true }); tell({ read: process.pid, written: 0 }); for (;;);`,
  );
  const contents = `
    import { open } from "node:fs/promises";
    import { runChild } from "./child-process.ts";
    const source = await open(${JSON.stringify(stub)}, "r");
    const order = { task: "look", packed: true };
    const limits = { outputBytes: 0, idleMs: 60_000, totalMs: 60_000 };
    const setup = { program: new URL(${JSON.stringify(pathToFileURL(stub).href)}), user: ${USER} };
    await runChild(setup, { order, source, target: null, limits, progress: console.log }, new AbortController().signal);
  `;
  const stdin = { contents, resolveDir: new URL(".", import.meta.url).pathname, loader: "ts" as const };
  await build({ stdin, outfile: main, bundle: true, platform: "node", format: "esm" });
  const parent = spawn(process.execPath, ["--input-type=module", "-e", await readFile(main, "utf8")]);
  const lines = createInterface(parent.stdout);
  const [said] = (await once(lines, "line")) as [string];
  const pid = Number(said);
  expect(await stateOf(pid)).toBeDefined();
  parent.kill("SIGKILL");
  await once(parent, "exit");
  await ended(pid);
});
