import { once } from "node:events";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { type AddressInfo, createServer } from "node:net";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { afterEach, beforeEach, expect, test } from "@jest/globals";
import { createFolder } from "../../host/files.ts";
import { createPaths } from "../../host/paths.ts";
import { Guest } from "./guest.ts";
import type { MachineContext } from "./machine-context.ts";
import type { Run } from "./record.ts";

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "croft-guest-"));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const ID = "vm_0123456789abcdef";

test("an SSH server that is seen is told, also when it cannot be written down", async () => {
  const paths = createPaths(join(folder, "state"), join(folder, "run"));
  // Nothing can be written below it.
  await createFolder(dirname(paths.vm(ID)));
  const server = createServer((socket) => socket.end("SSH-2.0-test\r\n")).listen(0, "127.0.0.1");
  await once(server, "listening");
  let told = (): void => {};
  const changed = new Promise<string>((resolve) => {
    told = () => resolve("told");
  });
  const context = { paths } as unknown as MachineContext;
  const guest = new Guest(context, ID, { wake: () => {}, changed: told });
  writeFileSync(paths.vm(ID), "");
  const run = { ssh_seen: false } as Run;
  guest.record.run = run;
  guest.watchSsh(run, (server.address() as AddressInfo).port);
  expect(await Promise.race([changed, sleep(10_000, "silent", { ref: false })])).toBe("told");
  expect(run.ssh_seen).toBe(true);
  guest.leave();
  server.close();
});
