// Terraform keeps its state in Croft, by its own `http` backend: no provider takes part.
import { existsSync, mkdtempSync, readFileSync, rmSync, watch, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, afterEach, beforeAll, beforeEach, expect, jest, test } from "@jest/globals";
import { build } from "../harness/built-provider.ts";
import { type ReconcilerProcess, startReconciler } from "../harness/reconciler-process.ts";
import { type TerraformFolder, terraformFolder } from "../harness/terraform-folder.ts";

jest.setTimeout(300_000);

let reconciler: ReconcilerProcess;
let signals: string;
let folders: TerraformFolder[] = [];
let count = 0;

beforeAll(async () => {
  await build("reconciler");
  reconciler = await startReconciler({}, true);
  await reconciler.rest("POST", "/v1/projects", { name: "web" });
});
afterAll(() => reconciler?.stop());
beforeEach(() => {
  signals = mkdtempSync(path.join(tmpdir(), "croft-signals-"));
  count += 1;
});
afterEach(() => {
  for (const folder of folders) folder.remove();
  folders = [];
  rmSync(signals, { recursive: true });
});

const stateName = (): string => `prod-${count}`;
const stateRoute = <Rest extends string = "">(rest = "" as Rest) =>
  `/v1/state/web/${stateName()}${rest}` as const;

/** What a pipeline sets: nothing of it stands in the configuration. */
async function checkout(configuration: string): Promise<TerraformFolder> {
  const { tls_endpoint } = JSON.parse(readFileSync(path.join(reconciler.stateDir, "endpoint.json"), "utf8"));
  const token = await reconciler.rest("POST", "/v1/tokens", {
    role: "operator",
    project: "web",
    ttl_seconds: 600,
  });
  const address = `${tls_endpoint}${stateRoute()}`;
  const folder = terraformFolder({
    TF_HTTP_ADDRESS: address,
    TF_HTTP_LOCK_ADDRESS: `${address}/lock`,
    TF_HTTP_LOCK_METHOD: "POST",
    TF_HTTP_UNLOCK_ADDRESS: `${address}/lock`,
    TF_HTTP_UNLOCK_METHOD: "DELETE",
    TF_HTTP_USERNAME: "croft",
    TF_HTTP_PASSWORD: token.body.token,
    TF_HTTP_CLIENT_CA_CERTIFICATE_PEM: readFileSync(path.join(reconciler.stateDir, "ca.pem"), "utf8"),
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
  const { items } = (await reconciler.rest("GET", stateRoute("/versions"))).body;
  const oldest = items.at(-1).number;
  await reconciler.rest("POST", stateRoute(`/versions/${oldest}/restore`));
  expect((await one.plan()).changes).toBe(false);
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

test("a pipeline that was killed leaves its lock, which is broken by its ID and by nothing else", async () => {
  const killed = await checkout(slow());
  const running = killed.start("apply", "-auto-approve", "-no-color");
  await began();
  process.kill(-(running.pid as number), "SIGKILL");
  await running;
  const next = await checkout(value("x"));
  expect((await next.run("apply", "-auto-approve", "-no-color")).exitCode).toBe(1);
  const { lock } = (await reconciler.rest("GET", stateRoute("/lock"))).body;
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
