// What GitOps by pull reads from and tells to: https with a token, signed commits, programs of CDKTF, the provider from the
// reconciler's own mirror, and webhooks. Nothing secret is shown anywhere.
import { execFileSync } from "node:child_process";
import { once } from "node:events";
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, beforeAll, expect, jest, test } from "@jest/globals";
import { Webhook } from "standardwebhooks";
import { build } from "../harness/built-provider.ts";
import { root } from "../harness/clone.ts";
import { GIT_TOKEN, type GitServers, startGitServers } from "../harness/git-servers.ts";
import { type GitopsRunner, gitopsRunner } from "../harness/gitops-runner.ts";
import { writeNetworkMirror } from "../harness/network-mirror.ts";
import { type ReconcilerProcess, startReconciler } from "../harness/reconciler-process.ts";

jest.setTimeout(900_000);

const KEY = "ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIAABAgMEBQYHCAkKCwwNDg8QERITFBUWFxgZGhscHR4f";
const WEBHOOK_SECRET = `whsec_${Buffer.from("a secret of the webhook").toString("base64")}`;
const PASSWORD = "hunter2-of-the-environment";

interface Message {
  headers: Record<string, string>;
  body: string;
}

let folder: string;
let reconciler: ReconcilerProcess;
let git: GitServers;
let runner: GitopsRunner;
let receiver: Server;
let token: string;
const messages: Message[] = [];
/** What the receiver answers; the first of all gets 500. */
let isDown = true;

const secret = (name: string, text: string): string => {
  const file = path.join(folder, name);
  writeFileSync(file, `${text}\n`, { mode: 0o600 });
  return file;
};

const source = () => ({
  name: "https",
  project: "web",
  repository: git.httpsUrl,
  git_token_file: secret("git-token", GIT_TOKEN),
  git_ca_certificate_file: git.certificate,
  path: "infra",
  state: "web/https",
});

beforeAll(async () => {
  await build("reconciler", "cli", "provider");
  folder = mkdtempSync(path.join(tmpdir(), "croft-gitops-sources-"));
  writeNetworkMirror(path.join(folder, "mirror"));
  [reconciler, git] = await Promise.all([
    startReconciler({ CROFT_PROVIDER_MIRROR_DIR: path.join(folder, "mirror") }),
    startGitServers(folder),
  ]);
  await reconciler.rest("POST", "/v1/projects", { name: "web" });
  const body = { name: "gitops", role: "operator", project: "web", ttl_seconds: 3600 };
  token = (await reconciler.rest("POST", "/v1/tokens", body)).body.token;
  runner = gitopsRunner({ reconciler, token, folder: path.join(folder, "runner") });
  receiver = createServer((request, response) => {
    let text = "";
    request.on("data", (part) => (text += part));
    request.on("end", () => {
      response.writeHead(isDown ? 500 : 204).end();
      if (!isDown) messages.push({ headers: request.headers as Record<string, string>, body: text });
      isDown = false;
      receiver.emit("message");
    });
  });
  receiver.listen(0, "127.0.0.1");
  await once(receiver, "listening");
});

afterAll(async () => {
  await runner?.stop();
  await git?.close();
  await reconciler?.stop();
  receiver?.closeAllConnections();
  receiver?.close();
  rmSync(folder, { recursive: true, force: true });
});

const configuration = (name: string): string => `terraform {
  backend "http" {}
  required_providers {
    croft = { source = "croft/croft" }
  }
}
variable "password" {
  type = string
}
resource "croft_ssh_key" "key" {
  project    = "web"
  name       = "${name}"
  public_key = "${KEY}"
}
# A careless program: what it prints reaches the log.
resource "terraform_data" "careless" {
  provisioner "local-exec" {
    command = "echo $CROFT_TOKEN; env"
  }
}
`;

test("over https, with the provider from the reconciler's mirror, applied and told to a webhook with a signature", async () => {
  const commit = git.commit({ "infra/main.tf": configuration("one") }, "One key");
  const { port } = receiver.address() as AddressInfo;
  runner.configure({
    ...source(),
    environment_files: { TF_VAR_password: secret("password", PASSWORD) },
    webhook: {
      url: `http://127.0.0.1:${port}/hook`,
      secret_file: secret("webhook-secret", WEBHOOK_SECRET),
      states: ["applying", "applied"],
    },
  });
  expect(await runner.ended("check")).toMatchObject({ status: 0 });
  await runner.start();
  const { id } = await runner.untilCommit(commit, "applied");
  expect((await reconciler.items("ssh_keys")).map(({ name }) => name)).toEqual(["one"]);
  // The first one was answered with 500: it comes again, under its id.
  while (messages.length < 2) await once(receiver, "message");
  const told = messages.map(({ headers, body }) => new Webhook(WEBHOOK_SECRET).verify(body, headers));
  expect(told).toContainEqual(
    expect.objectContaining({ data: expect.objectContaining({ id, commit, state: "applied" }) }),
  );
  expect(messages.map(({ headers }) => headers["webhook-id"]).sort()).toEqual([
    `${id}.applied`,
    `${id}.applying`,
  ]);
});

test("no secret is in a run, in a log, in a message or readable to others", async () => {
  const runs = await Promise.all((await runner.runs()).map(({ id }) => runner.run(id)));
  const shown = JSON.stringify([
    runs,
    messages,
    runner.log(),
    (await reconciler.rest("GET", "/v1/events?limit=1000")).body,
  ]);
  expect(shown).toContain("CROFT_TOKEN=(secret)");
  for (const text of [
    token,
    GIT_TOKEN,
    WEBHOOK_SECRET,
    PASSWORD,
    Buffer.from(`git:${GIT_TOKEN}`).toString("base64"),
  ]) {
    expect(shown.includes(text)).toBe(false);
  }
  expect(
    execFileSync("find", [runner.stateDir, "-perm", "/077", "-not", "-type", "l"], { encoding: "utf8" }),
  ).toBe("");
});

test("a server that does not answer is told once, and a run follows when it is back", async () => {
  git.answer = "cut";
  await runner.until("unreachable", ({ code }) => code === "repository_unreachable");
  const before = (await runner.runs()).length;
  git.answer = "serve";
  const { id } = await runner.until("a run after that", ({ state }) => state === "unchanged");
  expect((await runner.runs()).length).toBe(before + 1);
  expect(await runner.run(id)).toMatchObject({ trigger: "retry" });
});

test("a runner that is stopped while git waits for its server tells nothing of the repository", async () => {
  const before = (await runner.runs()).length;
  git.answer = "hold";
  await git.requested();
  await runner.stop();
  git.answer = "serve";
  expect((await runner.runs()).length).toBe(before);
  await runner.start();
});

test("only commits with a signature that is allowed are run", async () => {
  await runner.stop();
  execFileSync("ssh-keygen", ["-q", "-t", "ed25519", "-N", "", "-f", path.join(folder, "signer")]);
  const signer = readFileSync(path.join(folder, "signer.pub"), "utf8");
  runner.configure({
    ...source(),
    variables: { password: "none" },
    allowed_signers_file: secret("signers", `ada@example.com ${signer}`),
  });
  const unsigned = git.commit({ "infra/main.tf": configuration("evil") }, "Unsigned");
  await runner.start();
  const { id } = await runner.untilCommit(unsigned, "failed");
  expect(await runner.run(id)).toMatchObject({ code: "signature_refused", plan: null });
  expect((await runner.run(id)).log).not.toContain("terraform");
  const stranger = path.join(folder, "stranger");
  execFileSync("ssh-keygen", ["-q", "-t", "ed25519", "-N", "", "-f", stranger]);
  const signedBy = (key: string) => [
    "-c",
    "gpg.format=ssh",
    "-c",
    `user.signingkey=${key}`,
    "-c",
    "commit.gpgsign=true",
  ];
  const strange = git.commit({}, "Signed by a stranger", signedBy(stranger));
  expect(await runner.untilCommit(strange, "failed")).toMatchObject({ code: "signature_refused" });
  const signed = git.commit(
    { "infra/main.tf": configuration("one") },
    "Signed",
    signedBy(path.join(folder, "signer")),
  );
  await runner.untilCommit(signed, "unchanged", "applied");
  const newer = git.commit(
    { "infra/main.tf": configuration("two") },
    "Signed and newer",
    signedBy(path.join(folder, "signer")),
  );
  const { id: costly } = await runner.untilCommit(newer, "waiting_for_approval");
  await approve(costly);
  await runner.untilCommit(newer, "applied");
  // Whoever has the git server has every signed commit that there ever was.
  await runner.stop();
  runner.configure({
    ...source(),
    variables: { password: "none" },
    allowed_signers_file: path.join(folder, "signers"),
    allow_destroy: true,
  });
  git.goBackTo(signed);
  await runner.start();
  const back = await runner.until(
    "a run of the older commit",
    ({ commit, state }) => commit === signed && state === "waiting_for_approval",
  );
  expect(back.message).toContain(
    `${signed.slice(0, 12)} does not go on from ${newer.slice(0, 12)}, which was applied before`,
  );
  expect((await reconciler.items("ssh_keys")).map(({ name }) => name)).toContain("two");
  git.goBackTo(newer);
  await runner.until("the newer one again", ({ commit, state }) => commit === newer && state === "unchanged");
});

async function approve(id: string): Promise<void> {
  const { plan } = await runner.run(id);
  const body = { plan_sha256: plan?.sha256 };
  expect((await reconciler.rest("POST", `/v1/gitops/runs/${id}/approve`, body)).status).toBe(200);
}

test("keys of GnuPG do as well, and only those that the settings name", async () => {
  await runner.stop();
  const [home, keys] = [path.join(folder, "gnupg"), path.join(folder, "keys.asc")];
  mkdirSync(home, { mode: 0o700 });
  const gpg = (...words: string[]): string =>
    execFileSync("gpg", ["--homedir", home, "--batch", ...words], { encoding: "utf8", stdio: "pipe" });
  for (const name of ["ada", "eve"]) {
    gpg("--passphrase", "", "--quick-generate-key", `${name}@example.com`, "ed25519", "sign", "never");
  }
  writeFileSync(keys, gpg("--armor", "--export", "ada@example.com"));
  const program = path.join(folder, "gpg-of-the-test");
  writeFileSync(program, `#!/bin/sh\nexec gpg --homedir ${home} "$@"\n`, { mode: 0o700 });
  const signedBy = (name: string) => [
    ...["-c", "gpg.format=openpgp", "-c", `gpg.program=${program}`],
    ...["-c", `user.signingkey=${name}@example.com`, "-c", "commit.gpgsign=true"],
  ];
  runner.configure({
    ...source(),
    name: "gpg",
    state: "web/gpg",
    apply: "never",
    path: "empty",
    gpg_keys_file: keys,
  });
  const strange = git.commit({ "empty/main.tf": 'output "a" { value = 1 }\n' }, "By Eve", signedBy("eve"));
  await runner.start();
  expect(await runner.untilCommit(strange, "failed")).toMatchObject({ code: "signature_refused" });
  // Let in; and refused because its state would be lost with the checkout.
  const known = git.commit({}, "By Ada", signedBy("ada"));
  expect(await runner.untilCommit(known, "failed")).toMatchObject({ code: "no_backend" });
  execFileSync("gpgconf", ["--homedir", home, "--kill", "gpg-agent"]);
});

test("a program of CDKTF is synthesised without a token, and its stack applied", async () => {
  await runner.stop();
  const program = `const { App, HttpBackend, TerraformStack } = require(${JSON.stringify(path.join(root, "node_modules/cdktn"))});
if (Object.keys(process.env).some((name) => name.startsWith("CROFT_") || name.startsWith("TF_HTTP"))) throw new Error("a token");
const app = new App({ outdir: process.env.CDKTF_OUTDIR });
const stack = new TerraformStack(app, "prod");
new HttpBackend(stack, {});
stack.addOverride("terraform.required_providers.croft", { source: "croft/croft" });
for (const name of ["cdk-1", "cdk-2"]) {
  stack.addOverride("resource.croft_ssh_key." + name, { project: "web", name, public_key: ${JSON.stringify(KEY)} });
}
app.synth();
`;
  const commit = git.commit({ "program/main.js": program }, "A program");
  runner.configure({
    ...source(),
    name: "program",
    path: "program",
    state: "web/program",
    program: "cdktf",
    synth: [["node", "main.js"]],
  });
  await runner.start();
  await runner.untilCommit(commit, "applied");
  const names = (await reconciler.items("ssh_keys")).map(({ name }) => name).sort();
  expect(names).toEqual(expect.arrayContaining(["cdk-1", "cdk-2"]));
  // Checkouts and plans hold what is sensitive: nothing of them stays.
  const [run] = readdirSync(path.join(runner.stateDir, "runs/program"));
  expect(readdirSync(path.join(runner.stateDir, "runs/program", run ?? "")).sort()).toEqual([
    "log",
    "outcome",
    "run.json",
  ]);
});
