// The quickstart with real Terraform and a real reconciler; only its hosts are played, so no guest runs.
import { mkdirSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, beforeAll, expect, jest, test } from "@jest/globals";
import { root } from "../../tests/src/harness/clone.ts";
import { type ImitatedHost, imitateHost } from "../../tests/src/harness/imitated-host.ts";
import { type ReconcilerProcess, startReconciler } from "../../tests/src/harness/reconciler-process.ts";
import { type Config, readConfig } from "./config.ts";
import { providerFile } from "./provider-file.ts";
import { installProvider } from "./provider-mirror.ts";
import { quickstart } from "./quickstart.ts";
import { terraformEnv } from "./terraform-env.ts";

jest.setTimeout(300_000);

let folder: string;
let config: Config;
let reconciler: ReconcilerProcess;
const hosts: ImitatedHost[] = [];

const apply = () => quickstart(config, { ...terraformEnv(config, reconciler), CHECKPOINT_DISABLE: "1" });
const ids = async (): Promise<string[]> => {
  const plurals = ["vms", "partitions", "disks"] as const;
  return (await Promise.all(plurals.map((plural) => reconciler.items(plural)))).flat().map(({ id }) => id);
};

beforeAll(async () => {
  folder = mkdtempSync(path.join(tmpdir(), "croft-quickstart-"));
  const home = path.join(folder, "home");
  const example = path.join(folder, "example");
  for (const one of [home, example, path.join(home, "guest")]) mkdirSync(one, { mode: 0o700 });
  for (const name of ["image.qcow2", "vmlinuz", "initrd"]) {
    writeFileSync(path.join(home, "guest", name), name.padEnd(65_536, "."));
  }
  const main = readFileSync(path.join(root, "examples/quickstart/main.tf"));
  writeFileSync(path.join(example, "main.tf"), main);
  config = {
    root,
    home,
    homeIsUsual: false,
    cache: "",
    port: 0,
    hostName: "beta",
    quickstart: example,
    provider: providerFile(root),
    terraform: readConfig().terraform,
    releaseKey: null,
  };
  reconciler = await startReconciler();
  hosts.push(await imitateHost(reconciler, "beta"));
  await installProvider({
    bundle: config.provider,
    mirror: path.join(home, "mirror"),
    terraformrc: path.join(home, "terraformrc"),
  });
});

afterAll(async () => {
  for (const host of hosts) host.stop();
  await reconciler?.stop();
  rmSync(folder, { recursive: true, force: true });
});

test("another host that is the first by its name changes nothing", async () => {
  const made = await apply();
  expect(made.last).toContain("Resources: 6 added");
  expect(made.outputs.host.value).toBe("beta");
  const before = await ids();
  hosts.push(await imitateHost(reconciler, "a0"));
  expect((await apply()).last).toContain("No changes.");
  // Also when this machine has another name meanwhile: it stays where it is.
  config.hostName = "gamma";
  expect((await apply()).last).toContain("No changes.");
  expect(await ids()).toEqual(before);
});

test("a plan that destroys is shown and not applied", async () => {
  const file = path.join(config.quickstart, "main.tf");
  const text = readFileSync(file, "utf8");
  const before = await ids();
  writeFileSync(file, text.replace('name = "first"', 'name = "second"'));
  const refusal = await apply().catch((error: Error) => error.message);
  writeFileSync(file, text);
  expect(refusal).toContain("# croft_disk.first must be replaced");
  expect(refusal).toMatch(/This plan destroys .*croft_disk\.first.* did not apply it/);
  expect(await ids()).toEqual(before);
  expect((await apply()).last).toContain("No changes.");
});

test("states and variables are their owner's alone", () => {
  for (const name of ["terraform.tfstate", "croft.auto.tfvars.json"]) {
    expect(statSync(path.join(config.quickstart, name)).mode & 0o777).toBe(0o600);
  }
});
