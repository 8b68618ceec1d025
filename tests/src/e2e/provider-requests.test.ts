// How many requests Terraform's runs cost, counted on the line to the reconciler.
import { afterAll, beforeAll, expect, jest, test } from "@jest/globals";
import { type BuiltProvider, build, builtProvider } from "../harness/built-provider.ts";
import { type ReconcilerProcess, startReconciler } from "../harness/reconciler-process.ts";
import { type TerraformFolder, terraformFolder } from "../harness/terraform-folder.ts";
import { type Relayed, type UnreliableLine, unreliableLine } from "../harness/unreliable-line.ts";

jest.setTimeout(600_000);

const KEY = "ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIAABAgMEBQYHCAkKCwwNDg8QERITFBUWFxgZGhscHR4f";
const COUNT = 120;
/** Terraform's own -parallelism. */
const IN_FLIGHT = 10;

let provider: BuiltProvider;
let reconciler: ReconcilerProcess;
let line: UnreliableLine;
let terraform: TerraformFolder;

beforeAll(async () => {
  await build("reconciler");
  [provider, reconciler] = await Promise.all([builtProvider(), startReconciler()]);
  line = await unreliableLine(reconciler.endpoint);
  await reconciler.rest("POST", "/v1/projects", { name: "web" });
  terraform = terraformFolder({
    CROFT_ENDPOINT: line.endpoint,
    CROFT_TOKEN: reconciler.token,
    TF_CLI_CONFIG_FILE: provider.terraformrc,
  });
  terraform.write("");
  await terraform.init();
});

afterAll(async () => {
  await terraform?.destroy();
  terraform?.remove();
  await line?.close();
  await reconciler?.stop();
  provider?.remove();
});

/** The first `tagged` keys have a tag. */
const keys = (tagged: number): string => `
resource "croft_ssh_key" "many" {
  count      = ${COUNT}
  project    = "web"
  name       = "key-\${count.index}"
  public_key = "${KEY}"
  tags       = count.index < ${tagged} ? { mark = "1" } : null
}
`;

async function requestsOf(run: () => Promise<unknown>): Promise<Relayed[]> {
  const before = line.requests.length;
  await run();
  return line.requests.slice(before);
}

const asked = (requests: readonly Relayed[]): number =>
  requests
    .filter(({ path }) => path === "/v1/plan")
    .reduce((sum, { body }) => sum + JSON.parse(body).changes.length, 0);

test("an apply asks for a dry run of each change once, but for those in flight when it begins to apply", async () => {
  terraform.write(keys(0));
  const planned = await requestsOf(() => terraform.plan("-out=plan"));
  expect(asked(planned)).toBe(COUNT);
  // Core does not keep ten in flight all the time.
  expect(planned.length).toBeLessThanOrEqual(COUNT / 4);
  const applied = await requestsOf(() => terraform.apply("plan"));
  expect(asked(applied)).toBeLessThanOrEqual(IN_FLIGHT);
  expect(applied.filter(({ method, path }) => method === "POST" && path === "/v1/ssh_keys")).toHaveLength(
    COUNT,
  );
  // Keys are complete at once: nothing is waited for.
  expect(applied.filter(({ method }) => method === "GET")).toEqual([]);
});

test("a plan of what has not changed reads two batches and a page, and asks for no dry run", async () => {
  // The first walk that sees them in a state claims them.
  await terraform.plan();
  const requests = await requestsOf(() => terraform.plan());
  const pages = requests.filter(({ path }) => path.startsWith("/v1/ssh_keys?project=web"));
  expect(pages).toHaveLength(1);
  expect(requests.every(({ path }) => path.startsWith("/v1/ssh_keys"))).toBe(true);
  // Core may send the first ones in smaller batches.
  expect(requests.length).toBeLessThanOrEqual(6);
});

test("only what really changes is asked about", async () => {
  terraform.write(keys(3));
  expect(asked(await requestsOf(() => terraform.plan()))).toBe(3);
});
