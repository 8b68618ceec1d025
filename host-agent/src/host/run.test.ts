import { mkdtemp, open, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "@jest/globals";
import { CommandFailed, run } from "./run.ts";

test("a command gets its input and answers with its output", async () => {
  expect(await run("cat", [], { input: "abc" })).toEqual({ stdout: "abc", stderr: "", exitCode: 0 });
});

test("an exit code that nobody expects is an error that says the command's words", async () => {
  expect((await run("false", [], { allowedExitCodes: [1] })).exitCode).toBe(1);
  await expect(run("ls", ["/no/such/place"])).rejects.toThrow(/^ls: exit code 2: .*No such file/);
  await expect(run("no-such-command-here", [])).rejects.toBeInstanceOf(CommandFailed);
});

test("a command that takes too long is ended", async () => {
  await expect(run("sleep", ["30"], { timeout: 50 })).rejects.toThrow(/took too long/);
});

test("a lock taken by an inherited descriptor lives until its last holder ends", async () => {
  const folder = await mkdtemp(join(tmpdir(), "croft-run-"));
  const path = join(folder, "lock");
  const taken = () => run("flock", ["-n", path, "true"], { allowedExitCodes: [0, 1] });
  try {
    const file = await open(path, "a");
    await run("flock", ["-n", "3"], { descriptors: [file.fd] });
    const child = run("sleep", ["0.3"], { descriptors: [file.fd] });
    await file.close();
    expect((await taken()).exitCode).toBe(1);
    await child;
    expect((await taken()).exitCode).toBe(0);
  } finally {
    await rm(folder, { recursive: true });
  }
});
