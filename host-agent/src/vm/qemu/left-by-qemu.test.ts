import { subscribe, unsubscribe } from "node:diagnostics_channel";
import { once } from "node:events";
import { mkdtemp, rm, symlink, writeFile } from "node:fs/promises";
import { createServer, type Socket } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "@jest/globals";
import { connectOwn, readPidFile } from "./left-by-qemu.ts";

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "croft-left-"));
});
afterEach(() => rm(folder, { recursive: true }));

test("connects to a socket, and to nothing that a link leads to", async () => {
  const server = createServer((socket) => socket.end("hello"));
  server.listen(join(folder, "s"));
  await once(server, "listening");
  try {
    const socket = await connectOwn(join(folder, "s"));
    expect(String((await once(socket, "data"))[0])).toBe("hello");
    socket.destroy();
    await symlink(join(folder, "s"), join(folder, "link"));
    await expect(connectOwn(join(folder, "link"))).rejects.toThrow("is not QEMU's socket");
  } finally {
    server.close();
  }
  await expect(connectOwn(join(folder, "none"))).rejects.toMatchObject({ code: "ENOENT" });
  await writeFile(join(folder, "file"), "");
  await expect(connectOwn(join(folder, "file"))).rejects.toThrow("is not QEMU's socket");
});

test("a connection that is reset the moment it stands is an error of the call, and of nobody else", async () => {
  const server = createServer(() => {});
  server.listen(join(folder, "s"));
  await once(server, "listening");
  const reset = (message: unknown) => {
    const { socket } = message as { socket: Socket };
    socket.once("connect", () =>
      process.nextTick(() =>
        socket.destroy(Object.assign(new Error("read ECONNRESET"), { code: "ECONNRESET" })),
      ),
    );
  };
  subscribe("net.client.socket", reset);
  try {
    await expect(connectOwn(join(folder, "s"))).rejects.toMatchObject({ code: "ECONNRESET" });
  } finally {
    unsubscribe("net.client.socket", reset);
    server.close();
  }
});

test("reads a pid, and nothing that a link leads to", async () => {
  await writeFile(join(folder, "pid"), "1234\n");
  await symlink("/dev/zero", join(folder, "zero"));
  await symlink("pid", join(folder, "link"));
  await writeFile(join(folder, "text"), "x");
  const found = ["pid", "zero", "link", "text", "none"].map((name) => readPidFile(join(folder, name)));
  expect(await Promise.all(found)).toEqual([1234, null, null, null, null]);
});
