// The README as a newcomer lives it: npm start, log in, start again, lose every process of ours, stop.

import { readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { type Api, call, list, send } from "@croft/schemas/client/rest-client.ts";
import type { Document } from "@croft/schemas/generated/typescript/kinds.ts";
import { afterAll, beforeAll, describe, expect, jest, test } from "@jest/globals";
import { execa } from "execa";
import { readApi } from "../../../cli/src/reconciler-api.ts";
import { type Clone, createClone } from "../harness/clone.ts";
import { terraformProgram } from "../harness/terraform-program.ts";

jest.setTimeout(600_000);

let clone: Clone;

beforeAll(async () => {
  clone = await createClone();
});

afterAll(async () => {
  await clone.npm(["stop", "--", "--destroy"]);
  clone.remove();
});

const ssh = (...command: string[]) =>
  clone.npm(["run", "--silent", "ssh", "--", "quickstart/hello", ...command]);
const pidOf = (name: string): number => Number(readFileSync(path.join(clone.home, `${name}.pid`), "utf8"));
const api = (): Api => readApi(path.join(clone.home, "reconciler")) as Api;

async function vmDocument(): Promise<Document<"vm">> {
  const [vm] = await list(api(), "vms", { project: "quickstart", name: "hello" });
  if (vm === undefined) throw new Error("the quickstart's VM is not there");
  return vm;
}

const bootId = async (): Promise<string> =>
  (await ssh("cat", "/proc/sys/kernel/random/boot_id")).stdout.trim();

describe("npm start", () => {
  test("ends with a VM and the command that logs in", async () => {
    const output = await clone.succeed(["start"]);
    expect(output).toContain("Apply complete! Resources: 6 added");
    expect(output).toContain("npm run ssh -- quickstart/hello");
    expect(output).toMatch(/✓ Guest image \(\d+\.\d s\)/);
  });

  test("a second time changes nothing", async () => {
    const output = await clone.succeed(["start"]);
    expect(output).toContain("No changes.");
  });
});

describe("logged in, one sees", () => {
  test("the declared host name, the user, and root by sudo", async () => {
    expect((await ssh("hostname")).stdout.trim()).toBe("hello");
    expect((await ssh("whoami")).stdout.trim()).toBe("croft");
    expect((await ssh("sudo", "-n", "id", "-u")).stdout.trim()).toBe("0");
  });

  test("the exit status of the command", async () => {
    expect((await ssh("exit 7")).exitCode).toBe(7);
    expect((await ssh("true")).exitCode).toBe(0);
  });

  test("the effect of user_data", async () => {
    expect((await ssh("cat", "/etc/motd")).stdout).toContain("Croft made this machine.");
  });

  test("the partition by its id, with its size and file system, mounted since the first boot", async () => {
    const folder = path.join(clone.folder, "examples/quickstart");
    const { stdout } = await execa(terraformProgram, ["output", "-json"], { cwd: folder });
    const disk = `/dev/disk/by-id/virtio-${JSON.parse(stdout).partition_id.value}`;
    expect((await ssh(`sudo blockdev --getsize64 ${disk}`)).stdout.trim()).toBe(String(2 * 1024 ** 3));
    expect((await ssh(`sudo blkid -p -s TYPE -o value ${disk}`)).stdout.trim()).toBe("ext4");
    expect((await ssh("grep ' /data ' /proc/mounts")).stdout).toContain("/data ext4 rw");
  });

  test("the tools that the image promises", async () => {
    const tools = "ip ping nc wget mount sudo";
    const { exitCode, stdout } = await ssh(
      `for t in ${tools}; do sudo sh -c "command -v $t" >/dev/null || echo missing $t; done`,
    );
    expect({ exitCode, stdout: stdout.trim() }).toEqual({ exitCode: 0, stdout: "" });
  });

  test("the internet, by name", async () => {
    const url = "http://deb.debian.org/debian/dists/bookworm/InRelease";
    const here = await fetch(url).then(
      (response) => response.ok,
      () => false,
    );
    if (!here || process.geteuid?.() !== 0)
      return console.info("No way out is tried: no internet here, or no root.");
    expect((await ssh(`wget -q -T 20 -O - ${url} | head -n 3`)).stdout).toContain("BEGIN PGP SIGNED MESSAGE");
  });

  test("nothing of its host", async () => {
    const port = Number(clone.env.CROFT_PORT);
    // The control: the reconciler does listen, and the guest's own sshd is reached by the same command.
    const endpoint = `https://127.0.0.1:${port}`;
    const caCertificate = readFileSync(path.join(clone.home, "reconciler/ca.pem"), "utf8");
    const alive = await send({ endpoint, caCertificate, token: "" }, { method: "GET", route: "/livez" });
    expect(alive.status).toBe(200);
    const knock = (address: string, to: number): string =>
      `nc -w 3 ${address} ${to} </dev/null >/dev/null 2>&1 && echo reached ${address}:${to}`;
    // The host's address on its way to the internet: other tests have links for a moment, and what was theirs is elsewhere then.
    const route = await execa("ip", ["-j", "-4", "route", "get", "203.0.113.9"], { reject: false });
    const own = route.exitCode === 0 ? (JSON.parse(route.stdout) as { prefsrc: string }[]) : [];
    const addresses = ["10.0.2.2", ...own.map(({ prefsrc }) => prefsrc)];
    const tried = [
      knock("127.0.0.1", 22),
      ...addresses.flatMap((address) => [port, port + 1, 22].map((to) => knock(address, to))),
    ];
    expect((await ssh(`${tried.join("; ")}; true`)).stdout.trim()).toBe("reached 127.0.0.1:22");
  });
});

test("the user's own key is accepted by plain ssh, against the host key that Croft knows", async () => {
  const { id, status } = await vmDocument();
  const program = path.join(clone.folder, "cli/dist/ssh.js");
  const proxy = `env CROFT_HOME=${clone.home} ${process.execPath} ${program} proxy hello.quickstart.croft`;
  const known = path.join(clone.home, "known");
  writeFileSync(known, `${id} ${status.ssh?.host_key}\n`);
  const options = [
    `ProxyCommand=${proxy}`,
    `HostKeyAlias=${id}`,
    `UserKnownHostsFile=${known}`,
    "StrictHostKeyChecking=yes",
    "BatchMode=yes",
  ];
  const flags = [...options, "IdentitiesOnly=yes"].flatMap((option) => ["-o", option]);
  const key = path.join(clone.home, "id_ed25519");
  const login = ["-F", "none", "-i", key, ...flags, "croft@hello.quickstart.croft"];
  expect((await execa("ssh", [...login, "hostname"])).stdout.trim()).toBe("hello");
});

test("the guest outlives SIGKILL of agent and reconciler, and is adopted by their successors", async () => {
  const before = await bootId();
  const { started_at } = (await vmDocument()).status;
  process.kill(pidOf("agent"), "SIGKILL");
  process.kill(pidOf("reconciler"), "SIGKILL");
  const output = await clone.succeed(["start"]);
  expect(output).toContain("No changes.");
  expect((await vmDocument()).status).toMatchObject({ state: "running", started_at });
  expect(await bootId()).toBe(before);
});

test("what was written to the partition is there after a stop and start of the VM", async () => {
  expect((await ssh("echo kept | sudo tee /data/file && sync")).exitCode).toBe(0);
  const before = await bootId();
  const { id } = await vmDocument();
  for (const power_state of ["stopped", "running"] as const) {
    await call(api(), "PATCH", `/v1/vms/${id}`, { spec: { power_state } });
    const waited = await call(api(), "GET", `/v1/vms/${id}?wait=ready&timeout_seconds=60`);
    expect(waited.status.state).toBe(power_state);
  }
  expect(await bootId()).not.toBe(before);
  expect((await ssh("cat", "/data/file")).stdout.trim()).toBe("kept");
});

test("npm stop leaves the guest running; --destroy leaves nothing", async () => {
  const { id } = await vmDocument();
  const guests = async (): Promise<string> =>
    (await execa("pgrep", ["-f", `guest=${id}`], { reject: false })).stdout;
  await clone.succeed(["stop"]);
  expect(await guests()).not.toBe("");
  await clone.succeed(["start"]);
  await clone.succeed(["stop", "--", "--destroy"]);
  expect(await guests()).toBe("");
});
