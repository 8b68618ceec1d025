import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { CroftError } from "@croft/schemas/errors.ts";
import { afterAll, beforeAll, expect, test } from "@jest/globals";
import { readConfig } from "./config.ts";

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "croft-config-"));
});
afterAll(() => rmSync(folder, { recursive: true }));

/** Reads a file with this text; the environment is empty unless given. */
function read(text: string, env: NodeJS.ProcessEnv = {}) {
  const file = join(folder, "agent.yaml");
  writeFileSync(file, text);
  return readConfig({ file, env, uid: 0 });
}

/** What is wrong, one sentence each, with the file's path as FILE. */
function faults(text: string, env: NodeJS.ProcessEnv = {}): string[] {
  try {
    read(text, env);
  } catch (error) {
    expect(error).toBeInstanceOf(CroftError);
    expect((error as CroftError).code).toBe("invalid_request");
    const { message } = error as CroftError;
    return message
      .replaceAll(join(folder, "agent.yaml"), "FILE")
      .replace("reading the settings: ", "")
      .split("; ");
  }
  throw new Error("the settings were taken");
}

test("what is not set has its usual value", () => {
  const env = { CROFT_AGENT_STATE_DIR: "/state", XDG_RUNTIME_DIR: "/run/user/1000" };
  const config = readConfig({ env, uid: 1000 });
  expect(config).toMatchObject({
    file: null,
    stateDir: "/state",
    joinFile: null,
    accelerator: "auto",
    memoryReservedMib: 1024,
    cpuOvercommit: 4,
    portRange: [20_000, 29_999],
    devices: { include: ["*"], exclude: [] },
    imageCacheDays: 7,
    imageCacheGib: 20,
    vmProcesses: "auto",
    statusPort: null,
    otlpEndpoint: null,
    logLevels: { least: "info", of: new Map() },
  });
  expect(config.runtimeDir).toMatch(/^\/run\/user\/1000\/croft-/);
});

test.each(["", "# nothing\n\n#state_dir: /elsewhere\n", "---\n"])(
  "a file that sets nothing is one: %j",
  (text) => {
    expect(read(text)).toMatchObject({ stateDir: "/var/lib/croft", portRange: [20_000, 29_999] });
  },
);

test("the environment goes before the file, setting by setting", () => {
  const text = "state_dir: /srv/croft\ncpu_overcommit: 2.5\nport_range: [30000, 30100]\nstatus_port: 9470\n";
  expect(read(text)).toMatchObject({ stateDir: "/srv/croft", cpuOvercommit: 2.5, statusPort: 9470 });
  expect(read(text, { CROFT_CPU_OVERCOMMIT: "8", CROFT_PORT_RANGE: "" })).toMatchObject({
    stateDir: "/srv/croft",
    cpuOvercommit: 8,
    portRange: [30_000, 30_100],
  });
});

test("the devices that may be used are named in the file, or as YAML in the variable", () => {
  const text = "devices:\n  exclude: [/dev/md*, 'loop-*']\n";
  expect(read(text).devices).toEqual({ include: ["*"], exclude: ["/dev/md*", "loop-*"] });
  expect(read(text, { CROFT_DEVICES: '{"include":["/dev/sd*"]}' }).devices).toEqual({
    include: ["/dev/sd*"],
    exclude: [],
  });
});

test("everything that is wrong in a file is said at once, each with its place", () => {
  const text = [
    "state_dir: relative",
    "acelerator: auto",
    'memory_reserved_mib: "1024"',
    "cpu_overcommit: 0",
    "port_range: [80, 90, 100]",
    "status_port: 70000",
    "log_level: loud",
  ].join("\n");
  expect(faults(text)).toEqual(
    expect.arrayContaining([
      "FILE: acelerator is no setting (remove it or correct its name)",
      "FILE: state_dir must be an absolute path, for runtime_dir of at most 70 characters",
      "FILE: memory_reserved_mib must be integer",
      "FILE: cpu_overcommit must be >= 0.1",
      "FILE: port_range must be two ports from 1024 to 65535, the lower one first",
      "FILE: status_port must be <= 65535",
      "FILE: log_level must be one of debug, info, warn, error",
    ]),
  );
});

const DEVICES = 'must be two lists of globs, such as {include: ["/dev/sd*"], exclude: ["loop-*"]}';

test.each([
  [
    "port_range: [29999, 20000]",
    "FILE: port_range must be two ports from 1024 to 65535, the lower one first",
  ],
  ["port_range: 20000-29999", "FILE: port_range must be two ports from 1024 to 65535, the lower one first"],
  ["devices: [/dev/sda]", `FILE: devices ${DEVICES}`],
  ["devices: {include: /dev/sda}", `FILE: devices ${DEVICES}`],
  ["devices: {only: [/dev/sda]}", `FILE: devices ${DEVICES}`],
  ["state_dir: /a\nstate_dir: /b", "FILE: line 2: duplicated mapping key"],
  ["- state_dir", "FILE: it holds no settings"],
  ["state_dir: [", "FILE: line 1: unexpected end of the stream within a flow collection"],
  [
    `runtime_dir: /run/${"x".repeat(80)}`,
    "FILE: runtime_dir must be an absolute path, for runtime_dir of at most 70 characters",
  ],
])("refused: %j", (text, fault) => {
  expect(faults(text)).toEqual([fault]);
});

test.each([
  [{ CROFT_ACCELERATOR: "fast" }, "CROFT_ACCELERATOR must be one of auto, kvm, tcg"],
  [{ CROFT_MEMORY_RESERVED_MIB: "1.5" }, "CROFT_MEMORY_RESERVED_MIB must be integer"],
  [{ CROFT_CPU_OVERCOMMIT: "0" }, "CROFT_CPU_OVERCOMMIT must be >= 0.1"],
  [{ CROFT_PORT_RANGE: "9-8" }, "CROFT_PORT_RANGE must be two ports"],
  [{ CROFT_PORT_RANGE: "70000-80000" }, "CROFT_PORT_RANGE must be two ports"],
  [{ CROFT_DEVICES: "{include: [" }, "CROFT_DEVICES must be two lists of globs"],
  [{ CROFT_PORT_RANGE: "many" }, "CROFT_PORT_RANGE must be two ports"],
])("a wrong variable is refused by its name: %j", (env, fault) => {
  expect(() => readConfig({ env: { CROFT_AGENT_STATE_DIR: "/state", ...env }, uid: 0 })).toThrow(fault);
});

test("a file that is named must be there", () => {
  const env = { CROFT_AGENT_CONFIG: join(folder, "absent.yaml"), CROFT_AGENT_STATE_DIR: "/state" };
  expect(() => readConfig({ env, uid: 0 })).toThrow("absent.yaml: there is no such file");
});
