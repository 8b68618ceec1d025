import { expect, jest, test } from "@jest/globals";
import { Backlog } from "./backlog.ts";

const full = (): Error => Object.assign(new Error("resource temporarily unavailable"), { code: "EAGAIN" });

/** A stream that takes so many bytes, and then no more. */
function stream(room: number) {
  const state = { room, taken: "" };
  const write = (bytes: Uint8Array): number => {
    if (state.room === 0) throw full();
    const part = Buffer.from(bytes.subarray(0, state.room));
    state.room -= part.length;
    state.taken += part.toString();
    return part.length;
  };
  return { state, backlog: new Backlog(write) };
}

test("what a full stream does not take waits in its order, and nobody waits for it", () => {
  const { state, backlog } = stream(6);
  expect(["one\n", "two\n", "three\n"].map((line) => backlog.add(line))).toEqual([true, true, true]);
  expect(state.taken).toBe("one\ntw");
  state.room = 100;
  expect(backlog.add("four\n")).toBe(true);
  expect(state.taken).toBe("one\ntwo\nthree\nfour\n");
});

test("it goes on by itself when the stream takes lines again", () => {
  jest.useFakeTimers();
  try {
    const { state, backlog } = stream(0);
    backlog.add("one\n");
    jest.advanceTimersByTime(1000);
    expect(state.taken).toBe("");
    state.room = 100;
    jest.advanceTimersByTime(100);
    expect(state.taken).toBe("one\n");
  } finally {
    jest.useRealTimers();
  }
});

test("what waits is bounded: more is lost, and said so", () => {
  const { state, backlog } = stream(0);
  const mib = `${"x".repeat(1024 * 1024 - 1)}\n`;
  expect([1, 2, 3, 4, 5].map(() => backlog.add(mib))).toEqual([true, true, true, true, false]);
  state.room = Number.MAX_SAFE_INTEGER;
  expect(backlog.add("after\n")).toBe(true);
  expect(state.taken).toHaveLength(4 * 1024 * 1024 + "after\n".length);
});

test("a line that an error cut off is no part of the next", () => {
  let taken = "";
  let left = 3;
  const backlog = new Backlog((bytes) => {
    if (left === 0) throw Object.assign(new Error("no space left on device"), { code: "ENOSPC" });
    const part = Buffer.from(bytes.subarray(0, left));
    left -= part.length;
    taken += part.toString();
    return part.length;
  });
  expect(() => backlog.add("first\n")).toThrow("no space");
  left = 100;
  expect(backlog.add("second\n")).toBe(true);
  expect(taken).toBe("fir\nsecond\n");
});
