// The ways in to a guest, with the programs that people use: ssh, scp, rsync, Terraform's connection block, a console, the
// serial log, a screenshot. One Croft, one guest; a second VM that never runs stands for "another VM".
import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { inflateSync } from "node:zlib";
import type { Document } from "@croft/schemas/generated/typescript/kinds.ts";
import { afterAll, beforeAll, describe, expect, jest, test } from "@jest/globals";
import { execa } from "execa";
import { root } from "../harness/clone.ts";
import { type CroftProgram, croftProgram } from "../harness/croft-program.ts";
import { type Nginx, startNginx } from "../harness/nginx.ts";
import { keepPicture, makesPictures } from "../harness/pictures.ts";
import { smallImage } from "../harness/small-image.ts";
import { type CollectedSpan, type SpanCollector, startCollector } from "../harness/span-collector.ts";
import { type TerraformFolder, terraformFolder } from "../harness/terraform-folder.ts";
import { tracePicture } from "../harness/trace-picture.ts";
import { startWholeCroft, type WholeCroft } from "../harness/whole-croft.ts";

jest.setTimeout(600_000);

let croft: WholeCroft;
let terraform: TerraformFolder;
let folder: string;
let config: string;
let vm: Document<"vm">;
let collector: SpanCollector;
let nginx: Nginx;
let throughProxy: Awaited<ReturnType<TerraformFolder["plan"]>>;

/** What a pipeline that runs Terraform names. */
const TRACE = "4bf92f3577b34da6a3ce929d0e0e4736";

const HOST = "app.web.croft";

/** `more` goes into the VM and beside it. */
const configuration = (more: { vm?: string; beside?: string } = {}): string => `
variable "token" {
  sensitive = true
  default   = ""
}
provider "croft" {}
resource "croft_project" "web" {
  name = "web"
}
resource "croft_ssh_key" "own" {
  project    = croft_project.web.name
  name       = "own"
  public_key = file("${folder}/own.pub")
}
${smallImage({ guest: croft.guest })}
resource "croft_disk" "first" {
  host = "alpha"
  file = { name = "first", size_gib = 4 }
}
resource "croft_partition" "data" {
  project    = croft_project.web.name
  name       = "data"
  disk       = croft_disk.first.id
  size_gib   = 1
  filesystem = "ext4"
  on_delete  = "wipe"
}
resource "croft_vm" "app" {
  project       = croft_project.web.name
  name          = "app"
  partitions    = [{ partition = croft_partition.data.id }]
  image         = croft_image.debian.id
  cpus          = 1
  memory_mib    = 512
  root_disk_gib = 2
  ssh_keys      = [croft_ssh_key.own.id]
  wait_for      = ["ssh"]
}
resource "croft_vm" "other" {
  project       = croft_project.web.name
  name          = "other"
  image         = croft_image.debian.id
  cpus          = 1
  memory_mib    = 128
  root_disk_gib = 2
  power_state   = "stopped"
}
${more.beside ?? ""}
`;

const env = () => ({ CROFT_HOME: croft.config.home, CROFT_PORT: String(croft.config.port) });
const cli = (...words: string[]) =>
  execa("node", ["cli/dist/main.js", ...words], { cwd: root, env: env(), reject: false });
/** A program of OpenSSH's world with nothing but the written configuration. */
const run = (program: string, ...words: string[]) =>
  execa(program, words, { cwd: folder, reject: false, env: { HOME: folder } });
const ssh = (...words: string[]) => run("ssh", "-F", config, HOST, ...words);

beforeAll(async () => {
  collector = await startCollector();
  process.env.CROFT_OTLP_ENDPOINT = collector.endpoint;
  croft = await startWholeCroft();
  folder = mkdtempSync(path.join(tmpdir(), "croft-access-"));
  await execa("ssh-keygen", ["-q", "-t", "ed25519", "-N", "", "-f", path.join(folder, "own")]);
  const state = path.join(croft.config.home, "reconciler");
  const { tls_endpoint } = JSON.parse(readFileSync(path.join(state, "endpoint.json"), "utf8"));
  nginx = await startNginx({ tlsEndpoint: tls_endpoint, caFile: path.join(state, "ca.pem") });
  const terraformEnv = {
    ...croft.env,
    CROFT_OTLP_ENDPOINT: collector.endpoint,
    TRACEPARENT: `00-${TRACE}-00f067aa0ba902b7-01`,
  };
  terraform = terraformFolder(terraformEnv);
  terraform.write(configuration());
  await terraform.init();
  // The first apply, which uploads the image and waits for the guest, goes through a reverse proxy.
  const through = { CROFT_ENDPOINT: nginx.endpoint, CROFT_CA_CERTIFICATE: nginx.caFile };
  Object.assign(terraformEnv, through, { CROFT_TOKEN: croft.api.token });
  await terraform.apply();
  throughProxy = await terraform.plan();
  for (const name of [...Object.keys(through), "CROFT_TOKEN"]) Reflect.deleteProperty(terraformEnv, name);
  Object.assign(terraformEnv, croft.env);
  config = (await cli("ssh", "--config")).stdout.trim();
  const [found] = await croft.list("vms", { name: "app" });
  vm = found as Document<"vm">;
});

afterAll(async () => {
  await nginx?.stop();
  await croft?.down();
  terraform?.remove();
  collector?.close();
  if (folder !== undefined) rmSync(folder, { recursive: true, force: true });
});

/** The guest has no rsync and no way to get one: ours, with its libraries. Returns the option that names it. */
async function farRsync(): Promise<string> {
  const { stdout } = await execa("ldd", ["/usr/bin/rsync"]);
  const libraries = [...stdout.matchAll(/(\/\S+) \(0x/g)].map((match) => match[1] as string);
  expect((await ssh("mkdir far")).exitCode).toBe(0);
  const files = ["/usr/bin/rsync", ...libraries];
  expect(await run("scp", "-q", "-F", config, ...files, `${HOST}:far/`)).toMatchObject({ exitCode: 0 });
  const loader = libraries.find((file) => path.basename(file).startsWith("ld-linux")) as string;
  return `--rsync-path=far/${path.basename(loader)} --library-path far far/rsync`;
}

test("an apply is one trace: its requests, the events that came of them, and what the host did", async () => {
  const names = ["terraform-provider-croft", "POST create_vm", "GET get_vm", "start guest", "start QEMU"];
  const spans = await collector.ofTrace(TRACE, names);
  const one = (name: string) => spans.filter((span) => span.name === name);
  const above = (span: CollectedSpan) => spans.find(({ spanId }) => spanId === span.parentSpanId);
  for (const served of one("POST create_vm")) {
    const chain: (string | undefined)[] = [];
    for (let at: CollectedSpan | undefined = served; at !== undefined; at = above(at)) chain.push(at.name);
    expect(chain).toEqual(["POST create_vm", "POST /v1/vms", "create croft_vm", "terraform-provider-croft"]);
  }
  expect(one("POST create_vm")).toHaveLength(2);
  // From QEMU up to the run, by every span between them.
  const started = one("start QEMU")[0];
  const up: (string | undefined)[] = [];
  for (let at: CollectedSpan | undefined = started; at !== undefined; at = above(at)) up.push(at.name);
  expect(up).toEqual([
    "start QEMU",
    "start guest",
    "POST create_vm",
    "POST /v1/vms",
    "create croft_vm",
    "terraform-provider-croft",
  ]);
  if (makesPictures()) {
    const isOfApp = ({ attributes }: CollectedSpan) =>
      attributes.some(({ key, value }) => key === "croft.name" && /\bapp\b/.test(value.stringValue ?? ""));
    const roots = one("create croft_vm").filter(isOfApp);
    keepPicture("trace.svg", tracePicture(spans, roots));
  }
  const { items } = await croft.call("GET", "/v1/events?after=0&limit=1000");
  const own = items.filter(({ object }) => object === vm.id);
  expect(new Set(own.map(({ trace_id }) => trace_id))).toEqual(new Set([TRACE]));
  expect(own.map(({ type }) => type)).toEqual(expect.arrayContaining(["vm.created", "vm.state"]));
  const log = readFileSync(path.join(croft.config.home, "log/agent.log"), "utf8");
  expect(log).toMatch(
    new RegExp(`"msg":"guest started","component":"vm","vm":"${vm.id}".*"trace_id":"${TRACE}"`),
  );
});

describe("with the written ssh_config", () => {
  test("plain ssh logs in, knows the host key, and nothing was asked or kept in the home", async () => {
    const { stdout, stderr, exitCode } = await ssh("-o", "BatchMode=yes", "hostname; exit 7");
    expect({ stdout, stderr, exitCode }).toEqual({ stdout: "app", stderr: "", exitCode: 7 });
    expect(statSync(config).mode & 0o777).toBe(0o600);
    const key = path.join(croft.config.home, "ssh/key");
    expect(statSync(key).mode & 0o777).toBe(0o600);
    expect((await run("ls", "-A")).stdout.split("\n")).toEqual(["own", "own.pub"]);
  });

  test("the certificate names this VM only and lives ten minutes", async () => {
    const file = path.join(croft.config.home, `ssh/${HOST}-cert.pub`);
    const { stdout } = await execa("ssh-keygen", ["-L", "-f", file], { env: { TZ: "UTC" } });
    expect(stdout).toMatch(new RegExp(`Principals:\\s+${vm.id}\\s+Critical`));
    const [, from, to] = /Valid: from (\S+) to (\S+)/.exec(stdout) ?? [];
    expect(Date.parse(`${to}Z`) - Date.now()).toBeLessThanOrEqual(15 * 60_000);
    // A guest's clock may be behind.
    expect(Date.now() - Date.parse(`${from}Z`)).toBeLessThanOrEqual(25 * 3_600_000);
  });

  test("a certificate for another VM opens nothing here, and another host key is not believed", async () => {
    const [other] = await croft.list("vms", { name: "other" });
    const key = path.join(croft.config.home, "ssh/key");
    const { certificate } = await croft.call("POST", "/v1/ssh_certificates", {
      vm: other?.id ?? "",
      public_key: readFileSync(`${key}.pub`, "utf8"),
    });
    const wrong = path.join(folder, "wrong-cert.pub");
    writeFileSync(wrong, `${certificate}\n`, { mode: 0o600 });
    const only = ["-o", `CertificateFile=${wrong}`, "-o", "BatchMode=yes"];
    // Without the Match block: it would name the right certificate beside this one.
    const plain = path.join(folder, "plain");
    writeFileSync(
      plain,
      readFileSync(config, "utf8").replace(
        /^( +IdentityFile ").*\/%h"$/m,
        `$1${path.join(path.dirname(config), "ssh/key")}"`,
      ),
    );
    const denied = await run("ssh", "-F", plain, ...only, HOST, "true");
    expect([denied.exitCode, denied.stderr]).toEqual([255, expect.stringContaining("Permission denied")]);
    const right = path.join(croft.config.home, `ssh/${HOST}-cert.pub`);
    const allowed = await run("ssh", "-F", plain, "-o", `CertificateFile=${right}`, HOST, "true");
    expect(allowed).toMatchObject({ exitCode: 0, stderr: "" });
    const known = path.join(folder, "known");
    writeFileSync(known, `${HOST} ${readFileSync(`${key}.pub`, "utf8")}`);
    const strange = await run("ssh", "-F", config, "-o", `UserKnownHostsFile=${known}`, HOST, "true");
    expect([strange.exitCode, strange.stderr]).toEqual([255, expect.stringContaining("HOST IDENTIFICATION")]);
    for (const file of [wrong, plain, known]) rmSync(file);
  });

  test("scp, sftp and rsync carry a megabyte there and back, the same", async () => {
    const bytes = Buffer.alloc(1024 * 1024, 0).map((_, i) => (i * 7 + (i >> 9)) & 0xff);
    const file = path.join(folder, "data");
    writeFileSync(file, bytes);
    const scp = await run("scp", "-q", "-F", config, file, `${HOST}:there`);
    expect(scp).toMatchObject({ exitCode: 0, stderr: "" });
    expect(await run("scp", "-q", "-F", config, `${HOST}:there`, "back")).toMatchObject({ exitCode: 0 });
    expect(readFileSync(path.join(folder, "back")).equals(bytes)).toBe(true);
    rmSync(path.join(folder, "back"));
    const rsync = await run("rsync", "-e", `ssh -F ${config}`, await farRsync(), file, `${HOST}:again`);
    expect(rsync).toMatchObject({ exitCode: 0, stderr: "" });
    expect((await ssh("cmp there again && wc -c < again")).stdout).toBe(String(bytes.length));
    rmSync(file);
  });

  test("many logins at once, each with a program of its own", async () => {
    const all = await Promise.all(Array.from({ length: 6 }, (_, i) => ssh(`echo ${i}`)));
    expect(all.map(({ stdout }) => stdout)).toEqual(["0", "1", "2", "3", "4", "5"]);
  });

  test("a VM that does not run, or is not there, is said so", async () => {
    const stopped = await run("ssh", "-F", config, "other.web.croft", "true");
    expect([stopped.exitCode, stopped.stderr]).toEqual([
      255,
      expect.stringContaining("is stopped, not running"),
    ]);
    const none = await run("ssh", "-F", config, "nobody.web.croft", "true");
    expect([none.exitCode, none.stderr]).toEqual([255, expect.stringContaining("no VM web/nobody")]);
  });
});

test("npm run ssh's program takes project/vm and passes the exit status on", async () => {
  const { exitCode, stdout } = await cli("ssh", "web/app", "whoami; exit 3");
  expect({ exitCode, stdout }).toEqual({ exitCode: 3, stdout: "croft" });
});

test("a guest that hangs up first is heard, although its client still holds its own side", async () => {
  // A pipe of the shell's, as ssh has it: what Node calls a pipe is a socket, which behaves otherwise.
  const line = `node cli/dist/ssh.js proxy ${HOST} | { cat; echo ended; }`;
  const tunnel = spawn("sh", ["-c", line], { cwd: root, env: { ...process.env, ...env() } });
  const exited = once(tunnel, "exit");
  let said = "";
  const ended = new Promise<void>((resolve) => {
    tunnel.stdout.on("data", (chunk) => {
      said += chunk;
      if (said.includes("ended")) resolve();
    });
  });
  // To what is no SSH sshd says so, and closes.
  tunnel.stdin.write("no SSH at all\r\n");
  await ended;
  tunnel.stdin.end();
  expect(await exited).toEqual([0, null]);
});

test("a tunnel ends when the agent goes, and the next login finds the agent's successor", async () => {
  const long = spawn("ssh", ["-F", config, HOST, "echo there; sleep 300"], { cwd: folder });
  await once(long.stdout, "data");
  const ended = once(long, "exit");
  croft.kill("agent");
  expect((await ended)[0]).toBe(255);
  await croft.up();
  expect((await ssh("hostname")).stdout).toBe("app");
});

test("Terraform's connection block provisions through CONNECT with a pass, and not with a token", async () => {
  const provisioned = (password: string) =>
    configuration({
      beside: `
ephemeral "croft_ssh_certificate" "login" {
  vm         = croft_vm.app.id
  public_key = file("${folder}/own.pub")
}
resource "terraform_data" "setup" {
  triggers_replace = "${password.length}"
  connection {
    type                = "ssh"
    host                = croft_vm.app.id
    user                = croft_vm.app.ssh.user
    host_key            = croft_vm.app.ssh.host_key
    private_key         = file("${folder}/own")
    proxy_scheme        = "http"
    proxy_host          = "127.0.0.1"
    proxy_port          = ${croft.config.port}
    proxy_user_name     = "croft"
    proxy_user_password = ${password}
    timeout             = "20s"
  }
  provisioner "remote-exec" {
    inline = ["hostname > /tmp/provisioned", "echo made by terraform"]
  }
}
`,
    });
  terraform.write(provisioned("ephemeral.croft_ssh_certificate.login.tunnel_pass"));
  await terraform.init();
  const output = await terraform.apply();
  expect(output).toContain("made by terraform");
  expect((await ssh("cat /tmp/provisioned")).stdout).toBe("app");
  terraform.write(provisioned(`"${croft.api.token}"`));
  const { exitCode, output: refused } = await terraform.run("apply", "-auto-approve", "-no-color");
  expect(exitCode).toBe(1);
  expect(refused).toContain("407");
  terraform.write(configuration());
  await terraform.apply();
});

describe("the console", () => {
  // Nobody has a password there, so a shell of root's takes the getty's place for this test.
  const shellOnSerial = () =>
    ssh("sudo sh -c 'setsid sh -c \"stty -echo < /dev/ttyS0; exec sh -i < /dev/ttyS0 > /dev/ttyS0 2>&1\" &'");

  test("shows what the guest writes and types what is typed; Ctrl-] leaves", async () => {
    await ssh("sudo sh -c 'kill -STOP $(pgrep getty)'");
    await shellOnSerial();
    const console_ = spawn("node", ["cli/dist/main.js", "console", "web/app"], {
      cwd: root,
      env: { ...process.env, ...env() },
    });
    let seen = "";
    const heard = (text: string) =>
      new Promise<void>((resolve) => {
        const look = () => {
          if (!seen.includes(text)) return;
          console_.stdout.off("data", look);
          resolve();
        };
        console_.stdout.on("data", (bytes) => {
          seen += bytes;
          look();
        });
        look();
      });
    await once(console_.stderr, "data");
    console_.stdin.write("echo con$((6*7))sole\n");
    await heard("con42sole");
    const exit = once(console_, "exit");
    console_.stdin.write("\x1d");
    expect((await exit)[0]).toBe(0);
    await ssh("sudo sh -c 'kill -CONT $(pgrep getty)'");
    const { stdout } = await cli("log", "web/app", "--tail", "50");
    expect(stdout).toContain("con42sole");
  });

  test("a ticket opens it once", async () => {
    const { ticket } = await croft.call("POST", "/v1/console_tickets", {
      vm: vm.id,
      type: "serial",
    });
    const upgrade = () =>
      execa(
        "curl",
        [
          ...["-s", "-o", "/dev/null", "-w", "%{http_code}", "--max-time", "2", "--http1.1"],
          ...["-H", "Connection: Upgrade", "-H", "Upgrade: websocket", "-H", "Sec-WebSocket-Version: 13"],
          ...["-H", "Sec-WebSocket-Key: AAAAAAAAAAAAAAAAAAAAAA=="],
          ...["-H", `Sec-WebSocket-Protocol: croft.v1, croft.ticket.${ticket}`],
          ...["--unix-socket", croft.api.endpoint.slice("unix://".length)],
          `http://localhost/v1/vms/${vm.id}/console`,
        ],
        { reject: false },
      );
    expect((await upgrade()).stdout).toBe("101");
    expect((await upgrade()).stdout).toBe("401");
  });
});

describe("behind a reverse proxy", () => {
  let far: CroftProgram;
  beforeAll(() => {
    far = croftProgram({
      CROFT_ENDPOINT: nginx.endpoint,
      CROFT_TOKEN: croft.api.token,
      CROFT_CA_CERTIFICATE: nginx.caFile,
    });
  });
  afterAll(() => far?.remove());

  test("Terraform made a project, an image, a disk, a partition and a VM with it, and has no changes", () => {
    expect(throughProxy).toMatchObject({ changes: false });
    expect(terraform.attributes("croft_vm.app")).toMatchObject({ ready: true });
  });

  test("a login and its exit status, a console and a log come through", async () => {
    const login = await far.run(["ssh", "web/app", "hostname; exit 5"]);
    expect([login.status, login.out]).toEqual([5, "app\n"]);
    const viewer = far.follow(["console", "web/app", "--view"]);
    const seen = viewer.seen("through the proxy");
    for (let tries = 0; tries < 5; tries++) await ssh("sudo sh -c 'echo through the proxy > /dev/ttyS0'");
    await seen;
    await viewer.end();
    expect((await far.run(["log", "web/app", "--tail", "20"])).out).toContain("through the proxy");
  });
});

test("the serial log is there from the guest's first line, also of a VM that does not run", async () => {
  const { stdout } = await cli("log", "web/app");
  expect(stdout).toContain("first boot done");
  const tail = await cli("log", "web/app", "--tail", "1");
  expect(tail.stdout.split("\n").length).toBe(1);
  expect((await cli("log", "web/other")).exitCode).toBe(0);
});

test("a screenshot is a picture of the guest's screen, with something on it", async () => {
  const file = path.join(folder, "screen.png");
  expect((await cli("screenshot", "web/app", file)).stdout).toBe(file);
  const png = readFileSync(file);
  expect(png.subarray(1, 4).toString()).toBe("PNG");
  const [width, height] = [png.readUInt32BE(16), png.readUInt32BE(20)];
  // SeaBIOS and Linux's first screen are VGA text.
  expect([width, height]).toEqual([720, 400]);
  // In filtered rows 0 to 4 may stand for nothing at all; a few words are thousands of other bytes.
  expect(rowsOf(png).filter((byte) => byte > 4).length).toBeGreaterThan(1_000);
  expect((await cli("screenshot", "web/other", file)).exitCode).toBe(1);
});

/** The rows of a picture as they are packed, each filtered and led by the number of its filter. */
function rowsOf(png: Buffer): Buffer {
  const parts: Buffer[] = [];
  for (let at = 8; at < png.length; ) {
    const length = png.readUInt32BE(at);
    if (png.toString("latin1", at + 4, at + 8) === "IDAT") parts.push(png.subarray(at + 8, at + 8 + length));
    at += length + 12;
  }
  return inflateSync(Buffer.concat(parts));
}

test("without the agent everything that reaches a guest says so", async () => {
  croft.kill("agent");
  const { exitCode, stderr } = await cli("screenshot", "web/app");
  expect([exitCode, stderr]).toEqual([1, expect.stringContaining("agent")]);
  await croft.up();
  expect((await ssh("true")).exitCode).toBe(0);
});
