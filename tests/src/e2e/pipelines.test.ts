// The scripts of examples/pipelines as a CI runs them: with a job's ID token, the state in Croft, and a merge request and its
// main branch as two checkouts.
import { spawnSync } from "node:child_process";
import { generateKeyPairSync, sign } from "node:crypto";
import { once } from "node:events";
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createServer, type Server } from "node:https";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import path from "node:path";
import { parseSettings } from "@croft/schemas/settings-text.ts";
import { afterAll, afterEach, beforeAll, expect, jest, test } from "@jest/globals";
import { execa } from "execa";
import { build } from "../harness/built-provider.ts";
import { root } from "../harness/clone.ts";
import { writeNetworkMirror } from "../harness/network-mirror.ts";
import { type ReconcilerProcess, startReconciler } from "../harness/reconciler-process.ts";

jest.setTimeout(300_000);

const PIPELINES = path.join(root, "examples/pipelines");
const KEY = "ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIAABAgMEBQYHCAkKCwwNDg8QERITFBUWFxgZGhscHR4f";

let reconciler: ReconcilerProcess;
let issuer: Server;
let address: string;
let folder: string;
const signing = generateKeyPairSync("rsa", { modulusLength: 2048 });
const checkouts: string[] = [];

beforeAll(async () => {
  await build("reconciler", "provider");
  folder = mkdtempSync(path.join(tmpdir(), "croft-issuer-"));
  writeNetworkMirror(path.join(folder, "mirror"));
  reconciler = await startReconciler({ CROFT_PROVIDER_MIRROR_DIR: path.join(folder, "mirror") });
  issuer = await startIssuer();
  address = `https://127.0.0.1:${(issuer.address() as AddressInfo).port}`;
  await reconciler.rest("POST", "/v1/projects", { name: "web" });
  const trust = {
    name: "infra",
    issuer: address,
    audience: "croft",
    claims: { sub: "repo:acme/infra:*" },
    role: "operator",
    project: "web",
    ca_certificate: readFileSync(path.join(folder, "cert.pem"), "utf8"),
  };
  expect((await reconciler.rest("POST", "/v1/federation/trusts", trust)).status).toBe(201);
});

afterAll(async () => {
  issuer?.closeAllConnections();
  issuer?.close();
  await reconciler?.stop();
  if (folder) rmSync(folder, { recursive: true });
});
afterEach(() => {
  for (const checkout of checkouts.splice(0)) rmSync(checkout, { recursive: true });
});

async function startIssuer(): Promise<Server> {
  const [key, cert] = ["key.pem", "cert.pem"].map((name) => path.join(folder, name)) as [string, string];
  const made = spawnSync(
    "openssl",
    [
      ...["req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1", "-nodes"],
      ...["-subj", "/CN=issuer", "-addext", "subjectAltName=IP:127.0.0.1", "-keyout", key, "-out", cert],
    ],
    { encoding: "utf8" },
  );
  expect([made.status, made.stderr]).toEqual([0, expect.anything()]);
  const jwk = { ...signing.publicKey.export({ format: "jwk" }), kid: "one", alg: "RS256", use: "sig" };
  const server = createServer({ key: readFileSync(key), cert: readFileSync(cert) }, (request, response) => {
    const pages: Record<string, unknown> = {
      "/.well-known/openid-configuration": { issuer: address, jwks_uri: `${address}/keys` },
      "/keys": { keys: [jwk] },
    };
    response.end(JSON.stringify(pages[String(request.url)] ?? {}));
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  return server;
}

function idToken(sub: string): string {
  const seconds = Math.floor(Date.now() / 1000);
  const part = (value: object): string => Buffer.from(JSON.stringify(value)).toString("base64url");
  const text = [
    part({ alg: "RS256", kid: "one" }),
    part({ iss: address, aud: "croft", sub, iat: seconds, exp: seconds + 300 }),
  ].join(".");
  return `${text}.${sign("sha256", Buffer.from(text), signing.privateKey).toString("base64url")}`;
}

interface Checkout {
  run(script: string, sub?: string): Promise<{ exitCode: number; output: string }>;
  declare(names: readonly string[]): void;
  read(name: string): string;
}

/** A job's working copy: the configuration, with the scripts in `pipelines/`. */
function checkout(names: readonly string[]): Checkout {
  const at = mkdtempSync(path.join(tmpdir(), "croft-checkout-"));
  checkouts.push(at);
  cpSync(PIPELINES, path.join(at, "pipelines"), { recursive: true });
  const { tls_endpoint } = JSON.parse(readFileSync(path.join(reconciler.stateDir, "endpoint.json"), "utf8"));
  const declare = (keys: readonly string[]): void =>
    writeFileSync(
      path.join(at, "main.tf"),
      `terraform {
  backend "http" {}
  required_providers {
    croft = { source = "croft/croft" }
  }
}
resource "croft_ssh_key" "key" {
  for_each   = toset(${JSON.stringify(keys)})
  project    = "web"
  name       = each.key
  public_key = "${KEY}"
}
`,
    );
  declare(names);
  return {
    declare,
    read: (name) => readFileSync(path.join(at, name), "utf8"),
    async run(script, sub = "repo:acme/infra:ref:refs/heads/main") {
      const { exitCode, all } = await execa(path.join(at, "pipelines", script), {
        cwd: at,
        env: {
          CROFT_ADDRESS: tls_endpoint,
          CROFT_CA_CERTIFICATE: path.join(reconciler.stateDir, "ca.pem"),
          CROFT_STATE: "web/prod",
          CROFT_ID_TOKEN: idToken(sub),
          CHECKPOINT_DISABLE: "1",
          // Whatever this machine has set: the scripts see to both.
          TF_CLI_CONFIG_FILE: "",
          SSL_CERT_FILE: "",
        },
        all: true,
        reject: false,
      });
      return { exitCode: exitCode ?? -1, output: all };
    },
  };
}

test("a plan is kept, told, and applied as it is; then there is no drift", async () => {
  const job = checkout(["a", "b"]);
  expect(await job.run("plan.sh")).toMatchObject({ exitCode: 0 });
  expect(job.read("plan.md")).toContain("### 2 changes, 0 destroy or replace, 0 GiB go");
  expect(job.read("plan.md")).toContain('- `croft_ssh_key.key["a"]`: create');
  expect(await job.run("apply.sh")).toMatchObject({ exitCode: 0 });
  expect(await job.run("drift.sh")).toMatchObject({ exitCode: 0 });
});

test("a plan that another apply overtook is refused as stale, and changes nothing", async () => {
  const [slow, quick] = [checkout(["a", "b", "c"]), checkout(["a", "b", "d"])];
  expect((await slow.run("plan.sh")).exitCode).toBe(0);
  expect((await quick.run("plan.sh")).exitCode).toBe(0);
  expect((await quick.run("apply.sh")).exitCode).toBe(0);
  const stale = await slow.run("apply.sh");
  expect(stale).toMatchObject({ exitCode: 1, output: expect.stringMatching(/stale/i) });
  expect((await reconciler.items("ssh_keys")).map(({ name }) => name).sort()).toEqual(["a", "b", "d"]);
});

test("drift ends with 2 and says what", async () => {
  const [gone] = await reconciler.items("ssh_keys");
  await reconciler.rest("DELETE", `/v1/ssh_keys/${gone.id}`);
  const { exitCode, output } = await checkout(["a", "b", "d"]).run("drift.sh");
  expect(exitCode).toBe(2);
  expect(output).toContain(`croft_ssh_key.key["${gone.name}"] will be created`);
});

test("a job of another repository gets no token, and hears why", async () => {
  const { exitCode, output } = await checkout(["a"]).run("plan.sh", "repo:evil/infra:ref:refs/heads/main");
  expect(exitCode).not.toBe(0);
  expect(output).toContain('no trust takes sub "repo:evil/infra');
});

test.each(["github.yml", "gitlab-ci.yml", "forgejo.yml"])("%s is YAML and calls all scripts", (name) => {
  const text = readFileSync(path.join(PIPELINES, name), "utf8");
  expect(Object.keys(parseSettings(name, text, "stages: []"))).not.toEqual([]);
  for (const script of ["plan.sh", "apply.sh", "drift.sh"]) expect(text).toContain(`pipelines/${script}`);
});
