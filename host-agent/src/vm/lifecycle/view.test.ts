import { CroftError } from "@croft/schemas/errors.ts";
import { expect, test } from "@jest/globals";
import { plainEnd } from "./ending.ts";
import type { End } from "./record.ts";
import { endView, errorView, ioErrorView, liveView, plainView } from "./view.ts";

const at = new Date("2026-01-01T00:00:00Z");
const end = (reason: End["reason"], more: Partial<End> = {}) =>
  plainEnd(reason, { key: "k", boot_id: "b" }, at, { message: "m.", ...more });

test("a failure is failed, an orderly end stopped, and a busy port waits to be exchanged", () => {
  expect(endView(end("crashed", { code: "vm_exited" }))).toMatchObject({
    state: "failed",
    code: "vm_exited",
  });
  expect(endView(end("panicked"))).toMatchObject({ state: "failed" });
  expect(endView(end("shutdown"))).toMatchObject({ state: "stopped" });
  expect(endView(end("detached"))).toMatchObject({ state: "stopped", message: "m." });
  expect(endView(end("not_started", { code: "port_in_use", busy_ports: [1] }))).toMatchObject({
    state: "starting",
    busy_ports: [1],
  });
});

test("what is started again says when, and that it is no failure yet", () => {
  const view = endView(end("panicked", { code: "vm_panicked", restarts: 1 }), at);
  expect(view).toMatchObject({ state: "starting", code: "vm_panicked" });
  expect(view.message).toBe("m. It is started again at 2026-01-01T00:00:00.000Z (restart 2 in a row).");
});

test("a paused guest is one that stands still because it is to", () => {
  const seen = { drives: [], busyPorts: [], restartFor: [], paused: true };
  expect(liveView("app", { ...seen, status: "paused" })).toMatchObject({ state: "paused" });
  expect(liveView("app", { ...seen, status: "prelaunch" })).toMatchObject({ state: "paused" });
  expect(liveView("app", { ...seen, status: "running" })).toMatchObject({ state: "error" });
});

test("what passes by itself is waited for and said; all else is an error with what to do", () => {
  const waiting = new CroftError("unavailable", "Partition p is not ready.", { detail: "It is being made." });
  expect(errorView(plainView("creating"), waiting)).toMatchObject({
    state: "creating",
    code: "unavailable",
    message: "Partition p is not ready. It is being made.",
  });
  expect(errorView(plainView("creating"), new CroftError("storage_full", "full"))).toMatchObject({
    state: "error",
    code: "storage_full",
    message: "full",
  });
  expect(errorView(plainView("running"), new Error("odd"))).toMatchObject({
    state: "error",
    code: "host_error",
  });
});

test("a guest is running only when QEMU says so; what it lacks of its document is told besides", () => {
  const seen = { status: "running", paused: false, drives: [], busyPorts: [], restartFor: [] };
  expect(liveView("app", seen)).toMatchObject({ state: "running", code: null });
  expect(ioErrorView("app")).toMatchObject({ state: "error", code: "vm_io_error" });
  expect(liveView("app", { ...seen, status: "internal-error" })).toMatchObject({
    state: "error",
    code: "host_error",
  });
  expect(liveView("app", { ...seen, busyPorts: [80] })).toMatchObject({
    state: "running",
    code: "port_in_use",
  });
  expect(liveView("app", { ...seen, restartFor: ["cpus 1 to 2"] })).toMatchObject({
    state: "running",
    code: "restart_refused",
  });
});
