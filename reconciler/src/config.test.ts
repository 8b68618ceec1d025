// The settings: a file, variables that override it, and everything that is wrong named at once.
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "@jest/globals";
import { readConfig } from "./config.ts";

let folder: string;
let file: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "croft-settings-"));
  file = join(folder, "reconciler.yaml");
});
afterEach(() => rmSync(folder, { recursive: true }));

const read = (text: string, env: Record<string, string> = {}) => {
  writeFileSync(file, text);
  return readConfig(env, 0, file);
};
const refusal = (text: string, env: Record<string, string> = {}): string => {
  try {
    read(text, env);
  } catch (error) {
    return (error as Error).message.replaceAll(file, "FILE");
  }
  throw new Error("the settings were accepted");
};

test("an example in which nothing is set is valid and changes nothing", () => {
  const example = join(import.meta.dirname, "../../schemas/generated/reconciler.example.yaml");
  const { file: _, ...config } = read(readFileSync(example, "utf8"));
  expect(config).toMatchObject({
    stateDir: "/var/lib/croft-reconciler",
    port: 7400,
    agentPort: 7401,
    reach: { address: "127.0.0.1", agentAddress: "127.0.0.1", names: [], certificateFiles: null },
    imagesDir: "/var/lib/croft-reconciler/images-in",
    imagesUid: 59_001,
  });
});

test("what today's variables say goes on without a file, and overrides one", () => {
  const env = { CROFT_STATE_DIR: "/state", CROFT_PORT: "0", CROFT_FETCH_ALLOW: "10.0.0.0/8, 192.0.2.1" };
  expect(readConfig(env, 0)).toMatchObject({
    stateDir: "/state",
    port: 0,
    agentPort: 0,
    fetchAllow: ["10.0.0.0/8", "192.0.2.1"],
  });
  expect(read("state_dir: /a\nport: 8000\nnames: [croft.example.com]", { CROFT_PORT: "9000" })).toMatchObject(
    { stateDir: "/a", port: 9000, agentPort: 9001, reach: { names: ["croft.example.com"] } },
  );
});

test("everything that is wrong is named at once, with where it is and what to write", () => {
  const text = "adress: 10.0.0.1\nport: 70000\naddress: 10.0.0.256\ntls_key_file: /key\nnames: one";
  expect(refusal(text, { CROFT_IMAGES_UID: "0" }).split("; ")).toEqual([
    "reading the settings: FILE: adress is no setting (remove it or correct its name)",
    "FILE: port must be a port from 0 to 65535, where 0 takes any free one",
    'FILE: names must be a list of DNS names and IP addresses, such as ["croft.example.com"]',
    "the variable CROFT_IMAGES_UID must be the number of a user that nothing else runs as, and not 0, which is root",
    'FILE: address must be an IP address, such as 192.0.2.10, 0.0.0.0 or "::"',
    "FILE: tls_certificate_file is required with tls_key_file",
  ]);
});

test("clients and agents need a port each", () => {
  expect(refusal("port: 7400\nagent_port: 7400")).toContain("clients and agents need a port each");
});

test("a file that is not there or no YAML is named", () => {
  expect(() => readConfig({}, 0, join(folder, "none"))).toThrow("there is no such file");
  expect(refusal("port: [")).toMatch(/FILE: line \d/);
  expect(refusal("- a")).toContain("it holds no settings");
});
