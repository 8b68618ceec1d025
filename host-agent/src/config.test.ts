import { expect, test } from "@jest/globals";
import { readConfig } from "./config.ts";

test("what is not set has its usual value", () => {
  const config = readConfig({ CROFT_AGENT_STATE_DIR: "/state", XDG_RUNTIME_DIR: "/run/user/1000" }, 1000);
  expect(config).toMatchObject({
    stateDir: "/state",
    joinFile: null,
    accelerator: "auto",
    memoryReservedMib: 1024,
    cpuOvercommit: 4,
    portRange: [20_000, 29_999],
  });
  expect(config.runtimeDir).toMatch(/^\/run\/user\/1000\/croft-/);
});

test.each([
  [{ CROFT_AGENT_STATE_DIR: "" }, "CROFT_AGENT_STATE_DIR"],
  [{ CROFT_ACCELERATOR: "fast" }, "CROFT_ACCELERATOR"],
  [{ CROFT_MEMORY_RESERVED_MIB: "1.5" }, "CROFT_MEMORY_RESERVED_MIB"],
  [{ CROFT_CPU_OVERCOMMIT: "0" }, "CROFT_CPU_OVERCOMMIT"],
  [{ CROFT_PORT_RANGE: "9-8" }, "CROFT_PORT_RANGE"],
  [{ CROFT_PORT_RANGE: "70000-80000" }, "CROFT_PORT_RANGE"],
])("a wrong setting is refused by its name: %j", (env, name) => {
  expect(() => readConfig({ CROFT_AGENT_STATE_DIR: "/state", ...env }, 0)).toThrow(name);
});
