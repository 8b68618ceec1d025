// The state folder on a file system without a free byte, taken by somebody who takes every byte that is given back too, as
// a guest on a thin disk does. Needs root for a tmpfs of its own.

import { execFile } from "node:child_process";
import { closeSync, openSync, writeSync } from "node:fs";
import { mkdir, mkdtemp, readFile, rm, statfs } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { send } from "@croft/schemas/client/rest-client.ts";
import { afterEach, beforeEach, describe, expect, test } from "@jest/globals";
import { type App, startApp } from "./app.ts";
import { createLog } from "./log.ts";
import { asNew, IDS, sampleImage, sampleVm } from "./planner/sample-objects.ts";

const run = promisify(execFile);
let mount: string;
let folder: string;
let app: App | undefined;
let lines: string[];

const start = async (): Promise<void> => {
  const config = {
    stateDir: folder,
    runtimeDir: join(folder, "run"),
    port: 0,
    agentPort: 0,
    imagesDir: join(folder, "in"),
    fetchAllow: [],
    imagesUid: 59_001,
  };
  app = await startApp(config, createLog({ write: (line) => void lines.push(line), now: () => new Date() }));
};

async function call(method: string, path: string, body?: unknown) {
  const token = (await readFile(join(folder, "admin-token"), "utf8")).trim();
  const response = await send(
    { endpoint: app?.endpoint ?? "", token },
    {
      method,
      route: `/${path}`,
      headers: { "content-type": "application/json" },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    },
  );
  const text = await response.text();
  return { status: response.status, body: text.startsWith("{") ? JSON.parse(text) : text };
}

/** Takes every byte that is free now. */
let hog: number;
function fill(): void {
  for (const piece of [64 * 1024, 4096]) {
    try {
      for (;;) writeSync(hog, Buffer.alloc(piece, 1));
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== "ENOSPC") throw error;
    }
  }
}
const free = async () => (await statfs(mount)).bavail;

const described = process.getuid?.() === 0 ? describe : describe.skip;
described("without a free byte", () => {
  beforeEach(async () => {
    mount = await mkdtemp(join(tmpdir(), "croft-full-"));
    await run("mount", ["-t", "tmpfs", "-o", "size=24m", "none", mount]);
    folder = join(mount, "state");
    await mkdir(folder);
    lines = [];
    hog = openSync(join(mount, "hog"), "a");
    await start();
    await app?.store.write(async (tx) => {
      await tx.documents.insert(asNew(sampleImage()));
      await tx.documents.insert(asNew(sampleVm(), [IDS.image]));
    });
    await call("POST", "v1/projects", { name: "first", spec: {} });
  });
  afterEach(async () => {
    await app?.stop();
    closeSync(hog);
    await run("umount", [mount]);
    await rm(mount, { recursive: true });
  });

  /** Until what is new is refused, taking all that is given back meanwhile. */
  async function untilRefused(): Promise<string[]> {
    const made: string[] = [];
    for (let index = 0; index < 5000; index++) {
      fill();
      const { status, body } = await call("POST", "v1/projects", { name: `p${index}`, spec: {} });
      if (status === 507) return made;
      expect(status).toBe(201);
      made.push(body.id);
    }
    throw new Error("nothing was refused");
  }

  test("what is new is refused, and deleting, changing and starting go on", async () => {
    const made = await untilRefused();
    for (const id of made.slice(0, 100)) {
      fill();
      const { status } = await call("DELETE", `v1/projects/${id}`);
      expect(status).toBe(202);
    }
    fill();
    expect((await call("PATCH", `v1/vms/${IDS.vm}`, { tags: { a: "1" } })).status).toBe(200);
    fill();
    expect((await call("PATCH", `v1/vms/${IDS.vm}`, { spec: { power_state: "running" } })).status).toBe(200);
    expect(await free()).toBe(0);
    expect((await call("POST", "v1/projects", { name: "more", spec: {} })).body.code).toBe("storage_full");
  });

  test("it is said by readyz, status, metrics and log", async () => {
    await untilRefused();
    expect((await call("GET", "readyz")).status).toBe(200);
    const deadline = Date.now() + 20_000;
    for (;;) {
      const { body } = await call("GET", "readyz");
      if (body.status === "degraded") break;
      if (Date.now() > deadline) throw new Error("readyz says nothing");
      await new Promise((resolve) => setTimeout(resolve, 200));
    }
    expect((await call("GET", "v1/status")).body.storage.database_bytes).toBeGreaterThan(0);
    expect((await call("GET", "v1/status")).body.conditions).toMatchObject([
      { type: "storage", reason: "full" },
    ]);
    expect((await call("GET", "metrics")).body).toMatch(/croft_storage_free_bytes \d+\n/);
    expect(lines.some((line) => line.includes("storage is full"))).toBe(true);
  });

  test("it starts, and deletes what makes room", async () => {
    const made = await untilRefused();
    await app?.stop();
    app = undefined;
    fill();
    expect(await free()).toBe(0);
    await start();
    for (const id of made.slice(0, 50)) expect((await call("DELETE", `v1/projects/${id}`)).status).toBe(202);
  });
});
