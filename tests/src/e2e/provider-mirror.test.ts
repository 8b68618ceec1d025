// The provider is installed from a reconciler, over TLS: by settings that the command `croft` wrote beside the user's own.
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, beforeAll, expect, jest, test } from "@jest/globals";
import { execa } from "execa";
import { readConfig } from "../../../cli/src/config.ts";
import { directoryHash, zipProgram } from "../../../cli/src/release/provider-archives.ts";
import { ALL_PLATFORMS } from "../../../cli/src/release/release.ts";
import { build } from "../harness/built-provider.ts";
import { root } from "../harness/clone.ts";
import { type ReconcilerProcess, startReconciler } from "../harness/reconciler-process.ts";
import { type TerraformFolder, terraformFolder } from "../harness/terraform-folder.ts";

jest.setTimeout(600_000);

const VERSION = "1.2.3";
const USERS =
  'disable_checkpoint = true\nprovider_installation {\n  direct {\n    exclude = ["acme/x"]\n  }\n}\n';

let folder: string;
let reconciler: ReconcilerProcess;
let terraform: TerraformFolder;
let hashes: string[];

beforeAll(async () => {
  folder = mkdtempSync(path.join(tmpdir(), "croft-network-mirror-"));
  await build("reconciler", "cli", "provider");
  hashes = writeVersion(path.join(folder, "mirror", VERSION));
  reconciler = await startReconciler({ CROFT_PROVIDER_MIRROR_DIR: path.join(folder, "mirror") });
});

afterAll(async () => {
  terraform?.remove();
  await reconciler?.stop();
  rmSync(folder, { recursive: true, force: true });
});

/** A version with this machine's provider, and those of the machines that this is not. Returns the hashes of what is unpacked. */
function writeVersion(into: string): string[] {
  mkdirSync(into, { recursive: true });
  const name = `terraform-provider-croft_v${VERSION}`;
  const programs = {
    linux_amd64: readFileSync(readConfig().provider),
    linux_arm64: Buffer.of(1),
    darwin_amd64: Buffer.of(2),
    darwin_arm64: Buffer.of(3),
  };
  const archives = Object.entries(programs).map(([platform, program]) => {
    const file = `terraform-provider-croft_${VERSION}_${platform}.zip`;
    writeFileSync(path.join(into, file), zipProgram(name, program, 1_700_000_000, 0));
    return { platform, file, hashes: [directoryHash(name, program)] };
  });
  writeFileSync(path.join(into, "provider.json"), JSON.stringify({ version: VERSION, archives }));
  return archives.flatMap((one) => one.hashes);
}

const croft = (...words: string[]) =>
  execa(process.execPath, [path.join(root, "cli/dist/croft.js"), ...words], {
    env: { HOME: path.join(folder, "home"), PATH: process.env.PATH ?? "" },
    extendEnv: false,
    all: true,
  });

test("croft provider config --write keeps what the user has, and what that was", async () => {
  const file = path.join(folder, "home/.terraformrc");
  mkdirSync(path.dirname(file));
  writeFileSync(file, USERS);
  const { all } = await croft("provider", "config", "--url", reconciler.tlsEndpoint, "--write");
  expect(all).toContain(`installs croft/croft from ${reconciler.tlsEndpoint}/mirror/`);
  const written = readFileSync(file, "utf8");
  expect(written).toContain("disable_checkpoint = true");
  expect(written).toContain('exclude = ["acme/x", "registry.terraform.io/croft/croft"');
  expect(readFileSync(`${file}.before-croft`, "utf8")).toBe(USERS);
  await croft("provider", "config", "--url", reconciler.tlsEndpoint, "--write");
  expect(readFileSync(file, "utf8")).toBe(written);
  expect((await croft("provider", "config", "--url", reconciler.tlsEndpoint)).stdout).toBe(written.trimEnd());
});

test("terraform init installs it over TLS", async () => {
  terraform = terraformFolder({
    TF_CLI_CONFIG_FILE: path.join(folder, "home/.terraformrc"),
    SSL_CERT_FILE: path.join(reconciler.stateDir, "ca.pem"),
    TMPDIR: folder,
  });
  terraform.write("");
  await terraform.init();
  expect(lock()).toContain(`version = "${VERSION}"`);
  expect((await terraform.run("validate")).exitCode).toBe(0);
});

test("a lock file can hold on every platform", async () => {
  const mirror = `-net-mirror=${reconciler.tlsEndpoint}/mirror/`;
  const platforms = ALL_PLATFORMS.map((platform) => `-platform=${platform}`);
  const { exitCode, output } = await terraform.run("providers", "lock", "-no-color", mirror, ...platforms);
  expect([exitCode, output]).toEqual([0, expect.stringContaining("darwin_arm64")]);
  expect(hashes).toHaveLength(ALL_PLATFORMS.length);
  expect(hashes.filter((hash) => !lock().includes(`"${hash}"`))).toEqual([]);
});

const lock = () => readFileSync(path.join(terraform.folder, ".terraform.lock.hcl"), "utf8");
