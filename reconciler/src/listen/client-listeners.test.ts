// Who reaches REST, and by what: the socket and TLS for those who know who answers, CONNECT with a pass for the rest.
import { once } from "node:events";
import { chmodSync, mkdirSync, statSync, symlinkSync, writeFileSync } from "node:fs";
import { mkdtemp, readFile, rm } from "node:fs/promises";
import { connect } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { text } from "node:stream/consumers";
import { connect as connectSecurely, type TLSSocket } from "node:tls";
import { send } from "@croft/schemas/client/rest-client.ts";
import { afterEach, beforeEach, describe, expect, test } from "@jest/globals";
import { type App, startApp } from "../app.ts";
import { createLog } from "../log.ts";
import { asNew, IDS, sampleVm } from "../planner/sample-objects.ts";
import { createPrivateFolder } from "./private-folder.ts";
import { ownNames } from "./reach.ts";
import { serverCertificate } from "./server-certificate.ts";
import { listenOnSocket } from "./socket-listener.ts";

let folder: string;
let app: App;
let lines: string[];
let token: string;
let ca: string;

const config = () => ({
  stateDir: join(folder, "state"),
  runtimeDir: join(folder, "run"),
  port: 0,
  agentPort: 0,
  imagesDir: join(folder, "in"),
  fetchAllow: [],
  imagesUid: 59_001,
});
const start = () =>
  startApp(config(), createLog({ write: (line) => void lines.push(line), now: () => new Date() }));

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "croft-listen-"));
  lines = [];
  app = await start();
  token = (await readFile(join(folder, "state/admin-token"), "utf8")).trim();
  ca = await readFile(join(folder, "state/ca.pem"), "utf8");
});

afterEach(async () => {
  await app.stop();
  await rm(folder, { recursive: true });
});

const port = (): number => Number(new URL(app.tlsEndpoint).port);
const socket = (): string => app.endpoint.slice("unix://".length);

/** What is answered to bytes on the port, without TLS. */
async function plain(words: string): Promise<string> {
  const client = connect(port(), "127.0.0.1");
  client.write(words);
  return text(client);
}

const authorized = () => `Authorization: Bearer ${token}\r\n`;
const basic = (password: string) =>
  `Proxy-Authorization: Basic ${Buffer.from(`croft:${password}`).toString("base64")}\r\n`;

describe("the socket", () => {
  test("lies in a folder of the owner alone, and answers", async () => {
    expect(statSync(join(folder, "run")).mode & 0o777).toBe(0o700);
    expect(statSync(socket()).mode & 0o777).toBe(0o600);
    const answer = await send({ endpoint: app.endpoint, token }, { method: "GET", route: "/v1/projects" });
    expect([answer.status, await answer.json()]).toMatchObject([200, { items: [] }]);
  });

  test("that a killed reconciler left is no hindrance, and is gone after a clean end", async () => {
    await app.stop();
    expect(() => statSync(join(folder, "run"))).toThrow("ENOENT");
    app = await start();
    expect(statSync(socket()).isSocket()).toBe(true);
  });

  test("is not put into a folder that another prepared, nor in place of a file", async () => {
    const listen = (name: string) =>
      listenOnSocket(
        join(folder, name, "api.sock"),
        () => {},
        () => {},
      );
    mkdirSync(join(folder, "prepared"));
    symlinkSync(join(folder, "prepared"), join(folder, "link"));
    await expect(listen("link")).rejects.toMatchObject({
      message: expect.stringContaining("a link is not followed"),
    });
    writeFileSync(join(folder, "prepared/api.sock"), "");
    await expect(listen("prepared")).rejects.toMatchObject({
      message: expect.stringContaining("it is no socket"),
    });
  });
});

test("a folder of one's own that was open is closed, and one of another user is refused", async () => {
  const own = join(folder, "own");
  mkdirSync(own);
  chmodSync(own, 0o777);
  await createPrivateFolder(own);
  expect(statSync(own).mode & 0o777).toBe(0o700);
  await expect(createPrivateFolder(own, (process.geteuid?.() ?? 0) + 1)).rejects.toMatchObject({
    code: "unavailable",
    message: expect.stringContaining("belongs to user"),
  });
});

describe("the port", () => {
  test("ignores an offer of another protocol within TLS, again and again on one connection", async () => {
    const client = connectSecurely({ port: port(), host: "127.0.0.1", ca, servername: "localhost" });
    await once(client, "secureConnect");
    const offer = "Connection: Upgrade, HTTP2-Settings\r\nUpgrade: h2c\r\nHTTP2-Settings: AAMAAABkAAQ\r\n";
    const answers: string[] = [];
    client.setEncoding("utf8").on("data", (piece) => answers.push(piece));
    for (const name of ["first", "second"]) {
      client.write(`GET /v1/projects?name=${name} HTTP/1.1\r\nHost: a\r\n${authorized()}${offer}\r\n`);
      while (!answers.join("").includes('"items":[]')) await once(client, "data");
      expect(answers.splice(0).join("")).toMatch(/^HTTP\/1\.1 200 OK/);
    }
    client.destroy();
  });

  test("speaks TLS with a certificate of Croft's authority for each of its names", async () => {
    for (const name of ownNames()) {
      const client: TLSSocket = connectSecurely({ port: port(), host: "127.0.0.1", ca, servername: name });
      // An address is no server name of TLS: the check of names is the client's own.
      await once(client, "secureConnect");
      expect(
        client.getPeerX509Certificate()?.[name.match(/^[\d.]+$|:/) ? "checkIP" : "checkHost"](name),
      ).toBe(name);
      client.destroy();
    }
    const answer = await send(
      { endpoint: app.tlsEndpoint, token, caCertificate: ca },
      { method: "GET", route: "/v1/projects" },
    );
    expect(answer.status).toBe(200);
    await expect(
      send({ endpoint: app.tlsEndpoint, token }, { method: "GET", route: "/v1/projects" }),
    ).rejects.toThrow("certificate");
  });

  test("refuses plain HTTP, whatever token comes with it, and says that the token is to be replaced", async () => {
    const said = await plain(`GET /v1/projects HTTP/1.1\r\nHost: x\r\n${authorized()}\r\n`);
    expect(said).toMatch(/^HTTP\/1.1 400 [\s\S]*This port speaks TLS[\s\S]*replace it/);
    expect(said).not.toContain("items");
    expect(lines.join("")).toContain("replace that token");
    expect(lines.join("")).not.toContain(token);
    const upgrade = `GET /v1/vms/${IDS.vm}/tunnel HTTP/1.1\r\nHost: x\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n`;
    expect(await plain(`${upgrade}${authorized()}\r\n`)).toMatch(/^HTTP\/1.1 400 /);
  });

  test("takes a pass for one VM over CONNECT without TLS, and no token", async () => {
    const vm = IDS.vm;
    const sample = sampleVm();
    const ssh = { user: "croft", host_key: "k", host_alias: vm };
    const reachable = sampleVm({ status: { ...sample.status, ssh, host: null } });
    await app.store.write((tx) => tx.documents.insert(asNew(reachable)));
    const answer = await send(
      { endpoint: app.endpoint, token },
      {
        method: "POST",
        route: "/v1/ssh_certificates",
        headers: { "content-type": "application/json" },
        body: JSON.stringify({
          vm,
          public_key: "ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIAABAgMEBQYHCAkKCwwNDg8QERITFBUWFxgZGhscHR4f",
        }),
      },
    );
    const { tunnel_pass } = (await answer.json()) as { tunnel_pass: string };
    const status = async (target: string, password: string) =>
      (await plain(`CONNECT ${target}:22 HTTP/1.1\r\nHost: x\r\n${basic(password)}\r\n`)).split("\r\n", 1)[0];
    expect(await status(vm, token)).toContain(" 407 ");
    // It is on no host yet: it got as far as that.
    expect(await status(vm, tunnel_pass)).toContain(" 503 ");
    expect(await status("vm_0000000000000009", tunnel_pass)).toContain(" 407 ");
    expect(await status(vm, `${tunnel_pass}x`)).toContain(" 407 ");
    expect(JSON.stringify(tunnel_pass)).not.toContain(token);
  });

  test("is let go at a stop although somebody holds a silent connection", async () => {
    const client = connect(port(), "127.0.0.1");
    await once(client, "connect");
    const closed = once(client, "close");
    await app.stop();
    await closed;
    app = await start();
  });
});

test("the certificate is made anew while the reconciler runs, and shown from then on", async () => {
  const made: string[] = [];
  const serverIdentity = async (names: readonly string[]) => {
    made.push(names.join());
    return { key: `key ${made.length}`, certificate: `certificate ${made.length}` };
  };
  const source = await serverCertificate({ serverIdentity }, ["a", "b"], () => {}, 5);
  expect(source.current()).toEqual({ key: "key 1", cert: "certificate 1" });
  const renewed = await new Promise((resolve) => source.onRenewal(resolve));
  source.stop();
  expect(renewed).toEqual({ key: "key 2", cert: "certificate 2" });
  expect(made).toEqual(["a,b", "a,b"]);
});
