// What an impostor gets who answers in the reconciler's place: no token.
import { once } from "node:events";
import { chmodSync, chownSync, mkdirSync, mkdtempSync, rmSync, symlinkSync } from "node:fs";
import type { Server } from "node:http";
import { createServer as createSecureServer } from "node:https";
import { type AddressInfo, createServer as createTcpServer, type Server as TcpServer } from "node:net";
import { tmpdir } from "node:os";
import path from "node:path";
import { socketEndpoint } from "@croft/schemas/endpoint.ts";
import { afterEach, beforeEach, describe, expect, test } from "@jest/globals";
import { certificatePem, createCertificate } from "../plugin/certificate.ts";
import { createTransport, type TransportSettings } from "./transport.ts";

let folder: string;
let servers: (Server | TcpServer)[];
/** Every byte that reached somebody who should get none, and every header. */
let heard: string;

beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), "croft-line-"));
  servers = [];
  heard = "";
});

afterEach(async () => {
  for (const server of servers) {
    server.close();
    await once(server, "close");
  }
  rmSync(folder, { recursive: true });
});

async function listenTo(where: string | number): Promise<number> {
  const server = createTcpServer((socket) => {
    socket.on("error", () => {});
    socket.on("data", (bytes) => {
      heard += bytes.toString("latin1");
      socket.end("HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\n{}");
    });
  });
  servers.push(server);
  if (typeof where === "number") server.listen(where, "127.0.0.1");
  else server.listen(where);
  await once(server, "listening");
  return typeof where === "number" ? (server.address() as AddressInfo).port : 0;
}

async function askAt(endpoint: string, more: Partial<TransportSettings> = {}): Promise<string> {
  try {
    const send = createTransport({ endpoint, token: "the-secret", requestTimeoutMs: 300, ...more });
    await send({ method: "GET", path: "/v1/x" });
    return "answered";
  } catch (error) {
    const { message, detail, distrusted } = error as Error & { detail?: string; distrusted?: string };
    return `${message} ${detail ?? ""} ${distrusted ?? ""}`;
  }
}

test("plain HTTP is refused before anything is sent, with what to write instead", async () => {
  const port = await listenTo(0);
  const said = await askAt(`http://127.0.0.1:${port}`);
  expect(said).toMatch(/plain HTTP.*unix:\/\/.*https:\/\//);
  expect(heard).toBe("");
});

describe("a socket", () => {
  const socket = () => path.join(folder, "run", "api.sock");
  const listenInFolder = async (mode: number): Promise<void> => {
    mkdirSync(path.dirname(socket()), { mode: 0o700 });
    await listenTo(socket());
    chmodSync(path.dirname(socket()), mode);
  };

  test("in a folder of this user alone gets the token", async () => {
    await listenInFolder(0o700);
    expect(await askAt(socketEndpoint(socket()))).toBe("answered");
    expect(heard).toContain("authorization: Bearer the-secret");
  });

  test.each([0o755, 0o770, 0o701, 0o1777])(
    "in a folder that others may enter (%o) gets nothing",
    async (mode) => {
      await listenInFolder(mode);
      expect(await askAt(socketEndpoint(socket()))).toContain("is not trusted: its folder is not safe");
      expect(heard).toBe("");
    },
  );

  test("behind a link, of the folder or of itself, gets nothing", async () => {
    await listenInFolder(0o700);
    symlinkSync(path.dirname(socket()), path.join(folder, "folder"));
    expect(await askAt(socketEndpoint(path.join(folder, "folder/api.sock")))).toContain(
      "a link is not followed",
    );
    mkdirSync(path.join(folder, "other"), { mode: 0o700 });
    symlinkSync(socket(), path.join(folder, "other/api.sock"));
    expect(await askAt(socketEndpoint(path.join(folder, "other/api.sock")))).toContain("is no socket");
    expect(heard).toBe("");
  });

  (process.geteuid?.() === 0 ? test : test.skip)("of another user gets nothing", async () => {
    await listenInFolder(0o700);
    chownSync(path.dirname(socket()), 12_345, 12_345);
    expect(await askAt(socketEndpoint(socket()))).toContain("belongs to user 12345");
    chownSync(path.dirname(socket()), 0, 0);
    chownSync(socket(), 12_345, 12_345);
    expect(await askAt(socketEndpoint(socket()))).toContain("belongs to user 12345");
    expect(heard).toBe("");
  });

  test("whose path is too long for the kernel is named with the limit", async () => {
    expect(await askAt(socketEndpoint(`/${"x".repeat(107)}`))).toContain("at most 107 bytes");
  });
});

describe("over TLS", () => {
  const serve = async (): Promise<{ port: number; pem: string; asked: () => number }> => {
    const { der, privateKey } = createCertificate(Date.now());
    const pem = certificatePem(der);
    let asked = 0;
    const server = createSecureServer({ key: privateKey, cert: pem }, (_, response) => {
      asked += 1;
      response.writeHead(200, { "content-type": "application/json" }).end("{}");
    });
    servers.push(server);
    server.listen(0, "127.0.0.1");
    await once(server, "listening");
    return { port: (server.address() as AddressInfo).port, pem, asked: () => asked };
  };

  test("a server of another authority gets nothing, whatever the environment allows", async () => {
    const { port, asked } = await serve();
    const { pem: ours } = await serve();
    process.env.NODE_TLS_REJECT_UNAUTHORIZED = "0";
    try {
      const said = await askAt(`https://localhost:${port}`, { caCertificate: ours });
      expect(said).toMatch(/ca\.pem of the reconciler's state folder/);
    } finally {
      delete process.env.NODE_TLS_REJECT_UNAUTHORIZED;
    }
    expect(asked()).toBe(0);
  });

  test("a server of the right authority under another name gets nothing", async () => {
    const { port, pem, asked } = await serve();
    // The certificate names localhost, not its address.
    expect(await askAt(`https://127.0.0.1:${port}`, { caCertificate: pem })).toContain(
      "ERR_TLS_CERT_ALTNAME_INVALID",
    );
    expect(asked()).toBe(0);
    expect(await askAt(`https://localhost:${port}`, { caCertificate: pem })).toBe("answered");
  });

  test("a server that answers in plain HTTP gets a greeting of TLS and no more", async () => {
    const port = await listenTo(0);
    expect(await askAt(`https://127.0.0.1:${port}`)).toMatch(/has not|TLS ended/);
    expect(heard).not.toContain("secret");
  });
});
