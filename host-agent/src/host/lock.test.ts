import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "@jest/globals";
import { takeAgentLock } from "./lock.ts";

test("one holder at a time; what a killed one left behind is taken over", async () => {
  const folder = await mkdtemp(join(tmpdir(), "croft-lock-"));
  const path = join(folder, "lock");
  const script = `require("net").createServer().listen(${JSON.stringify(path)}, () => console.log("held"))`;
  const other = spawn(process.execPath, ["-e", script]);
  await once(other.stdout, "data");
  await expect(takeAgentLock(path)).rejects.toMatchObject({ code: "in_use" });
  other.kill("SIGKILL");
  await once(other, "exit");
  const lock = await takeAgentLock(path);
  await expect(takeAgentLock(path)).rejects.toMatchObject({ code: "in_use" });
  lock.release();
  await rm(folder, { recursive: true, force: true });
});
