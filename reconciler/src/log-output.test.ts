import { expect, test } from "@jest/globals";
import { writeToStderr } from "./log-output.ts";

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
