import { spawn } from "node:child_process";
import { once } from "node:events";
import { expect, test } from "@jest/globals";
import { isAlive, startTimeOf, waitGone } from "./proc.ts";

/** Its first thread ends, and another goes on: such as it is with a QEMU that ends on a busy machine. */
const LEADERLESS = `
import ctypes, os, threading, time
threading.Thread(target=time.sleep, args=(60,)).start()
print("begun", flush=True)
ctypes.CDLL(None).pthread_exit(None)
`;

test("a process lives until the last of its threads has ended, and holds its files and ports so long", async () => {
  const child = spawn("python3", ["-c", LEADERLESS], { stdio: ["ignore", "pipe", "inherit"] });
  const pid = child.pid as number;
  const startTime = (await startTimeOf(pid)) as string;
  await once(child.stdout, "data");
  const mark = { pid, startTime };
  expect(await waitGone(mark, 300)).toBe(false);
  child.kill("SIGKILL");
  expect(await waitGone(mark, 10_000)).toBe(true);
  expect(await isAlive(mark)).toBe(false);
});
