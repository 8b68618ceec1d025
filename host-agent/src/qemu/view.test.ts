import { CroftError } from "@croft/schemas/errors.ts";
import { expect, test } from "@jest/globals";
import type { End } from "./record.ts";
import { endView, errorView, ioErrorView, liveView, plainView } from "./view.ts";

const end: End = {
  ...{
    by: "failure",
    code: "vm_exited",
    message: "m",
    serial_log_tail: "t",
    boot_id: "b",
    key: "k",
    busy_ports: [],
  },
};

test("a failure is failed, a guest's own power-off stopped, and a busy port waits to be exchanged", () => {
  expect(endView(end)).toMatchObject({ state: "failed", code: "vm_exited", serial_log_tail: "t" });
  expect(endView({ ...end, by: "guest", code: null })).toMatchObject({ state: "stopped" });
  expect(endView({ ...end, code: "port_in_use", busy_ports: [1] })).toMatchObject({
    state: "starting",
    busy_ports: [1],
  });
});

test("what passes by itself is waited for and said; all else is an error with what to do", () => {
  const waiting = new CroftError("unavailable", "Partition p is not ready.", { detail: "It is being made." });
  expect(errorView(plainView("creating"), waiting)).toMatchObject({
    ...{ state: "creating", code: "unavailable", message: "Partition p is not ready. It is being made." },
  });
  expect(errorView(plainView("creating"), new CroftError("storage_full", "full"))).toMatchObject({
    ...{ state: "error", code: "storage_full", message: "full" },
  });
  expect(errorView(plainView("running"), new Error("odd"))).toMatchObject({
    state: "error",
    code: "host_error",
  });
});

test("a guest is running only when QEMU says so; what it lacks of its document is told besides", () => {
  const seen = { status: "running", drives: [], busyPorts: [], restartFor: [] };
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
    ...{ state: "running", code: "restart_refused" },
  });
});
