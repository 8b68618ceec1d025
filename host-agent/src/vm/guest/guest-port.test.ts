import { createHash } from "node:crypto";
import { mkdtempSync, rmSync } from "node:fs";
import { createServer, type Server, type Socket } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "@jest/globals";
import { type CloudInit, LoginKeys, listenToGuest, parseGuestLine } from "./guest-port.ts";

const done = (errors: unknown, status: unknown = null) =>
  `croft 1 done ${JSON.stringify([{ v1: { datasource: "NoCloud", errors } }, status])}`;

describe("a guest's line", () => {
  test("tells that cloud-init runs, is done, or could not do something", () => {
    expect(parseGuestLine("croft 1 running")).toEqual({ state: "running", errors: [] });
    expect(parseGuestLine(done([]))).toEqual({ state: "done", errors: [] });
    expect(parseGuestLine(done(["('scripts_user', RuntimeError('x'))"]))).toEqual({
      state: "failed",
      errors: ["('scripts_user', RuntimeError('x'))"],
    });
  });

  test("tells what newer cloud-init went on after", () => {
    const status = (level: string) => ({
      v1: { init: { recoverable_errors: { [level]: ["no YAML"] } }, stage: null },
    });
    expect(parseGuestLine(done([], status("WARNING")))).toEqual({ state: "done", errors: ["no YAML"] });
    expect(parseGuestLine(done([], status("ERROR")))).toEqual({ state: "failed", errors: ["no YAML"] });
  });

  test("tells what older cloud-init wrote into its log only", () => {
    const logged = "2026-11-21 10:11:06,898 - util.py[WARNING]: Failed loading yaml blob.";
    const line = `croft 1 done ${JSON.stringify([{ v1: { errors: [] } }, null, [logged]])}`;
    expect(parseGuestLine(line)).toEqual({
      state: "done",
      errors: ["util.py[WARNING]: Failed loading yaml blob."],
    });
  });

  test("is refused when it is anything else", () => {
    for (const line of [
      "",
      "croft 2 running",
      "xcroft 1 running",
      "croft 1 done",
      "croft 1 done {",
      "croft 1 done [null]",
      'croft 1 done [{"v1":[]}]',
      "croft 1 done [1,2]",
    ])
      expect(parseGuestLine(line)).toBeNull();
  });

  test("is bounded and plain, whatever a guest says", () => {
    const many = Array.from({ length: 300 }, (_, i) => `\u001b[2J${i} ${"x".repeat(9_000)}`);
    const told = parseGuestLine(done(many)) as CloudInit;
    expect(told.errors).toHaveLength(20);
    expect(Math.max(...told.errors.map((text) => text.length))).toBeLessThanOrEqual(1_000);
    expect(told.errors.join("")).not.toContain("\u001b");
    expect(parseGuestLine(done([{}, "\u0007"]))).toEqual({
      state: "failed",
      errors: ["an error without words"],
    });
  });
});

describe("the port", () => {
  let folder: string;
  let server: Server;
  let guest: Promise<Socket>;
  beforeEach(async () => {
    folder = mkdtempSync(join(tmpdir(), "croft-port-"));
    let connected = (_: Socket) => {};
    guest = new Promise((resolve) => {
      connected = resolve;
    });
    server = createServer((socket) => connected(socket));
    await new Promise<void>((resolve) => server.listen(join(folder, "s"), resolve));
  });
  afterEach(() => {
    server.close();
    rmSync(folder, { recursive: true, force: true });
  });

  const listen = (told: (state: CloudInit) => Promise<void>) => {
    const ending = new AbortController();
    return { ending, over: listenToGuest(join(folder, "s"), ending.signal, told) };
  };
  const answers = async (socket: Socket, count: number): Promise<string> => {
    let text = "";
    for await (const chunk of socket.iterator({ destroyOnReturn: false })) {
      text += chunk;
      if (text.split("\n").length > count) break;
    }
    return text;
  };

  test("answers after what was told is written down, and asks again for what is no line", async () => {
    const order: string[] = [];
    const { ending, over } = listen(async ({ state }) => {
      await new Promise((resolve) => setImmediate(resolve));
      order.push(state);
    });
    const socket = await guest;
    socket.write(`half of a line\ncroft 1 running\n${done(["no"])}\n`);
    expect(await answers(socket, 3)).toBe("again\nok\nok\n");
    expect(order).toEqual(["running", "failed"]);
    ending.abort();
    await over;
  });

  test("asks again for what could not be written down", async () => {
    let fails = true;
    const { ending, over } = listen(async () => {
      if (fails) throw new Error("no room");
    });
    const socket = await guest;
    socket.write("croft 1 running\n");
    expect(await answers(socket, 1)).toBe("again\n");
    fails = false;
    socket.write("croft 1 running\n");
    expect(await answers(socket, 1)).toBe("ok\n");
    ending.abort();
    await over;
  });

  test("takes no more memory than a line, however much a guest writes without an end", async () => {
    const { ending, over } = listen(async () => {});
    const socket = await guest;
    socket.write("x".repeat(3 * 1024 ** 2));
    socket.write("\ncroft 1 running\n");
    expect(await answers(socket, 2)).toBe("again\nok\n");
    ending.abort();
    await over;
  });

  test("sends the keys that a guest lacks, and others when they change, once each", async () => {
    const keys = new LoginKeys();
    const ending = new AbortController();
    const over = listenToGuest(join(folder, "s"), ending.signal, async () => {}, keys);
    const socket = await guest;
    const hash = (...lines: string[]) =>
      createHash("sha256")
        .update(`${lines.join("\n")}\n`)
        .digest("hex");
    // Nothing is known of them yet.
    socket.write(`croft 1 keys ${hash("old")}\n`);
    expect(await answers(socket, 1)).toBe("ok\n");
    keys.set(["ssh-ed25519 A a", "ssh-ed25519 B b"]);
    expect(await answers(socket, 3)).toBe("keys 2\nssh-ed25519 A a\nssh-ed25519 B b\n");
    // One that cannot use them is not sent them for ever.
    socket.write(`croft 1 keys ${hash("old")}\n`);
    expect(await answers(socket, 1)).toBe("ok\n");
    keys.set(["ssh-ed25519 A a", "ssh-ed25519 B b"]);
    keys.set([]);
    expect(await answers(socket, 1)).toBe("keys 0\n");
    socket.write(`croft 1 keys ${hash("")}\n`);
    expect(await answers(socket, 1)).toBe("ok\n");
    ending.abort();
    await over;
    keys.set(["ssh-ed25519 C c"]);
  });

  test("ends when there is no port", async () => {
    await listenToGuest(join(folder, "none"), new AbortController().signal, async () => {});
  });
});
