// Terraform keeps its state in Croft, by its own `http` backend: no provider takes part.
import { execFileSync } from "node:child_process";
import { randomBytes } from "node:crypto";
import { existsSync, mkdtempSync, readFileSync, rmSync, statfsSync, watch, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, afterEach, beforeAll, beforeEach, expect, jest, test } from "@jest/globals";
import { build } from "../harness/built-provider.ts";
import { type CroftProgram, croftProgram } from "../harness/croft-program.ts";
import { type ReconcilerProcess, startReconciler } from "../harness/reconciler-process.ts";
import { type TerraformFolder, terraformFolder } from "../harness/terraform-folder.ts";
import { withRoot } from "../harness/with-root.ts";

jest.setTimeout(300_000);

let reconciler: ReconcilerProcess;
let croft: CroftProgram;
let signals: string;
let folders: TerraformFolder[] = [];
let count = 0;

beforeAll(async () => {
  await build("reconciler", "cli");
  reconciler = await startReconciler({}, true);
  croft = croftOf(reconciler);
  await reconciler.rest("POST", "/v1/projects", { name: "web" });
});
afterAll(async () => {
  await reconciler?.stop();
  croft?.remove();
});
beforeEach(() => {
  signals = mkdtempSync(path.join(tmpdir(), "croft-signals-"));
  count += 1;
});
afterEach(() => {
  for (const folder of folders) folder.remove();
  folders = [];
  rmSync(signals, { recursive: true });
});

const croftOf = ({ tlsEndpoint, token, stateDir }: ReconcilerProcess): CroftProgram =>
  croftProgram({
    CROFT_ENDPOINT: tlsEndpoint,
    CROFT_TOKEN: token,
    CROFT_CA_CERTIFICATE: path.join(stateDir, "ca.pem"),
  });

const stateName = (): string => `prod-${count}`;
const stateRoute = <Rest extends string = "">(rest = "" as Rest) =>
  `/v1/state/web/${stateName()}${rest}` as const;

/** What a pipeline sets: nothing of it stands in the configuration. */
async function checkout(configuration: string, of = reconciler): Promise<TerraformFolder> {
  const body = { role: "operator", project: "web", ttl_seconds: 3600 };
  const token = await of.rest("POST", "/v1/tokens", body);
  const address = `${of.tlsEndpoint}${stateRoute()}`;
  const folder = terraformFolder({
    TF_HTTP_ADDRESS: address,
    TF_HTTP_LOCK_ADDRESS: `${address}/lock`,
    TF_HTTP_LOCK_METHOD: "POST",
    TF_HTTP_UNLOCK_ADDRESS: `${address}/lock`,
    TF_HTTP_UNLOCK_METHOD: "DELETE",
    TF_HTTP_USERNAME: "croft",
    TF_HTTP_PASSWORD: token.body.token,
    TF_HTTP_CLIENT_CA_CERTIFICATE_PEM: readFileSync(path.join(of.stateDir, "ca.pem"), "utf8"),
  });
  folders.push(folder);
  declare(folder, configuration);
  await folder.init();
  return folder;
}

function declare(folder: TerraformFolder, configuration: string): void {
  const text = `terraform {\n  backend "http" {}\n}\n${configuration}`;
  writeFileSync(path.join(folder.folder, "main.tf"), text);
}

const value = (text: string): string => `resource "terraform_data" "value" {\n  input = "${text}"\n}\n`;

/** Says that it began, and waits until it may end. */
const slow = (): string => `
resource "terraform_data" "slow" {
  provisioner "local-exec" {
    command = "touch ${signals}/began; while [ ! -e ${signals}/end ]; do sleep 0.05; done"
  }
}
`;

async function began(): Promise<void> {
  const file = path.join(signals, "began");
  await new Promise<void>((resolve) => {
    const watcher = watch(signals, () => check());
    const check = (): void => {
      if (!existsSync(file)) return;
      watcher.close();
      resolve();
    };
    check();
  });
}

const stored = async (): Promise<{ resources: { name: string }[] }> =>
  (await reconciler.rest("GET", stateRoute())).body;

test("a state is shared by two checkouts, and earlier versions come back", async () => {
  const one = await checkout(value("a"));
  await one.apply();
  const two = await checkout(value("b"));
  expect((await two.plan()).output).toContain('"a" -> "b"');
  await two.apply();
  expect((await one.plan()).output).toContain('"b" -> "a"');
  const versions = await croft.run(["state", "versions", `web/${stateName()}`, "-o", "json"]);
  const oldest = JSON.parse(versions.out).items.at(-1).number;
  const restore = ["state", "restore", `web/${stateName()}`, String(oldest), "--yes"];
  expect(await croft.run(restore)).toMatchObject({ status: 0 });
  expect((await one.plan()).changes).toBe(false);
});

test("backend.tf that the command prints is all that Terraform needs beside the token", async () => {
  const printed = await croft.run(["state", "backend", `web/${stateName()}`, "--hcl"]);
  expect(printed).toMatchObject({ status: 0, err: "" });
  expect(printed.out).not.toContain(reconciler.token);
  const folder = terraformFolder({ TF_HTTP_PASSWORD: reconciler.token });
  folders.push(folder);
  writeFileSync(path.join(folder.folder, "backend.tf"), printed.out);
  writeFileSync(path.join(folder.folder, "main.tf"), value("a"));
  expect(await folder.run("fmt", "-check")).toMatchObject({ exitCode: 0 });
  await folder.init();
  await folder.apply();
  expect(existsSync(path.join(folder.folder, "terraform.tfstate"))).toBe(false);
  expect((await stored()).resources.map(({ name }) => name)).toEqual(["value"]);
  expect((await reconciler.rest("GET", stateRoute("/lock"))).body.lock).toBeNull();
});

test("of two applies at once one is refused, and is shown the lock that the other holds", async () => {
  const one = await checkout(slow());
  const other = await checkout(value("x"));
  const running = one.start("apply", "-auto-approve", "-no-color");
  await began();
  const refused = await other.run("apply", "-auto-approve", "-no-color");
  expect(refused.exitCode).toBe(1);
  const { lock } = (await reconciler.rest("GET", stateRoute("/lock"))).body;
  expect(refused.output).toMatch(new RegExp(`already locked:\\s+ID=${lock.id}`));
  writeFileSync(path.join(signals, "end"), "");
  expect((await running).exitCode).toBe(0);
  await other.apply();
  expect((await stored()).resources.map(({ name }) => name)).toEqual(["value"]);
});

test("a pipeline that was killed leaves its lock, until somebody breaks it who says so", async () => {
  const killed = await checkout(slow());
  const running = killed.start("apply", "-auto-approve", "-no-color");
  await began();
  process.kill(-(running.pid as number), "SIGKILL");
  await running;
  const next = await checkout(value("x"));
  expect((await next.run("apply", "-auto-approve", "-no-color")).exitCode).toBe(1);
  const { lock } = (await reconciler.rest("GET", stateRoute("/lock"))).body;
  const asked = await croft.run(["state", "unlock", `web/${stateName()}`]);
  expect(asked).toMatchObject({ status: 2, err: expect.stringContaining(`holds it (${lock.id})`) });
  expect(await next.run("force-unlock", "-force", lock.id)).toMatchObject({ exitCode: 0 });
  await next.apply();
});

test("a reconciler that is killed at the commit of a write has the whole of it, and Terraform carries on", async () => {
  const folder = await checkout(value("a"));
  await folder.apply();
  declare(folder, value("b"));
  await folder.run("plan", "-out=plan");
  await reconciler.dieAtCommit();
  await folder.run("apply", "-no-color", "plan");
  await reconciler.restart();
  const { lock } = (await reconciler.rest("GET", stateRoute("/lock"))).body;
  if (lock !== null) await reconciler.rest("DELETE", stateRoute("/lock"));
  await folder.apply();
  expect((await folder.plan()).changes).toBe(false);
});

withRoot("file systems of a test's own")("on a disk that is full", () => {
  let mount: string;
  let full: ReconcilerProcess;

  beforeAll(async () => {
    mount = mkdtempSync(path.join(tmpdir(), "croft-full-"));
    execFileSync("mount", ["-t", "tmpfs", "-o", "size=64m", "none", mount]);
    full = await startReconciler({ TMPDIR: mount });
    await full.rest("POST", "/v1/projects", { name: "web" });
  });
  afterAll(async () => {
    await full?.stop();
    execFileSync("umount", [mount]);
    rmSync(mount, { recursive: true });
  });

  test("the state before stays whole, Terraform keeps the new one, and it is pushed when there is room", async () => {
    const folder = await checkout(value("a"), full);
    await folder.apply();
    const before = (await full.rest("GET", stateRoute())).body;
    writeFileSync(path.join(folder.folder, "large"), randomBytes(12 << 20).toString("base64"));
    declare(folder, value("b").replace('"b"', 'file("large")') + slow());
    const running = folder.start("apply", "-auto-approve", "-no-color", "-parallelism=1");
    await began();
    const hog = path.join(mount, "hog");
    const { bavail, bsize } = statfsSync(mount);
    writeFileSync(hog, Buffer.alloc(bavail * bsize, 1));
    writeFileSync(path.join(signals, "end"), "");
    const failed = await running;
    expect(failed).toMatchObject({ exitCode: 1, all: expect.stringContaining("errored.tfstate") });
    expect((await full.rest("GET", stateRoute())).body).toEqual(before);
    rmSync(hog);
    expect((await full.rest("GET", stateRoute("/lock"))).body.lock).toBeNull();
    expect(await folder.run("state", "push", "errored.tfstate")).toMatchObject({ exitCode: 0 });
    expect((await folder.plan()).changes).toBe(false);
  });
});
