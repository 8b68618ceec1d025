// The command `croft` as people and programs type it, with a real reconciler and a simulated host.
import { existsSync, mkdirSync, statSync, writeFileSync } from "node:fs";
import path from "node:path";
import { afterAll, beforeAll, describe, expect, jest, test } from "@jest/globals";
import { execa } from "execa";
import { build } from "../harness/built-provider.ts";
import { root } from "../harness/clone.ts";
import { type CroftProgram, croftProgram } from "../harness/croft-program.ts";
import { type ImitatedHost, imitateHost } from "../harness/imitated-host.ts";
import { type ReconcilerProcess, startReconciler } from "../harness/reconciler-process.ts";

jest.setTimeout(120_000);

let reconciler: ReconcilerProcess;
let host: ImitatedHost;
let croft: CroftProgram;

async function makeVm(name: string): Promise<void> {
  const { body: images } = await reconciler.rest("GET", "/v1/images?name=empty");
  const image = images.items[0].id;
  const spec = { image, cpus: 1, memory_mib: 128, root_disk_gib: 1 };
  const made = await reconciler.rest("POST", "/v1/vms", {
    project: "web",
    name,
    tags: { role: "front" },
    spec,
  });
  expect([made.status, made.body.title]).toEqual([202, undefined]);
  await reconciler.rest("GET", `/v1/vms/${made.body.id}?wait=ready&timeout_seconds=60`);
}

beforeAll(async () => {
  await build("reconciler", "cli");
  reconciler = await startReconciler();
  host = await imitateHost(reconciler, "h1");
  croft = croftProgram({ CROFT_ENDPOINT: reconciler.endpoint, CROFT_TOKEN: reconciler.token });
  await reconciler.rest("POST", "/v1/projects", { name: "web" });
  await reconciler.rest("POST", "/v1/projects", { name: "shop" });
  const zeros = path.join(croft.home, "empty.raw");
  writeFileSync(zeros, Buffer.alloc(2 ** 20));
  const added = await croft.run(["image", "add", "empty", "--file", zeros, "--shared"]);
  expect([added.status, added.err]).toEqual([0, expect.stringContaining("empty")]);
  await makeVm("app-1");
});

afterAll(async () => {
  await host?.stop();
  await reconciler?.stop();
  croft?.remove();
});

describe("get", () => {
  test("shows a table with the columns of the kind's schema", async () => {
    const { status, out } = await croft.run(["get", "vms"]);
    expect(status).toBe(0);
    expect(out).toMatch(/^PROJECT +NAME +STATE +HOST +CPUS +MEMORY MIB .*\nweb +app-1 +running +h1 +1 +128 /);
    expect(out).not.toContain("\u001b");
  });

  test("gives programs the documents, and names one line each", async () => {
    const all = JSON.parse((await croft.run(["get", "vms", "-o", "json"])).out);
    expect(all.items.map((one: { name: string }) => one.name)).toEqual(["app-1"]);
    const one = JSON.parse((await croft.run(["get", "vm", "web/app-1", "-o", "json"])).out);
    expect(one).toEqual(all.items[0]);
    expect((await croft.run(["get", "vm", "app-1", "-o", "yaml"])).out).toContain(`\nid: ${one.id}\n`);
    expect((await croft.run(["get", "vms", "--tag", "role=front", "-o", "name"])).out).toBe("web/app-1\n");
    expect((await croft.run(["get", "vms", "-p", "shop", "-o", "name"])).out).toBe("");
  });

  test("finds every kind, by singular, plural and prefix", async () => {
    for (const word of ["host", "hosts", "hst", "partition-attachments", "ssh_keys", "images", "projects"]) {
      expect([word, (await croft.run(["get", word])).status]).toEqual([word, 0]);
    }
  });

  test("tells what is wrong by exit status, code and remedy", async () => {
    expect(await croft.run(["get", "vm", "web/none"])).toEqual({
      status: 3,
      out: "",
      err: expect.stringMatching(/no VM web\/none.*\(not_found\)\n {2}`croft get vms`/),
    });
    const denied = await croft.run(["get", "vms", "-o", "json"], { env: { CROFT_TOKEN: "wrong" } });
    expect([denied.status, JSON.parse(denied.err).error.code]).toEqual([4, "unauthorized"]);
    const nobody = await croft.run(["get", "vms"], { env: { CROFT_ENDPOINT: "https://127.0.0.1:1" } });
    expect([nobody.status, nobody.err]).toEqual([6, expect.stringContaining("does not answer")]);
    expect((await croft.run(["get", "vms", "--nope"])).status).toBe(2);
  });

  test("follows changes with --watch", async () => {
    const watching = croft.follow(["get", "vms", "--watch", "-o", "json"]);
    await watching.seen("app-1");
    await makeVm("app-2");
    await watching.seen("app-2");
    await watching.end();
  });
});

test("describe shows state, conditions and events", async () => {
  const { status, out } = await croft.run(["describe", "vm", "web/app-1"]);
  expect(status).toBe(0);
  expect(out).toMatch(/State: +running/);
  expect(out).toContain("vm.created web/app-1");
  const { object, events } = JSON.parse((await croft.run(["describe", "vm", "web/app-1", "-o", "json"])).out);
  expect([object.name, events[0].type]).toEqual(["app-1", "vm.created"]);
});

test("events are shown, narrowed and followed", async () => {
  expect((await croft.run(["events"])).out).toContain("vm.created web/app-1");
  const { items } = JSON.parse((await croft.run(["events", "vm", "web/app-1", "-o", "json"])).out);
  expect(new Set(items.map((one: { name: string }) => one.name))).toEqual(new Set(["app-1"]));
  const following = croft.follow(["events", "--follow", "-n", "0"]);
  let made = 0;
  // Until the first is seen the stream may not be there yet.
  const trying = setInterval(() => {
    made += 1;
    void reconciler.rest("POST", "/v1/projects", { name: `seen-${made}` });
  }, 500);
  await following.seen("project.created seen-");
  clearInterval(trying);
  await following.end();
});

test("restart and delete wait for the end; nothing is deleted without --yes", async () => {
  await makeVm("short-lived");
  const restarted = await croft.run(["restart", "web/short-lived", "--no-wait"]);
  expect([restarted.status, restarted.err]).toEqual([0, "Restarts: web/short-lived\n"]);
  const asked = await croft.run(["delete", "vm", "web/short-lived"]);
  expect([asked.status, asked.err]).toEqual([2, expect.stringContaining("--yes")]);
  const gone = await croft.run(["delete", "vm", "web/short-lived", "--yes"]);
  expect([gone.status, gone.err]).toEqual([0, expect.stringContaining("Deleted: VM web/short-lived")]);
  expect((await croft.run(["get", "vm", "web/short-lived"])).status).toBe(3);
});

test("a login keeps a context that only its owner can read, and every command uses it", async () => {
  const alone = croftProgram({});
  try {
    expect((await alone.run(["get", "vms"])).status).toBe(4);
    const wrong = await alone.run(["login", reconciler.endpoint], { input: "wrong" });
    expect(wrong.status).toBe(4);
    const login = await alone.run(["login", reconciler.endpoint, "--context", "home", "-p", "web"], {
      input: `${reconciler.token}\n`,
    });
    expect([login.status, login.err]).toEqual([0, expect.stringContaining("context home")]);
    const file = path.join(alone.home, ".config/croft/config.yaml");
    expect(statSync(file).mode & 0o777).toBe(0o600);
    expect((await alone.run(["get", "vm", "app-1", "-o", "name"])).out).toBe("web/app-1\n");
    const contexts = await alone.run(["context", "list", "-o", "json"]);
    expect(JSON.parse(contexts.out).items).toEqual([
      { name: "home", endpoint: reconciler.endpoint, project: "web", current: true },
    ]);
    expect(contexts.out).not.toContain(reconciler.token);
    expect((await alone.run(["context", "remove", "home"])).status).toBe(0);
    expect((await alone.run(["get", "vms"])).status).toBe(4);
  } finally {
    alone.remove();
  }
});

test("help and version come without a Croft", async () => {
  const alone = croftProgram({});
  try {
    expect((await alone.run(["--help"])).out).toContain("croft COMMAND");
    expect((await alone.run(["get", "--help"])).out).toContain("--watch");
    expect((await alone.run(["--version"])).out).toMatch(/^croft \d/);
  } finally {
    alone.remove();
  }
});

test("plan and explain tell what a change would do", async () => {
  const restart = await croft.run(["plan", "update", "vm", "web/app-1", "memory_mib=256"]);
  expect([restart.status, restart.out]).toEqual([
    0,
    expect.stringMatching(/restart +spec\/memory_mib|restart +memory_mib/),
  ]);
  const shrink = await croft.run(["explain", "update", "vm", "web/app-1", "root_disk_gib=0", "-o", "json"]);
  expect(shrink.status).toBe(8);
  expect(JSON.parse(shrink.out).changes[0].effects).toEqual([expect.objectContaining({ effect: "refused" })]);
  const file = await croft.run(["plan", "-f", "-"], {
    input: "changes:\n  - { action: delete, kind: project, id: prj_0000000000000000 }\n",
  });
  expect([file.status, file.out]).toEqual([8, expect.stringContaining("not_found")]);
});

test("tokens are made, listed and revoked; the text is on standard output alone", async () => {
  const made = await croft.run(["token", "create", "ci", "--role", "viewer", "--ttl", "1h", "-p", "web"]);
  expect([made.status, made.err]).toEqual([0, expect.stringContaining("ci")]);
  const env = { CROFT_TOKEN: made.out.trim() };
  expect((await croft.run(["get", "vms", "-o", "name"], { env })).status).toBe(0);
  const refused = await croft.run(["delete", "vm", "web/app-1", "--yes"], { env });
  expect([refused.status, refused.err]).toEqual([4, expect.stringContaining("(forbidden)")]);
  expect((await croft.run(["token", "list"])).out).toMatch(/ci +viewer +web +in /);
  expect((await croft.run(["token", "revoke", "ci", "--yes"])).status).toBe(0);
  expect((await croft.run(["get", "vms"], { env })).status).toBe(4);
});

test("a trust is made from words, listed and deleted", async () => {
  const words = ["trust", "create", "ci", "--role", "operator", "-p", "web"];
  expect(await croft.run(words)).toMatchObject({ status: 2, err: expect.stringContaining("--issuer URL") });
  const issuer = ["--issuer", "https://ci.example", "--claim", "sub=repo:a/b:*"];
  const made = await croft.run([...words, ...issuer]);
  expect([made.status, made.err]).toEqual([
    0,
    expect.stringMatching(/^Trust ci \(tru_.*\): operator of web\./),
  ]);
  expect((await croft.run(["trust", "list"])).out).toMatch(
    /\nci +https:\/\/ci\.example +sub=repo:a\/b:\* +operator +web\n/,
  );
  expect((await croft.run(["trust", "delete", "ci", "--yes"])).status).toBe(0);
  expect((await croft.run(["trust", "delete", "ci", "--yes"])).status).toBe(3);
});

test("what becomes of a host's objects is shown before it is given up, which a host that answers is not", async () => {
  const refused = await croft.run(["host", "give-up", "h1", "--yes"]);
  expect([refused.status, refused.err]).toEqual([5, expect.stringContaining("host_not_silent")]);
  expect((await croft.run(["host", "confirm-capacity", "h1"])).status).toBe(0);
});

test("a host is added, and one that holds something is not forgotten", async () => {
  const script = await croft.run(["host", "add", "h9"]);
  expect(script.out).toMatch(/^# As root on h9.*\nCROFT_JOIN_TOKEN=\S+ croft-agent join /);
  const { token, host: name } = JSON.parse((await croft.run(["host", "add", "h9", "-o", "json"])).out);
  expect([name, typeof token]).toEqual(["h9", "string"]);
  const refused = await croft.run(["host", "forget", "h1", "--yes"]);
  expect([refused.status, refused.err]).toEqual([5, expect.stringContaining("(not_empty)")]);
});

test("a host is cordoned, drained and taken back", async () => {
  expect((await croft.run(["host", "cordon", "h1"])).status).toBe(0);
  const [cordoned] = await reconciler.items("hosts");
  expect(cordoned.spec.schedulable).toBe(false);
  const drained = await croft.run(["host", "drain", "h1"]);
  expect([drained.status, drained.err]).toEqual([5, expect.stringContaining("web/app-1")]);
  expect((await croft.run(["host", "uncordon", "h1"])).status).toBe(0);
  const [back] = await reconciler.items("hosts");
  expect([back.spec.schedulable, back.spec.maintenance]).toEqual([true, false]);
});

test("a deleted partition is restored, and purged", async () => {
  const disk = { host: "h1", file: { name: "d1", size_gib: 8 } };
  const adopted = await reconciler.rest("POST", "/v1/disks", { spec: disk });
  await reconciler.rest("GET", `/v1/disks/${adopted.body.id}?wait=ready&timeout_seconds=30`);
  const made = await reconciler.rest("POST", "/v1/partitions", {
    project: "web",
    name: "data",
    tags: { team: "core" },
    spec: { size_gib: 1, retention_days: 30 },
  });
  await reconciler.rest("GET", `/v1/partitions/${made.body.id}?wait=ready&timeout_seconds=30`);
  expect((await croft.run(["delete", "partition", "web/data", "--yes"])).status).toBe(0);
  expect((await croft.run(["get", "partitions", "--state", "quarantined", "-o", "name"])).out).toBe(
    "web/data\n",
  );
  const restored = await croft.run(["partition", "restore", "web/data"]);
  expect([restored.status, restored.err]).toEqual([0, expect.stringContaining(made.body.id)]);
  const { body } = await reconciler.rest("GET", `/v1/partitions/${made.body.id}`);
  expect(body).toMatchObject({ tags: { team: "core" }, spec: { retention_days: 30 } });
  await croft.run(["delete", "partition", "web/data", "--yes"]);
  const purged = await croft.run(["partition", "purge", "web/data", "--yes"]);
  expect([purged.status, purged.err]).toEqual([0, expect.stringContaining("Wiped: web/data")]);
});

describe("status", () => {
  test("says that nothing is wrong, and names what is, worst first", async () => {
    await makeVm("sick");
    const before = await croft.run(["status", "-o", "json"]);
    const wrong = JSON.parse(before.out).faults.filter((one: { kind: string }) => one.kind === "vm");
    expect(wrong).toEqual([]);
    host.vmState = "failed";
    await reconciler.rest("POST", `/v1/vms/${await idOf("sick")}/restart`);
    await reconciler.rest("GET", `/v1/vms/${await idOf("sick")}?wait=ready&timeout_seconds=20`);
    const after = await croft.run(["status"]);
    expect([after.status, after.out]).toEqual([8, expect.stringMatching(/bad +vm +web\/sick +\d+s +failed/)]);
    host.vmState = "running";
  });
});

async function idOf(name: string): Promise<string> {
  return (
    (await croft.run(["get", "vm", `web/${name}`, "-o", "json"])).out.match(/"id": "(vm_[^"]+)"/)?.[1] ?? ""
  );
}

test("watch tells events as they come, also to a pipe", async () => {
  const watching = croft.follow(["watch"]);
  await watching.seen("vm.created web/sick");
  await makeVm("watched");
  await watching.seen("vm.created web/watched");
  await watching.end();
});

test("an inventory groups VMs by project and tag, and its ssh configuration is one that ssh reads", async () => {
  const inventory = JSON.parse((await croft.run(["inventory", "--list"])).out);
  expect(inventory.tag_role_front.hosts).toContain("app-1.web.croft");
  expect(inventory.project_web.hosts).toContain("app-1.web.croft");
  const variables = inventory._meta.hostvars["app-1.web.croft"];
  expect(variables).toMatchObject({
    ansible_user: "croft",
    croft_name: "app-1",
    croft_tags: { role: "front" },
  });
  const config = (await croft.run(["ssh-config"])).out.trim();
  expect(variables.ansible_ssh_common_args).toBe(`-F ${config}`);
  const { stdout } = await execa("ssh", ["-G", "-F", config, "app-1.web.croft"], {
    env: { HOME: croft.home, CROFT_TOKEN: reconciler.token },
  });
  expect(stdout).toContain(`CROFT_ENDPOINT=${reconciler.endpoint}`);
  expect(stdout).not.toContain(reconciler.token);
  // The rule ran and made the certificate for the login to come.
  expect(existsSync(path.join(path.dirname(config), "ssh/app-1.web.croft-cert.pub"))).toBe(true);
  const one = JSON.parse((await croft.run(["inventory", "--host", "app-1.web.croft"])).out);
  expect(one.croft_host).toBe("h1");
  const [vm] = await reconciler.items("vms");
  expect(vm.status.ssh.host).toBe(`${vm.name}.web.croft`);
});

test("bash completes names that the server knows, and says nothing when it is away", async () => {
  const bin = path.join(croft.home, "bin");
  mkdirSync(bin, { recursive: true });
  writeFileSync(
    path.join(bin, "croft"),
    `#!/bin/sh\nexec '${process.execPath}' '${path.join(root, "cli/dist/croft.js")}' "$@"\n`,
    { mode: 0o755 },
  );
  const script = `eval "$(croft completion bash)"
COMP_WORDS=(croft describe vm web/app); COMP_CWORD=3; _croft; printf '%s\\n' "\${COMPREPLY[@]}"`;
  const ask = (endpoint: string) =>
    execa("bash", ["-c", script], {
      env: { PATH: `${bin}:${process.env.PATH}`, CROFT_ENDPOINT: endpoint, CROFT_TOKEN: reconciler.token },
    });
  expect((await ask(reconciler.endpoint)).stdout.split("\n")).toEqual(["web/app-1", "web/app-2"]);
  const away = await ask("https://127.0.0.1:1");
  expect([away.stdout, away.stderr]).toEqual(["", ""]);
});

test("states of Terraform are listed, gone back to, and their backend is named without the token", async () => {
  for (const serial of [1, 2]) {
    const contents = { version: 4, serial, lineage: "one", resources: [] };
    expect((await reconciler.rest("POST", "/v1/state/web/site", contents)).status).toBeLessThan(300);
  }
  const { items } = JSON.parse((await croft.run(["state", "list", "-o", "json"])).out);
  expect(items).toMatchObject([{ project: "web", name: "site", current: { number: 2 } }]);
  expect((await croft.run(["state", "restore", "web/site", "1", "--yes"])).status).toBe(0);
  expect((await croft.run(["state", "versions", "web/site"])).out).toMatch(/\n3 +/);
  const holder = { ID: "0123", Operation: "OperationTypeApply", Who: "ann@laptop" };
  await reconciler.rest("POST", "/v1/state/web/site/lock", holder);
  expect((await croft.run(["state", "unlock", "web/site"])).err).toContain("ann@laptop holds it (0123)");
  expect((await croft.run(["state", "unlock", "web/site", "--yes"])).err).toContain("Unlocked: 0123");
  expect((await croft.run(["state", "unlock", "web/site", "--yes"])).err).toContain("Nobody holds it");
  const socket = await croft.run(["state", "backend", "web/site"]);
  expect([socket.status, socket.err]).toEqual([2, expect.stringContaining("https://")]);
  const tls = await croft.run(["state", "backend", "web/site"], {
    env: { CROFT_ENDPOINT: "https://127.0.0.1:7400" },
  });
  expect(tls.out).toContain("TF_HTTP_ADDRESS='https://127.0.0.1:7400/v1/state/web/site'");
  expect(tls.out).not.toContain(reconciler.token);
});
