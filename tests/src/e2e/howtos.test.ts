// The configurations of docs/howto, taken from the pages as they stand, applied in the order in which one reads them.
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { afterAll, beforeAll, expect, jest, test } from "@jest/globals";
import { type BuiltProvider, build, builtProvider } from "../harness/built-provider.ts";
import { root } from "../harness/clone.ts";
import { type ImitatedHost, imitateHost } from "../harness/imitated-host.ts";
import { type ReconcilerProcess, startReconciler } from "../harness/reconciler-process.ts";
import { type TerraformFolder, terraformFolder } from "../harness/terraform-folder.ts";

// A limit for what hangs, not a measure: machines that are busy take their time.
jest.setTimeout(600_000);

let provider: BuiltProvider;
let reconciler: ReconcilerProcess;
let terraform: TerraformFolder;
const hosts: ImitatedHost[] = [];

beforeAll(async () => {
  await build("reconciler");
  [provider, reconciler] = await Promise.all([builtProvider(), startReconciler()]);
  // The names that the pages give to machines.
  for (const name of ["alpha", "rack-2"])
    hosts.push(await imitateHost(reconciler, name, { cloudInit: true }));
  const images = path.join(reconciler.stateDir, "images-in");
  mkdirSync(images, { recursive: true });
  writeFileSync(path.join(images, "disk.raw"), Buffer.alloc(1 << 20, 1));
  terraform = terraformFolder({
    CROFT_ENDPOINT: reconciler.endpoint,
    CROFT_TOKEN: reconciler.token,
    TF_CLI_CONFIG_FILE: provider.terraformrc,
  });
});

afterAll(async () => {
  terraform?.remove();
  for (const host of hosts) await host.stop();
  await reconciler?.stop();
  provider?.remove();
});

/** All HCL of a page, but that images are fetched from the reconciler's own folder. */
function configurationOf(page: string): string {
  const text = readFileSync(path.join(root, "docs/howto", page), "utf8");
  const blocks = [...text.matchAll(/^( *)```hcl\n([\s\S]*?)^\1```$/gm)].map(([, indent = "", block = ""]) =>
    block.replace(new RegExp(`^${indent}`, "gm"), ""),
  );
  return blocks
    .join("\n")
    .replace(/url( +)= "https:.*"/g, `url$1= "file://${reconciler.stateDir}/images-in/disk.raw"`);
}

const PAGES = ["first-vm.md", "networks.md", "second-machine.md"];

test("each page applies on top of those before it, with nothing left to plan, and all of it is destroyed", async () => {
  let configuration = "";
  for (const [index, page] of PAGES.entries()) {
    const more = configurationOf(page);
    expect([page, more]).toEqual([page, expect.stringMatching(/^resource "croft_/m)]);
    configuration += `${more}\n`;
    terraform.write(configuration);
    if (index === 0) await terraform.init();
    expect([page, await terraform.apply()]).toEqual([page, expect.stringContaining("0 destroyed")]);
    expect([page, await terraform.plan()]).toEqual([page, expect.objectContaining({ changes: false })]);
  }
  await terraform.destroy();
});
