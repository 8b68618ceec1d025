// Against real ssh and ssh-keygen, and a reconciler of which only the two answers are played that this needs.
import { execFile } from "node:child_process";
import { once } from "node:events";
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { createServer, type Server } from "node:http";
import { tmpdir } from "node:os";
import path from "node:path";
import { promisify } from "node:util";
import type { Api } from "@croft/schemas/client/rest-client.ts";
import { socketEndpoint } from "@croft/schemas/endpoint.ts";
import { afterEach, beforeEach, expect, test } from "@jest/globals";
import { homeHelper, sshFiles, writeCredentials, writeSshConfig } from "./ssh-files.ts";
import { readVmName } from "./vm-name.ts";

const run = promisify(execFile);
const HOST = "app.web.croft";
const [FIRST, SECOND] = ["vm_0000000000000001", "vm_0000000000000002"];

let home: string;
let server: Server;
let api: Api;
let vm: { id: string; state: string };
let issued: { vm: string; public_key: string }[];

beforeEach(async () => {
  // What paths of people hold.
  home = path.join(mkdtempSync(path.join(tmpdir(), "croft-ssh-files-")), "it's 100% mine");
  mkdirSync(home);
  vm = { id: FIRST, state: "running" };
  issued = [];
  server = createServer(async (request, response) => {
    let body = "";
    for await (const part of request) body += part;
    if (request.url === "/v1/ssh_certificates") {
      issued.push(JSON.parse(body));
      return response.end(
        JSON.stringify({ certificate: `cert-${issued.length}`, host_key: "ssh-ed25519 K" }),
      );
    }
    const document = {
      id: vm.id,
      project: "web",
      name: "app",
      status: { state: vm.state, state_reason: null },
    };
    return response.end(JSON.stringify({ items: [document], next_cursor: null }));
  }).listen(path.join(path.dirname(home), "api.sock"));
  await once(server, "listening");
  api = { endpoint: socketEndpoint(path.join(path.dirname(home), "api.sock")), token: "t" };
});

afterEach(() => {
  server.close();
  rmSync(path.dirname(home), { recursive: true });
});

const written = (file: string): string => readFileSync(file, "utf8");

test("ssh reads the configuration as it is meant, and leaves other hosts alone", async () => {
  const config = writeSshConfig(home, homeHelper(home, "/opt/croft's/ssh.js", "/usr/bin/node"));
  expect(statSync(config).mode & 0o777).toBe(0o600);
  const effective = async (host: string) => (await run("ssh", ["-G", "-F", config, host])).stdout;
  const ours = await effective(HOST);
  const files = sshFiles(home);
  for (const line of [
    "user croft",
    `identityfile ${files.identity(HOST)}`,
    `userknownhostsfile ${files.known(HOST)}`,
    "stricthostkeychecking true",
    "identitiesonly yes",
  ]) {
    // Options that hold paths are shown as they were given, or with what they stand for.
    expect(ours.replaceAll("%%", "%").replaceAll("%h", HOST).replaceAll('"', "")).toContain(line);
  }
  expect(ours).toContain("proxycommand env 'CROFT_HOME=");
  expect(await effective("example.com")).not.toMatch(/croft/);
});

test("paramiko reads the same configuration, and finds the certificate beside the key", async () => {
  const helper = homeHelper(home, "/opt/ssh.js", "/usr/bin/true");
  const simple = path.join(path.dirname(home), "simple");
  const config = writeSshConfig(simple, { ...helper, environment: { CROFT_HOME: simple } });
  const script = [
    "import json, sys, paramiko",
    "found = paramiko.SSHConfig.from_path(sys.argv[1]).lookup(sys.argv[2])",
    "print(json.dumps({k: found.get(k) for k in ['user', 'proxycommand', 'identityfile']}))",
  ].join("\n");
  const python = await run("/usr/bin/python3", ["-c", script, config, HOST]).catch((error: Error) => error);
  // Of another realm than this file's `Error`.
  if ("message" in python) {
    expect(python.message).toMatch(/ENOENT|No module named/);
    process.stdout.write("paramiko is not installed: what it reads was not looked at\n");
    return;
  }
  const { user, proxycommand, identityfile } = JSON.parse(python.stdout);
  expect([user, identityfile]).toEqual(["croft", [sshFiles(simple).identity(HOST)]]);
  expect(proxycommand).toContain(`proxy "${HOST}"`);
  expect(sshFiles(simple).certificate(HOST)).toBe(`${sshFiles(simple).identity(HOST)}-cert.pub`);
});

test("a login gets a certificate for its VM, and the next one uses it too while it is fresh", async () => {
  const files = sshFiles(home);
  await writeCredentials(home, api, HOST, 0);
  expect(written(files.certificate(HOST))).toBe("cert-1\n");
  expect(written(files.known(HOST))).toBe(`${HOST} ssh-ed25519 K\n`);
  expect(issued[0]).toMatchObject({ vm: FIRST, public_key: written(`${files.key}.pub`).trim() });
  await writeCredentials(home, api, HOST, 400_000);
  expect(issued).toHaveLength(1);
  await writeCredentials(home, api, HOST, 500_000);
  expect(written(files.certificate(HOST))).toBe("cert-2\n");
});

test("an alias, and a name in capitals, lead to the same files", async () => {
  const config = writeSshConfig(home, homeHelper(home, "/opt/ssh.js", "/usr/bin/node"));
  const aliased = path.join(home, "aliased");
  writeFileSync(aliased, `Host w0\n  HostName App.Web.Croft\nHost *\n  Include "${config}"\n`);
  for (const name of ["w0", "APP.web.croft"]) {
    const { stdout } = await run("ssh", ["-G", "-F", aliased, name]);
    expect(stdout).toContain("user croft\n");
    expect(stdout).toContain(`hostname ${HOST}\n`);
  }
  await writeCredentials(home, api, "App.Web.Croft", 0);
  const files = sshFiles(home);
  expect(written(files.certificate(HOST))).toBe("cert-1\n");
  expect(written(files.known(HOST))).toBe(`${HOST} ssh-ed25519 K\n`);
});

test("what ended is removed when another login comes, and what is good stays", async () => {
  const files = sshFiles(home);
  await writeCredentials(home, api, "old.web.croft", 0);
  await writeCredentials(home, api, "new.web.croft", 400_000);
  await writeCredentials(home, api, HOST, 700_000);
  const left = readdirSync(files.folder).filter((name) => name.includes(".croft"));
  expect(left.filter((name) => name.startsWith("old"))).toEqual([]);
  expect(left.filter((name) => name.startsWith("new"))).toHaveLength(4);
  expect(left.filter((name) => name.startsWith("app"))).toHaveLength(4);
});

test("a VM made anew under the same name gets a certificate of its own at once", async () => {
  await writeCredentials(home, api, HOST, 0);
  vm.id = SECOND;
  await writeCredentials(home, api, HOST, 1);
  expect(issued.map((one) => one.vm)).toEqual([FIRST, SECOND]);
});

test("many first logins at once make one key pair", async () => {
  await Promise.all(Array.from({ length: 5 }, (_, i) => writeCredentials(home, api, `vm${i}.web.croft`, 0)));
  const files = sshFiles(home);
  const { stdout } = await run("ssh-keygen", ["-y", "-f", files.key]);
  expect(new Set(issued.map((one) => one.public_key))).toEqual(new Set([stdout.trim()]));
  expect(readdirSync(files.folder).filter((name) => name.startsWith("new-"))).toEqual([]);
});

test("a VM that does not run is said so, and leaves nothing", async () => {
  vm.state = "stopped";
  await expect(writeCredentials(home, api, HOST, 0)).rejects.toThrow("is stopped, not running");
  expect(issued).toEqual([]);
});

test.each([
  ["web/app", { project: "web", name: "app" }],
  ["App.Web.croft", { project: "web", name: "app" }],
  [FIRST, { id: FIRST }],
  [`${FIRST}.croft`, { id: FIRST }],
])("%s names a VM", (text, named) => {
  expect(readVmName(text)).toEqual(named);
});

test.each(["app", "web/app/x", "../x.croft", "a.b.c.croft", "app.web.example", "-/x", "a;b.web.croft", ""])(
  "%j names none",
  (text) => {
    expect(() => readVmName(text)).toThrow("name the VM as");
  },
);
