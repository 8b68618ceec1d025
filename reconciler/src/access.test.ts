// The ways in to a VM over real listeners; only the agent's part is played, by what echoes.

import { once } from "node:events";
import { mkdtemp, readFile, rm } from "node:fs/promises";
import { connect, type Socket } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Duplex, PassThrough } from "node:stream";
import { text } from "node:stream/consumers";
import { joinBytes } from "@croft/schemas/byte-frames.ts";
import type { RestResponse } from "@croft/schemas/client/exchange.ts";
import { send } from "@croft/schemas/client/rest-client.ts";
import type { StreamRequest } from "@croft/schemas/generated/typescript/messages.ts";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from "@jest/globals";
import { WebSocket } from "ws";
import { certificateRequest } from "./agents/certificate-request.ts";
import { FakeAgent } from "./agents/fake-agent.ts";
import type { JoinFile } from "./agents/join.ts";
import { type App, startApp } from "./app.ts";
import { createLog } from "./log.ts";
import { asNew, HOST, IDS, sampleVm } from "./planner/sample-objects.ts";

let folder: string;
let app: App;
let lines: string[];
let admin: string;
let authority: string;
let agent: FakeAgent;
let control: WebSocket;
/** What the agent was asked for, and what it does then. */
let asked: StreamRequest[];
let play: (request: StreamRequest) => Duplex | { code: string } | undefined;
const sockets: { terminate(): void }[] = [];

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "croft-access-"));
  lines = [];
  app = await start();
  admin = (await readFile(join(folder, "admin-token"), "utf8")).trim();
  authority = await readFile(join(folder, "ca.pem"), "utf8");
  agent = await joined(HOST);
  await app.store.write((tx) => tx.documents.insert(asNew(sampleVm())));
});

beforeEach(async () => {
  asked = [];
  play = () => new PassThrough();
  control = await listen(agent);
});

afterEach(() => {
  for (const socket of sockets.splice(0)) socket.terminate();
});

afterAll(async () => {
  await app.stop();
  await rm(folder, { recursive: true });
  expect(lines.filter((line) => line.includes('"level":"error"'))).toEqual([]);
});

function start(): Promise<App> {
  const config = {
    stateDir: folder,
    runtimeDir: join(folder, "run"),
    port: 0,
    agentPort: 0,
    imagesDir: join(folder, "in"),
    fetchAllow: [],
    imagesUid: 59_001,
  };
  return startApp(config, createLog({ write: (line) => void lines.push(line), now: () => new Date() }));
}

const rest = (method: string, path: string, body?: unknown, token = admin): Promise<RestResponse> =>
  send(
    { endpoint: app.endpoint, token },
    {
      method,
      route: `/v1/${path}`,
      headers: { "content-type": "application/json" },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    },
  );

// biome-ignore lint/suspicious/noExplicitAny: tests look into what they know the shape of.
const made = async (path: string, body: unknown): Promise<any> => (await rest("POST", path, body)).json();

async function joined(host: string): Promise<FakeAgent> {
  const file: JoinFile = await made("agent/join_tokens", { host });
  const one = new FakeAgent(file, await certificateRequest());
  expect((await one.join()).status).toBe(200);
  return one;
}

function dial(one: FakeAgent, path: string): WebSocket {
  const socket = new WebSocket(`${one.file.endpoint}/v1/agent/${path}`, {
    ca: one.file.ca_certificate,
    ...(one.certificate === "" ? {} : { cert: one.certificate, key: one.csr.key }),
  });
  socket.on("error", () => {});
  sockets.push(socket);
  return socket;
}

async function listen(one: FakeAgent): Promise<WebSocket> {
  const socket = dial(one, "control");
  socket.on("message", (data) => {
    const request = JSON.parse(String(data)) as StreamRequest;
    asked.push(request);
    const target = play(request);
    if (target === undefined) return;
    if ("code" in target) {
      socket.send(JSON.stringify({ stream: request.stream, ...target, message: "No.", detail: "Do this." }));
      return;
    }
    const stream = dial(one, `streams/${request.stream}`);
    stream.once("open", () => joinBytes(stream, target));
  });
  await once(socket, "open");
  return socket;
}

/** The status of a refused upgrade and its problem, or the open socket. */
function client(
  path: string,
  options: { token?: string; protocols?: string[] } = { token: admin },
): Promise<WebSocket | { status: number; code: string }> {
  const { token, protocols = [] } = options;
  const headers = token === undefined ? {} : { authorization: `Bearer ${token}` };
  // Over TLS, where the CLI's tests go over the socket.
  const url = `${app.tlsEndpoint.replace("http", "ws")}/v1/${path}`;
  const socket = new WebSocket(url, protocols, { headers, ca: authority });
  sockets.push(socket);
  return new Promise((resolve, reject) => {
    socket.once("open", () => resolve(socket));
    socket.once("error", reject);
    socket.once("unexpected-response", async (_request, response) => {
      const { code } = JSON.parse(await text(response));
      resolve({ status: response.statusCode ?? 0, code });
    });
  });
}

async function opened(...args: Parameters<typeof client>): Promise<WebSocket> {
  const socket = await client(...args);
  if (!(socket instanceof WebSocket)) throw new Error(JSON.stringify(socket));
  return socket;
}

/** Sends, ends, and returns what came until the other side ended too. */
async function exchange(socket: WebSocket, words: string): Promise<string> {
  const here = new PassThrough();
  const there = new PassThrough();
  joinBytes(socket, {
    write: (bytes) => there.write(bytes),
    end: () => there.end(),
    pause: () => here.pause(),
    resume: () => here.resume(),
    destroy: () => there.destroy(new Error("cut")),
    on: (event: string, listener: never) =>
      (event === "data" || event === "end" ? here : there).on(event, listener),
  });
  here.end(words);
  return text(there);
}

const vmPath = (what: string): string => `vms/${IDS.vm}/${what}`;

describe("a tunnel", () => {
  test("carries bytes both ways, each way ends by itself, and both ends close it well", async () => {
    const socket = await opened(vmPath("tunnel"));
    const closed = once(socket, "close");
    expect(await exchange(socket, "hello")).toBe("hello");
    expect((await closed)[0]).toBe(1000);
    expect(asked).toEqual([
      {
        stream: expect.stringMatching(/^[\w-]{32}$/),
        vm: IDS.vm,
        incarnation: 1,
        target: "ssh",
        tail_lines: null,
      },
    ]);
  });

  test("carries much without keeping it in memory, however slow the reader", async () => {
    // A source without end that counts what it was asked for.
    let given = 0;
    play = () =>
      new Duplex({
        read() {
          given += 65_536;
          setImmediate(() => this.push(Buffer.alloc(65_536)));
        },
        write: (_bytes, _encoding, done) => done(),
      });
    const socket = await opened(vmPath("tunnel"));
    await once(socket, "message");
    socket.pause();
    let before = -1;
    // Until nothing moves any more.
    while (given !== before) {
      before = given;
      await new Promise((resolve) => setTimeout(resolve, 200));
    }
    expect(given).toBeLessThan(64 * 1024 ** 2);
    const stuckAt = given;
    let heard = 0;
    const more = new Promise<void>((resolve) => {
      socket.on("message", (data: Buffer) => {
        heard += data.length;
        if (heard > stuckAt + 1024 ** 2) resolve();
      });
    });
    socket.resume();
    await more;
  });

  test.each([
    ["without a token", vmPath("tunnel"), {}, 401, "unauthorized"],
    ["with an unknown token", vmPath("tunnel"), { token: "croft_x" }, 401, "unauthorized"],
    ["to no VM", "vms/vm_0000000000000009/tunnel", undefined, 404, "not_found"],
    ["to another place", vmPath("elsewhere"), undefined, 404, "not_found"],
    ["with a parameter", vmPath("tunnel?port=80"), undefined, 400, "invalid_request"],
  ])("%s is refused", async (_what, path, options, status, code) => {
    expect(await client(path, options)).toEqual({ status, code });
    expect(asked).toEqual([]);
  });

  test("that the agent refuses is refused with the agent's words", async () => {
    play = () => ({ code: "vm_not_running" });
    expect(await client(vmPath("tunnel"))).toEqual({ status: 409, code: "vm_not_running" });
    play = () => ({ code: "of another version" });
    expect(await client(vmPath("tunnel"))).toEqual({ status: 500, code: "host_error" });
  });

  test("that breaks on one side is cut on the other", async () => {
    let far: Duplex | undefined;
    play = () => {
      far = new PassThrough();
      return far;
    };
    const first = await opened(vmPath("tunnel"));
    far?.destroy();
    expect((await once(first, "close"))[0]).toBe(4001);
    const second = await opened(vmPath("tunnel"));
    const gone = once(far as Duplex, "close");
    second.terminate();
    await gone;
  });

  test("is for who may change the VM, and ends with the token", async () => {
    await rest("POST", "projects", { name: "web", spec: {} });
    await rest("POST", "projects", { name: "other", spec: {} });
    const token = async (role: string, project: string) =>
      made("tokens", { name: role, role, project, ttl_seconds: 60 });
    const [member, viewer, stranger] = [
      await token("operator", "web"),
      await token("viewer", "web"),
      await token("operator", "other"),
    ];
    expect(await client(vmPath("tunnel"), { token: viewer.token })).toMatchObject({ status: 403 });
    expect(await client(vmPath("tunnel"), { token: stranger.token })).toMatchObject({ status: 404 });
    await opened(vmPath("console?view=true"), { token: viewer.token });
    const [mine, other] = [
      await opened(vmPath("tunnel"), { token: member.token }),
      await opened(vmPath("tunnel")),
    ];
    const closed = once(mine, "close");
    await rest("DELETE", `tokens/${member.id}`);
    expect((await closed)[0]).toBe(4003);
    expect(other.readyState).toBe(other.OPEN);
  });

  test.each(["tunnel", "console", "console?view=true"])(
    "to a VM's %s ends when its token expires",
    async (path) => {
      const token = await made("tokens", { role: "admin", ttl_seconds: 2 });
      const socket = await opened(vmPath(path), { token: token.token });
      expect((await once(socket, "close"))[0]).toBe(4003);
      expect(Date.now()).toBeGreaterThanOrEqual(Date.parse(token.expires_at));
    },
  );
});

describe("an agent", () => {
  test("that connects anew takes the place of the one before", async () => {
    const closed = once(control, "close");
    const second = await listen(agent);
    expect((await closed)[0]).toBe(1001);
    expect(await exchange(await opened(vmPath("tunnel")), "x")).toBe("x");
    second.terminate();
  });

  test("whose certificate was revoked loses its channel, its streams and its poll at once", async () => {
    const stream = await opened(vmPath("tunnel"));
    const poll = agent.call("GET", "config?timeout_seconds=60&after=1000");
    // Its answer comes after the poll has arrived.
    await agent.call("GET", "config?timeout_seconds=0&after=1000");
    const ended = Promise.all([once(control, "close"), once(stream, "close")]);
    agent = await joined(HOST);
    await ended;
    expect((await poll).status).toBe(401);
    const waiting = opened(vmPath("tunnel"));
    await listen(agent);
    expect(await exchange(await waiting, "x")).toBe("x");
  });

  test("whose certificate cannot be read when it is revoked loses its stream nonetheless", async () => {
    const stream = await opened(vmPath("tunnel"));
    const { access } = app.store;
    const read = access.certificate;
    let reads = 0;
    // Its channel and its stream read it.
    access.certificate = async (serial) => {
      reads += 1;
      if (reads <= 2) throw new Error("the database is busy");
      return read(serial);
    };
    const ended = Promise.all([once(control, "close"), once(stream, "close")]);
    await app.store.write((tx) => tx.access.revokeCertificates(HOST));
    await ended;
    access.certificate = read;
    agent = await joined(HOST);
    await listen(agent);
  });

  test("that comes back in a moment is waited for", async () => {
    control.terminate();
    const waiting = opened(vmPath("tunnel"));
    await listen(agent);
    expect(await exchange(await waiting, "x")).toBe("x");
  });

  test("gets no stream of another host, nor one that nobody wants", async () => {
    play = () => undefined;
    const waiting = client(vmPath("tunnel"));
    await once(control, "message");
    const other = await joined("beta");
    const stolen = dial(other, `streams/${asked[0]?.stream}`);
    expect((await once(stolen, "close"))[0]).toBe(4001);
    const unknown = dial(agent, `streams/${"x".repeat(32)}`);
    expect((await once(unknown, "close"))[0]).toBe(4001);
    // The place of the agent is lost with its channel, and so is what was wanted of it.
    control.terminate();
    expect(await waiting).toEqual({ status: 503, code: "unavailable" });
  });

  test("without a certificate is refused", async () => {
    const stranger = new FakeAgent(agent.file, agent.csr);
    for (const path of ["control", `streams/${"x".repeat(32)}`]) {
      const socket = dial(stranger, path);
      const [, response] = await once(socket, "unexpected-response");
      expect(response.statusCode).toBe(401);
    }
  });
});

describe("a ticket", () => {
  const ticket = async (type: string): Promise<string> =>
    (await made("console_tickets", { vm: IDS.vm, type })).ticket;
  const withTicket = (text: string) => ({ protocols: ["croft.v1", `croft.ticket.${text}`] });

  test("opens what it names, once, and stands in no log", async () => {
    const good = await ticket("serial");
    const socket = await opened(vmPath("console"), withTicket(good));
    expect(socket.protocol).toBe("croft.v1");
    expect(asked[0]?.target).toBe("console");
    expect(await client(vmPath("console"), withTicket(good))).toEqual({ status: 401, code: "unauthorized" });
    await opened(vmPath("console?view=true"), withTicket(await ticket("serial_view")));
    await opened(vmPath("tunnel"), withTicket(await ticket("tunnel")));
    expect(asked.map(({ target }) => target)).toEqual(["console", "console_view", "ssh"]);
    expect(lines.join("")).not.toContain(good);
  });

  test("for something else is refused, and used up by that", async () => {
    const view = await ticket("serial_view");
    expect(await client(vmPath("console"), withTicket(view))).toMatchObject({ status: 401 });
    expect(await client(vmPath("console?view=true"), withTicket(view))).toMatchObject({ status: 401 });
    expect(asked).toEqual([]);
  });

  test("is given for a VM that is there, and a type that is known", async () => {
    expect((await rest("POST", "console_tickets", { vm: IDS.vm, type: "vnc" })).status).toBe(400);
    expect((await rest("POST", "console_tickets", { vm: "vm_9", type: "serial" })).status).toBe(404);
  });
});

describe("CONNECT", () => {
  const basic = (token: string) =>
    `Proxy-Authorization: Basic ${Buffer.from(`x:${token}`).toString("base64")}`;

  async function proxy(target: string, header: string, more = ""): Promise<Socket> {
    const socket = connect(app.endpoint.slice("unix://".length));
    sockets.push({ terminate: () => socket.destroy() });
    socket.write(`CONNECT ${target} HTTP/1.1\r\nHost: ${target}\r\n${header}\r\n\r\n${more}`);
    return socket;
  }
  const statusOf = async (target: string, header: string): Promise<string> =>
    (await text(await proxy(target, header))).split("\r\n", 1)[0] ?? "";

  test("to port 22 of a VM carries bytes", async () => {
    const socket = await proxy(`${IDS.vm}:22`, basic(admin), "SSH-2.0-early\r\n");
    socket.end("more");
    expect(await text(socket)).toBe("HTTP/1.1 200 Connection established\r\n\r\nSSH-2.0-early\r\nmore");
    expect(asked[0]?.target).toBe("ssh");
  });

  test("sends its answer alone, because clients throw away what comes with it", async () => {
    play = () => {
      const banner = new PassThrough();
      banner.write("SSH-2.0-guest\r\n");
      return banner;
    };
    const socket = await proxy(`${IDS.vm}:22`, basic(admin));
    const [answer] = await once(socket, "data");
    expect(String(answer)).toBe("HTTP/1.1 200 Connection established\r\n\r\n");
    socket.write("SSH-2.0-client\r\n");
    expect(String((await once(socket, "data"))[0])).toContain("SSH-2.0-guest");
  });

  test.each([
    ["another port", `${IDS.vm}:80`],
    ["another machine", "example.com:22"],
    ["loopback", "127.0.0.1:22"],
    ["the reconciler itself", "localhost:7400"],
    ["a path", "/v1/vms"],
    ["a name with two ports", `${IDS.vm}:22:22`],
    ["nothing", ":22"],
  ])("to %s is refused", async (_what, target) => {
    expect(await statusOf(target, basic(admin))).toBe("HTTP/1.1 403 Forbidden");
    expect(asked).toEqual([]);
  });

  test("without a good token is 407, and to no VM 404", async () => {
    const target = `${IDS.vm}:22`;
    const none = await text(await proxy(target, "X: y"));
    expect(none).toMatch(/^HTTP\/1.1 407 [\s\S]*Proxy-Authenticate: Basic/);
    expect(await statusOf(target, basic("croft_x"))).toContain(" 407 ");
    // REST's own header does not count for a proxy.
    expect(await statusOf(target, `Authorization: Bearer ${admin}`)).toContain(" 407 ");
    expect(await statusOf("vm_0000000000000009:22", basic(admin))).toContain(" 404 ");
    expect(asked).toEqual([]);
  });

  test("ends when its token is deleted, and when it expires", async () => {
    play = () => new PassThrough();
    const open = async (token: string): Promise<{ closed: Promise<unknown> }> => {
      const socket = await proxy(`${IDS.vm}:22`, basic(token));
      expect(String((await once(socket, "data"))[0])).toContain(" 200 ");
      return { closed: once(socket.resume(), "close") };
    };
    const deleted = await made("tokens", { role: "admin", ttl_seconds: 60 });
    const cut = await open(deleted.token);
    await rest("DELETE", `tokens/${deleted.id}`);
    await cut.closed;
    const expiring = await made("tokens", { role: "admin", ttl_seconds: 2 });
    await (await open(expiring.token)).closed;
    expect(Date.now()).toBeGreaterThanOrEqual(Date.parse(expiring.expires_at));
  });

  test("is no proxy for plain requests either", async () => {
    const socket = connect(app.endpoint.slice("unix://".length));
    // Not ended: Node answers nobody who has hung up.
    socket.write(
      `GET http://example.com/v1/nothing HTTP/1.1\r\nHost: example.com\r\nConnection: close\r\n${basic(admin)}\r\nAuthorization: Bearer ${admin}\r\n\r\n`,
    );
    expect((await text(socket)).split("\r\n", 1)[0]).toBe("HTTP/1.1 404 Not Found");
  });
});

describe("what is plain HTTP", () => {
  test("the serial log is what the agent sends, as text", async () => {
    play = () => new PassThrough().end("line\n\u0000\u001b[31mred\n");
    const answer = await rest("GET", vmPath("serial_log?tail=5"));
    expect(answer.header("content-type")).toBe("text/plain; charset=utf-8");
    expect(await answer.text()).toBe("line\n\u0000\u001b[31mred\n");
    expect(asked[0]).toMatchObject({ target: "serial_log", tail_lines: 5 });
    expect((await rest("GET", vmPath("serial_log?tail=0"))).status).toBe(400);
  });

  test("a log that breaks off is no whole answer", async () => {
    let far: Duplex | undefined;
    play = () => {
      far = new Duplex({ read: () => {}, write: (_bytes, _encoding, done) => done() });
      far.push("begin");
      return far;
    };
    const answer = await rest("GET", vmPath("serial_log"));
    const reader = answer.stream[Symbol.asyncIterator]();
    await reader.next();
    far?.destroy();
    await expect(reader.next()).rejects.toThrow();
  });

  test("a screenshot is a PNG", async () => {
    play = () => new PassThrough().end("\u0089PNG");
    const answer = await rest("GET", vmPath("screenshot"));
    expect([answer.status, answer.header("content-type")]).toEqual([200, "image/png"]);
    play = () => ({ code: "vm_not_running" });
    expect((await rest("GET", vmPath("screenshot"))).status).toBe(409);
  });
});

test("a reconciler that ends cuts what is open, and is not held up by it", async () => {
  const closed = once(await opened(vmPath("tunnel")), "close");
  await app.stop();
  await closed;
  app = await start();
});
