import { once } from "node:events";
import { mkdtempSync, rmSync } from "node:fs";
import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import { createServer as createSecureServer } from "node:https";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import path from "node:path";
import { ConnectionError, ProblemError } from "@croft/schemas/client/failures.ts";
import { socketEndpoint } from "@croft/schemas/endpoint.ts";
import { afterEach, describe, expect, test } from "@jest/globals";
import { certificatePem, createCertificate } from "../plugin/certificate.ts";
import { createReconcilerClient } from "../reconciler-client.ts";
import { objectOf } from "../tfplugin/value.ts";
import { createTransport } from "./transport.ts";

const servers: Server[] = [];
const folders: string[] = [];

function newSocket(): string {
  const folder = mkdtempSync(path.join(tmpdir(), "croft-transport-"));
  folders.push(folder);
  return path.join(folder, "api.sock");
}

async function serve(
  answer: (request: IncomingMessage, response: ServerResponse, body: string) => void,
  socket = newSocket(),
): Promise<string> {
  const server = createServer(async (request, response) => {
    let body = "";
    for await (const chunk of request) body += chunk;
    answer(request, response, body);
  });
  servers.push(server);
  server.listen(socket);
  await once(server, "listening");
  return socketEndpoint(socket);
}

async function close(server: Server): Promise<void> {
  server.closeAllConnections();
  server.close();
  await once(server, "close");
}

afterEach(async () => {
  for (const server of servers.splice(0)) await close(server);
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true });
});

const json = (response: ServerResponse, status: number, body: unknown): void => {
  response.writeHead(status, { "content-type": "application/json" }).end(JSON.stringify(body));
};

const connect = (endpoint: string, requestTimeoutMs = 5000) => ({
  endpoint,
  token: "secret",
  requestTimeoutMs,
});
const never = new AbortController().signal;
const KEY = { kind: "ssh_key", id: "key_0000000000000000", spec: {}, status: {} };

describe("a request", () => {
  test("carries the token, and numbers come back exact", async () => {
    let seen = "";
    const endpoint = await serve((request, response) => {
      seen = request.headers.authorization ?? "";
      response.writeHead(200, { "content-type": "application/json" }).end('{"big":9007199254740993}');
    });
    const { body } = await createTransport(connect(endpoint))({ method: "GET", path: "/v1/x" });
    expect(seen).toBe("Bearer secret");
    expect(body).toEqual(objectOf({ big: 9007199254740993n }));
  });

  test("that is refused is tried again until somebody listens", async () => {
    const endpoint = await serve(() => {});
    const server = servers.pop()!;
    await close(server);
    const send = createTransport(connect(endpoint));
    const answer = send({ method: "POST", path: "/v1/x", body: "{}" });
    await serve((_, response) => json(response, 200, { late: true }), endpoint.slice("unix://".length));
    expect((await answer).body).toEqual({ late: true });
  });

  test("that is refused fails soon while nobody has ever answered, and the next ones at once", async () => {
    const PATIENCE_MS = 2_000;
    const endpoint = await serve(() => {});
    await close(servers.pop()!);
    const send = createTransport({ ...connect(endpoint, 60_000), firstPatienceMs: PATIENCE_MS });
    const ask = () => send({ method: "GET", path: "/v1/x" });
    await expect(ask()).rejects.toThrow(ConnectionError);
    const before = performance.now();
    await expect(Promise.all([ask(), ask()])).rejects.toThrow(ConnectionError);
    expect(performance.now() - before).toBeLessThan(PATIENCE_MS);
  });

  test("that is refused by one who has answered before waits for it to come back", async () => {
    const endpoint = await serve((_, response) => json(response, 200, {}));
    const send = createTransport({ ...connect(endpoint, 10_000), firstPatienceMs: 0 });
    await send({ method: "GET", path: "/v1/x" });
    await close(servers.pop()!);
    const answer = send({ method: "GET", path: "/v1/x" });
    await serve((_, response) => json(response, 200, { again: true }), endpoint.slice("unix://".length));
    expect((await answer).body).toEqual({ again: true });
  });

  test("that nobody answers in time names the endpoint", async () => {
    const endpoint = await serve(() => {});
    const error = await createTransport(connect(endpoint, 50))({ method: "GET", path: "/v1/x" }).catch(
      (caught) => caught,
    );
    expect(error).toBeInstanceOf(ConnectionError);
    expect(error.message).toContain(endpoint);
  });

  test("ends at once when it is interrupted", async () => {
    const interrupt = new AbortController();
    const endpoint = await serve(() => interrupt.abort(new Error("Ctrl-C")));
    const send = createTransport(connect(endpoint));
    await expect(send({ method: "GET", path: "/v1/x", signal: interrupt.signal })).rejects.toThrow("Ctrl-C");
  });

  test("that is refused with a problem says code, fields and what to do", async () => {
    const problem = {
      title: "No",
      code: "out_of_range",
      detail: "Do better.",
      errors: [{ code: "out_of_range", pointer: "/spec/cpus", message: "too many" }],
    };
    const endpoint = await serve((_, response) => json(response, 400, problem));
    const error = await createTransport(connect(endpoint))({ method: "GET", path: "/v1/x" }).catch(
      (caught) => caught,
    );
    expect(error).toBeInstanceOf(ProblemError);
    expect(error).toMatchObject({ status: 400, ...problem });
  });

  test("is tried again while the reconciler says that it is not ready", async () => {
    let calls = 0;
    const endpoint = await serve((_, response) => {
      calls += 1;
      json(response, calls === 1 ? 503 : 200, { title: "Starting", code: "unavailable" });
    });
    expect((await createTransport(connect(endpoint))({ method: "GET", path: "/v1/x" })).status).toBe(200);
  });
});

test("over https the given authority is trusted, and without it nobody who vouches for himself", async () => {
  const { der, privateKey } = createCertificate(Date.now());
  const server = createSecureServer({ key: privateKey, cert: certificatePem(der) }, (_, response) =>
    json(response, 200, {}),
  );
  servers.push(server);
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const settings = connect(`https://localhost:${(server.address() as AddressInfo).port}`);
  const request = { method: "GET", path: "/v1/x" } as const;
  await expect(createTransport(settings)(request)).rejects.toThrow("self-signed certificate");
  const trusting = createTransport({ ...settings, caCertificate: certificatePem(der) });
  expect((await trusting(request)).status).toBe(200);
});

describe("the client", () => {
  test("asks again for the lost answer of a create with the same key", async () => {
    const keys: unknown[] = [];
    const endpoint = await serve((request, response) => {
      keys.push(request.headers["idempotency-key"]);
      if (keys.length === 1) request.socket.destroy();
      else json(response, 201, KEY);
    });
    const made = await createReconcilerClient(connect(endpoint)).create(
      "ssh_keys",
      objectOf({ name: "me" }),
      never,
    );
    expect(made.document.id).toBe(KEY.id);
    expect(keys).toHaveLength(2);
    expect(keys[0]).toBe(keys[1]);
    expect(keys[0]).toMatch(/^[0-9a-f-]{36}$/);
  });

  test("puts what is asked together into one request, and tells each its own", async () => {
    const urls: string[] = [];
    const endpoint = await serve((request, response) => {
      urls.push(request.url ?? "");
      json(response, 200, {
        items: [
          { ...KEY, id: "b" },
          { ...KEY, id: "a" },
        ],
        next_cursor: null,
      });
    });
    const client = createReconcilerClient(connect(endpoint));
    const found = await Promise.all(["a", "b", "c"].map((id) => client.refresh("ssh_keys", id, "web")));
    expect(found.map((document) => document?.id)).toEqual(["a", "b", undefined]);
    expect(urls).toEqual(["/v1/ssh_keys?ids=a%2Cb%2Cc&limit=1000"]);
  });

  test("does without a dry run when nobody answers, and soon", async () => {
    const endpoint = await serve(() => {});
    await close(servers.pop()!);
    const client = createReconcilerClient(connect(endpoint, 100));
    expect(await client.plan({ action: "create", kind: "vm", spec: objectOf({}) })).toBeUndefined();
  });

  test("tries a claim no further once nobody answered", async () => {
    const endpoint = await serve(() => {});
    await close(servers.pop()!);
    const client = createReconcilerClient(connect(endpoint, 100));
    const refused = client.claim("vm_1");
    await expect(refused).rejects.toThrow(ConnectionError);
    await expect(refused).rejects.not.toThrow("a moment ago");
    await expect(client.claim("vm_2")).rejects.toThrow("did not answer a moment ago");
    expect(await client.plan({ action: "create", kind: "vm", spec: objectOf({}) })).toBeUndefined();
  });

  test("says when what answers is not Croft", async () => {
    const endpoint = await serve((_, response) => json(response, 200, { hello: "world" }));
    await expect(createReconcilerClient(connect(endpoint)).get("vms", "vm_1", never)).rejects.toThrow(
      "no document of Croft",
    );
  });
});
