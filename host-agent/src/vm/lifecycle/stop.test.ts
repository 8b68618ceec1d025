// The ladder against a real process and a monitor that answers as a guest would.
import { spawn } from "node:child_process";
import { once } from "node:events";
import { expect, test } from "@jest/globals";
import { type ProcessMark, startTimeOf } from "../../host/proc.ts";
import type { Qmp, QmpEvent } from "../qemu/qmp.ts";
import { stopInOrder } from "./stop.ts";

async function scene(behave: (command: string, act: { shutdown(): void; end(): void }) => unknown) {
  const child = spawn("sleep", ["60"], { stdio: "ignore" });
  await once(child, "spawn");
  const pid = child.pid as number;
  const mark: ProcessMark = { pid, startTime: (await startTimeOf(pid)) as string };
  const asked: string[] = [];
  const listeners = new Set<(event: QmpEvent) => void>();
  const act = {
    shutdown: () => {
      for (const tell of listeners) tell({ event: "SHUTDOWN", data: { guest: true } });
    },
    end: () => void child.kill("SIGKILL"),
  };
  const qmp: Qmp = {
    async execute(command) {
      asked.push(command);
      return behave(command, act);
    },
    onEvent(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    closed: new Promise(() => {}),
    close() {},
  };
  return { session: { mark, qmp }, asked, gone: async () => (await startTimeOf(pid)) === null };
}

const limits = { powerdownMs: 200, repeatMs: 50, quitMs: 200 };

test("a guest that obeys is powered off and its QEMU ended", async () => {
  const s = await scene((command, act) => {
    if (command === "query-status") return { status: "running" };
    if (command === "system_powerdown") act.shutdown();
    if (command === "quit") act.end();
  });
  expect(await stopInOrder(s.session, limits)).toBe(true);
  expect(s.asked).toEqual(["query-status", "system_powerdown", "quit"]);
  expect(await s.gone()).toBe(true);
});

test("a paused guest runs on first, because it does not see the button", async () => {
  const s = await scene((command, act) => {
    if (command === "query-status") return { status: "paused" };
    if (command === "system_powerdown") act.shutdown();
    if (command === "quit") act.end();
  });
  await stopInOrder(s.session, limits);
  expect(s.asked).toEqual(["query-status", "cont", "system_powerdown", "quit"]);
});

test("a guest that does not obey is asked again, then ended without it, then killed", async () => {
  const s = await scene((command) => (command === "query-status" ? { status: "running" } : undefined));
  expect(await stopInOrder(s.session, limits)).toBe(false);
  expect(s.asked.filter((command) => command === "system_powerdown").length).toBeGreaterThan(1);
  expect(s.asked.at(-1)).toBe("quit");
  expect(await s.gone()).toBe(true);
});

test("a guest that never ran has nothing to put in order", async () => {
  const s = await scene((command, act) => {
    if (command === "query-status") return { status: "prelaunch" };
    if (command === "quit") act.end();
  });
  await stopInOrder(s.session, limits);
  expect(s.asked).toEqual(["query-status", "quit"]);
});
