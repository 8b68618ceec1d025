// Floods of WebSockets: by a project's token, and by a host that was taken over. What is bounded is counted here; nobody else is
// in the way of it.

import { once } from "node:events";
import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { PassThrough } from "node:stream";
import { text } from "node:stream/consumers";
import { joinBytes } from "@croft/schemas/byte-frames.ts";
import { send } from "@croft/schemas/client/rest-client.ts";
import type { StreamRequest } from "@croft/schemas/generated/typescript/messages.ts";
import { afterAll, afterEach, beforeAll, expect, test } from "@jest/globals";
import { WebSocket } from "ws";
import { certificateRequest } from "./agents/certificate-request.ts";
import { FakeAgent } from "./agents/fake-agent.ts";
import { type App, startApp } from "./app.ts";
import { createLog } from "./log.ts";
import { asNew, HOST, IDS, sampleVm } from "./planner/sample-objects.ts";

const MOST_OPEN = 20;

let folder: string;
let app: App;
let admin: string;
let authority: string;
let agent: FakeAgent;
const lines: string[] = [];
const sockets: WebSocket[] = [];

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "croft-sockets-"));
  const config = {
    stateDir: folder,
    runtimeDir: join(folder, "run"),
    port: 0,
    agentPort: 0,
    imagesDir: join(folder, "in"),
    fetchAllow: [],
    imagesUid: 59_001,
    limits: { connections: 1000, requestsPerSecond: 5, openRequests: MOST_OPEN },
  };
  app = await startApp(config, createLog({ write: (line) => void lines.push(line), now: () => new Date() }));
  admin = (await readFile(join(folder, "admin-token"), "utf8")).trim();
  authority = await readFile(join(folder, "ca.pem"), "utf8");
  const file = await made("agent/join_tokens", { host: HOST });
  agent = new FakeAgent(file, await certificateRequest());
  expect((await agent.join()).status).toBe(200);
  await made("projects", { name: sampleVm().project });
  await app.store.write((tx) => tx.documents.insert(asNew(sampleVm())));
});
afterEach(() => {
  for (const socket of sockets.splice(0)) socket.terminate();
});
afterAll(async () => {
  await app.stop();
  await rm(folder, { recursive: true });
});

// biome-ignore lint/suspicious/noExplicitAny: tests look into what they know the shape of.
async function made(path: string, body: unknown): Promise<any> {
  const answer = await send(
    { endpoint: app.endpoint, token: admin },
    {
      method: "POST",
      route: `/v1/${path}`,
      headers: { "content-type": "application/json" },
      body: JSON.stringify(body),
    },
  );
  return answer.json();
}

const operator = async (): Promise<string> =>
  (await made("tokens", { role: "operator", project: sampleVm().project, ttl_seconds: 600 })).token;

function dial(path: string): WebSocket {
  const socket = new WebSocket(`${agent.file.endpoint}/v1/agent/${path}`, {
    ca: agent.file.ca_certificate,
    cert: agent.certificate,
    key: agent.csr.key,
  });
  socket.on("error", () => {});
  sockets.push(socket);
  return socket;
}

/** A control channel that opens each stream that it is asked for. */
async function listen(): Promise<WebSocket> {
  const socket = dial("control");
  socket.on("message", (data) => {
    const { stream } = JSON.parse(String(data)) as StreamRequest;
    const opened = dial(`streams/${stream}`);
    opened.once("open", () => joinBytes(opened, new PassThrough()));
  });
  await once(socket, "open");
  return socket;
}

/** The code of the refusal, or the open socket. */
function client(token: string): Promise<WebSocket | string> {
  const url = `${app.tlsEndpoint.replace("http", "ws")}/v1/vms/${IDS.vm}/console?view=true`;
  const socket = new WebSocket(url, { headers: { authorization: `Bearer ${token}` }, ca: authority });
  sockets.push(socket);
  return new Promise((resolve, reject) => {
    socket.once("open", () => resolve(socket));
    socket.once("error", reject);
    socket.once("unexpected-response", async (_request, response) =>
      resolve(JSON.parse(await text(response)).code),
    );
  });
}

test("a token's consoles and tunnels are open requests of it, and others' are not counted with them", async () => {
  await listen();
  const token = await operator();
  const answers = await Promise.all(Array.from({ length: 2 * MOST_OPEN }, () => client(token)));
  const open = answers.filter((one) => one instanceof WebSocket);
  expect(open.length).toBe(MOST_OPEN);
  expect(new Set(answers.filter((one) => typeof one === "string"))).toEqual(new Set(["too_many_requests"]));
  // Also over HTTP, where another token goes on.
  const read = (one: string): Promise<number> =>
    send({ endpoint: app.endpoint, token: one }, { method: "GET", route: "/v1/vms" }).then(
      ({ status }) => status,
    );
  expect([await read(token), await read(await operator())]).toEqual([429, 200]);
  const closed = once(open[0] as WebSocket, "close");
  (open[0] as WebSocket).close();
  await closed;
});

test("a host that talks on its control channel without being asked is cut off, and told of in few lines", async () => {
  const socket = await listen();
  const before = lines.length;
  const closed = once(socket, "close");
  for (let count = 0; count < 2000; count++) socket.send("{}");
  await closed;
  expect(lines.slice(before).filter((line) => line.includes("control channel")).length).toBeLessThan(20);
  const large = await listen();
  const cut = once(large, "close");
  large.send("x".repeat(512 * 1024));
  await cut;
  // Its agent connects again and goes on.
  await listen();
  expect(await client(admin)).toBeInstanceOf(WebSocket);
});
