import { EventEmitter } from "node:events";
import type { StreamRequest } from "@croft/schemas/generated/typescript/messages.ts";
import { expect, test } from "@jest/globals";
import type { Switchboard, Want } from "../switchboard.ts";
import { createSwitchboard } from "./switchboard.ts";

const LIMITS = { perVm: 2, perHost: 3, perProject: 100, awayMs: 20, openMs: 20 };
const WANT: Want = {
  host: "alpha",
  project: "web",
  vm: "vm_1",
  incarnation: 1,
  target: "ssh",
  tail_lines: null,
};

function make(limits = LIMITS) {
  let names = 0;
  const asked: StreamRequest[] = [];
  const board: Switchboard<EventEmitter> = createSwitchboard({ newName: () => `stream-${++names}`, limits });
  const control = { send: (request: StreamRequest) => void asked.push(request), replaced: () => {} };
  const gone = board.connected("alpha", control);
  /** Opens a stream the way an agent does that does it at once. */
  const open = async (want: Partial<Want> = {}) => {
    const opening = board.open({ ...WANT, ...want });
    await Promise.resolve();
    const socket = new EventEmitter();
    const name = asked.at(-1)?.stream;
    if (name !== undefined) board.joined(want.host ?? "alpha", name, socket);
    expect(await opening).toBe(socket);
    return socket;
  };
  return { board, asked, control, gone, open };
}

test("a VM has so many streams and no more; one that ended gives its place back", async () => {
  const { board, open } = make();
  const first = await open();
  await open();
  await expect(board.open(WANT)).rejects.toMatchObject({ code: "too_many_streams" });
  first.emit("close");
  first.emit("close");
  await open();
  expect(board.count()).toBe(2);
  await expect(board.open(WANT)).rejects.toMatchObject({ code: "too_many_streams" });
});

test("a host has so many streams and no more, whichever VM they are of", async () => {
  const { board, open } = make();
  for (const vm of ["vm_1", "vm_2", "vm_3"]) await open({ vm, project: vm });
  const fourth = board.open({ ...WANT, vm: "vm_4", project: "vm_4" });
  await expect(fourth).rejects.toMatchObject({ code: "too_many_streams" });
});

test("a project gets no more of a host than is left for all others", async () => {
  const { board, open } = make({ ...LIMITS, perHost: 8 });
  const takes = async (project: string): Promise<number> => {
    for (let count = 0; ; count++) {
      if (count === 8) return count;
      try {
        await open({ vm: `${project} ${count}`, project });
      } catch {
        return count;
      }
    }
  };
  expect([await takes("greedy"), await takes("second"), await takes("third")]).toEqual([4, 2, 1]);
  await expect(board.open({ ...WANT, project: "greedy" })).rejects.toMatchObject({
    message: "Project greedy on host alpha has 4 tunnels and consoles open already.",
  });
});

test("a project has so many streams on all hosts together, and others have theirs", async () => {
  const { board, open, control } = make({ ...LIMITS, perProject: 3 });
  for (const host of ["beta", "gamma", "delta"]) board.connected(host, control);
  for (const host of ["alpha", "beta", "gamma"]) await open({ host, vm: host });
  const fourth = board.open({ ...WANT, host: "delta", vm: "delta" });
  await expect(fourth).rejects.toMatchObject({
    code: "too_many_streams",
    message: "Project web has 3 tunnels and consoles open already.",
  });
  await open({ host: "delta", vm: "other", project: "api" });
});

test("what fails takes no place", async () => {
  const { board, asked } = make();
  for (let i = 0; i < 5; i++) {
    const opening = board.open(WANT);
    await Promise.resolve();
    board.refused("alpha", {
      stream: asked.at(-1)?.stream as string,
      code: "vm_not_running",
      message: "No.",
      detail: "Start it.",
    });
    await expect(opening).rejects.toMatchObject({ code: "vm_not_running", detail: "Start it." });
  }
  expect(board.count()).toBe(0);
});

test("an agent that does not answer, and one that is away, are said to be so", async () => {
  const { board, gone } = make();
  await expect(board.open(WANT)).rejects.toMatchObject({ code: "unavailable" });
  gone();
  await expect(board.open(WANT)).rejects.toThrow("not connected");
  expect([board.count(), board.hosts()]).toEqual([0, []]);
});

test("the end of a channel that was replaced leaves the new one alone", async () => {
  const { board, control, gone, open } = make();
  board.connected("alpha", { ...control });
  gone();
  expect(board.hosts()).toEqual(["alpha"]);
  await open();
});

test("whoever leaves while waiting ends the wait, and a socket that comes late is not wanted", async () => {
  const { board, asked } = make({ ...LIMITS, openMs: 10_000 });
  const left = new AbortController();
  const opening = board.open(WANT, left.signal);
  await Promise.resolve();
  left.abort();
  await expect(opening).rejects.toMatchObject({ code: "unavailable" });
  expect(board.joined("alpha", asked[0]?.stream as string, new EventEmitter())).toBe(false);
  expect(board.count()).toBe(0);
});

test("another host cannot answer", async () => {
  const { board, asked } = make();
  const opening = board.open(WANT);
  await Promise.resolve();
  const stream = asked[0]?.stream as string;
  expect(board.joined("beta", stream, new EventEmitter())).toBe(false);
  board.refused("beta", { stream, code: "internal", message: "", detail: "" });
  const socket = new EventEmitter();
  expect(board.joined("alpha", stream, socket)).toBe(true);
  expect(await opening).toBe(socket);
});
