import { expect, jest, test } from "@jest/globals";
import { gathered, writeToStderr } from "./log-output.ts";

test("a line that cannot be written kills nothing, and the next one says how many were lost", () => {
  let full = false;
  let written = "";
  const write = writeToStderr(
    () => new Date("2026-01-01T00:00:00Z"),
    (_fd, bytes) => {
      if (full) throw Object.assign(new Error("no space left on device"), { code: "ENOSPC" });
      const part = bytes.subarray(0, 5);
      written += Buffer.from(part).toString("latin1");
      return part.length;
    },
  );
  write('{"msg":"first"}\n');
  full = true;
  write('{"msg":"second"}\n');
  write('{"msg":"third"}\n');
  full = false;
  write('{"msg":"fourth"}\n');
  expect(written).toBe(
    '{"msg":"first"}\n{"time":"2026-01-01T00:00:00.000Z","level":"warn","part":"reconciler","msg":"log lines were lost","lost":2}\n{"msg":"fourth"}\n',
  );
});

test("lines of requests wait for others, no other does, and the end of the process is waited for by none", () => {
  jest.useFakeTimers();
  try {
    const written: string[] = [];
    let end = (): void => undefined;
    const write = gathered(
      (lines) => void written.push(lines),
      (flush) => {
        end = flush;
      },
    );
    write("a", true);
    write("b", true);
    expect(written).toEqual([]);
    jest.advanceTimersByTime(50);
    expect(written).toEqual(["ab"]);
    write("c", true);
    write("d");
    // The next turn of the event loop.
    jest.advanceTimersByTime(0);
    expect(written).toEqual(["ab", "cd"]);
    write("e", true);
    end();
    expect(written).toEqual(["ab", "cd", "e"]);
    const large = "x".repeat(64 * 1024);
    write(large, true);
    expect(written.at(-1)).toBe(large);
    jest.advanceTimersByTime(100);
    expect(written).toHaveLength(4);
  } finally {
    jest.useRealTimers();
  }
});
