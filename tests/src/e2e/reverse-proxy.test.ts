// A reverse proxy before Croft, by the configuration that the documentation gives: what clients do goes through it, over HTTP/2
// and 1.1. And clients that speak HTTP in ways of their own: Java's, and curl that would rather have HTTP/2. Consoles and
// tunnels through it are in `access.test.ts`, which has a guest.
import { spawn } from "node:child_process";
import { createHash } from "node:crypto";
import { createReadStream, truncateSync, writeFileSync } from "node:fs";
import path from "node:path";
import { createInterface } from "node:readline";
import { afterAll, beforeAll, expect, jest, test } from "@jest/globals";
import { execa } from "execa";
import { build } from "../harness/built-provider.ts";
import { hasProgram, testWith } from "../harness/client-environment.ts";
import { root } from "../harness/clone.ts";
import { type CroftProgram, croftProgram } from "../harness/croft-program.ts";
import { type ImitatedHost, imitateHost } from "../harness/imitated-host.ts";
import { type Nginx, startNginx } from "../harness/nginx.ts";
import { type ReconcilerProcess, startReconciler } from "../harness/reconciler-process.ts";
import { readSampling } from "../harness/sampling/sample.ts";

jest.setTimeout(300_000);

/** 1 GiB where there is time for it. */
const LARGE = readSampling().exhaustive ? 2 ** 30 : 2 ** 27;

let reconciler: ReconcilerProcess;
let host: ImitatedHost;
let nginx: Nginx;
let croft: CroftProgram;

beforeAll(async () => {
  await build("reconciler", "cli");
  reconciler = await startReconciler();
  host = await imitateHost(reconciler, "h1");
  nginx = await startNginx({
    tlsEndpoint: reconciler.tlsEndpoint,
    caFile: path.join(reconciler.stateDir, "ca.pem"),
  });
  croft = croftProgram({
    CROFT_ENDPOINT: nginx.endpoint,
    CROFT_TOKEN: reconciler.token,
    CROFT_CA_CERTIFICATE: nginx.caFile,
  });
});
afterAll(async () => {
  croft?.remove();
  await nginx?.stop();
  await host?.stop();
  await reconciler?.stop();
});

interface Answer {
  /** Such as `2 200`: version of HTTP, and status. */
  head: string;
  // biome-ignore lint/suspicious/noExplicitAny: tests look into what they know the shape of.
  body: any;
}

async function curl(
  route: string,
  options: readonly string[] = [],
  endpoint = nginx.endpoint,
): Promise<Answer> {
  const { stdout } = await execa("curl", [
    ...["-sS", "--cacert", nginx.caFile, "--cacert", caOf(endpoint)],
    ...["-H", `Authorization: Bearer ${reconciler.token}`, "-w", "\n%{http_version} %{http_code}"],
    ...options,
    endpoint + route,
  ]);
  const end = stdout.lastIndexOf("\n");
  const text = stdout.slice(0, end);
  return { head: stdout.slice(end + 1), body: text === "" ? undefined : JSON.parse(text) };
}

const caOf = (endpoint: string): string =>
  endpoint === reconciler.tlsEndpoint ? path.join(reconciler.stateDir, "ca.pem") : nginx.caFile;

const send = (method: string, body: object): string[] => [
  ...["-X", method, "-H", "Content-Type: application/json"],
  ...["-d", JSON.stringify(body)],
];

/** Bytes that are all zero, uploaded through the proxy; their hash. */
async function uploadZeros(size: number): Promise<string> {
  const file = path.join(croft.home, "zeros");
  writeFileSync(file, "");
  truncateSync(file, size);
  const hash = createHash("sha256");
  for await (const piece of createReadStream(file)) hash.update(piece);
  const sha256 = hash.digest("hex");
  await curl("/v1/uploads", send("POST", { sha256, size_bytes: size }));
  const bytes = ["-H", "Content-Type: application/offset+octet-stream", "-H", "Upload-Offset: 0", "-T", file];
  const { head, body } = await curl(`/v1/uploads/${sha256}`, ["-X", "PATCH", ...bytes]);
  expect([head, body]).toEqual(["2 200", { id: sha256, offset: size, size_bytes: size, complete: true }]);
  return sha256;
}

async function makeVm(name: string): Promise<string> {
  const { items } = (await curl("/v1/images?name=empty")).body;
  const spec = { image: items[0].id, cpus: 1, memory_mib: 64, root_disk_gib: 1 };
  const { head, body } = await curl("/v1/vms", send("POST", { project: "web", name, spec }));
  expect(head).toBe("2 202");
  return body.id;
}

test("objects are made, waited for, changed and deleted over HTTP/2", async () => {
  expect((await curl("/v1/projects", send("POST", { name: "web" }))).head).toBe("2 201");
  const image = { project: "web", name: "empty", spec: { upload: await uploadZeros(2 ** 20) } };
  await curl("/v1/images", send("POST", image));
  const id = await makeVm("a1");
  const ready = await curl(`/v1/vms/${id}?wait=ready&timeout_seconds=60`);
  expect([ready.head, ready.body.status.state]).toEqual(["2 200", "running"]);
  const lost = [...send("PATCH", { tags: { a: "b" } }), "-H", 'If-Match: "99"'];
  expect((await curl(`/v1/vms/${id}`, lost)).body.code).toBe("precondition_failed");
  expect((await curl(`/v1/vms/${id}`, send("PATCH", { tags: { a: "b" } }))).head).toBe("2 200");
  expect((await curl(`/v1/vms/${id}`, ["-X", "DELETE"])).head).toBe("2 202");
});

test("a wait that is long is held, not cut", async () => {
  host.vmState = "starting";
  const id = await makeVm("slow");
  const waited = await curl(`/v1/vms/${id}?wait=ready&timeout_seconds=3`);
  expect([waited.head, waited.body.status.state]).toEqual(["2 200", "starting"]);
  const ready = curl(`/v1/vms/${id}?wait=ready&timeout_seconds=60`);
  host.vmState = "running";
  expect((await ready).body.status.state).toBe("running");
});

test("events come as they happen, although answers are buffered", async () => {
  const stream = spawn("curl", [
    ...["-sSN", "--cacert", nginx.caFile, "-H", `Authorization: Bearer ${reconciler.token}`],
    ...["-H", "Accept: text/event-stream", `${nginx.endpoint}/v1/events`],
  ]);
  const lines = createInterface({ input: stream.stdout });
  try {
    let opened = false;
    for await (const line of lines) {
      // The first that is sent at all; what happens from here on is the stream's.
      if (!opened && line.startsWith("retry:")) {
        opened = true;
        await curl("/v1/projects", send("POST", { name: "seen" }));
      }
      if (line === "event: project.created") return;
    }
    throw new Error("the stream ended");
  } finally {
    stream.kill();
  }
});

test("a large page comes compressed, and the document's tag spares its body", async () => {
  const sent = await execa("curl", [
    ...["-sS", "--compressed", "-D", "-", "-o", "/dev/null", "--cacert", nginx.caFile],
    ...["-H", `Authorization: Bearer ${reconciler.token}`, `${nginx.endpoint}/openapi.json`],
  ]);
  expect(sent.stdout).toMatch(/^content-encoding: (br|gzip)\r?$/im);
  const etag = /^etag: (.*?)\r?$/im.exec(sent.stdout)?.[1] ?? "";
  const again = await curl("/openapi.json", ["-H", `If-None-Match: ${etag}`]);
  expect(again).toEqual({ head: "2 304", body: undefined });
});

test("a cache for all gives nobody what another read, and keeps what is for all", async () => {
  const made = await curl("/v1/tokens", send("POST", { role: "viewer", project: "web", ttl_seconds: 600 }));
  const names = async (token: string): Promise<unknown> => {
    const as = ["-H", `Authorization: Bearer ${token}`];
    const { stdout } = await execa("curl", [
      ...["-sS", "--cacert", nginx.caFile, ...as, `${nginx.cached}/v1/projects`],
    ]);
    return JSON.parse(stdout).items.map(({ name }: { name: string }) => name);
  };
  expect(await names(reconciler.token)).toEqual(["web", "seen"]);
  expect(await names(made.body.token)).toEqual(["web"]);
  await curl("/v1/projects", send("POST", { name: "later" }));
  expect(await names(reconciler.token)).toEqual(["web", "seen", "later"]);
  const page = async (): Promise<string> => {
    const { stdout } = await execa("curl", [
      ...[
        "-sS",
        "-D",
        "-",
        "-o",
        "/dev/null",
        "--cacert",
        nginx.caFile,
        `${nginx.cached}/problems/no_capacity`,
      ],
    ]);
    return /^x-cache: (\w+)/im.exec(stdout)?.[1] ?? "";
  };
  expect([await page(), await page()]).toEqual(["MISS", "HIT"]);
});

test("a large upload goes through, and croft sends its files so", async () => {
  const began = performance.now();
  await uploadZeros(LARGE);
  const seconds = (performance.now() - began) / 1000;
  process.stdout.write(`${LARGE / 2 ** 20} MiB through nginx in ${seconds.toFixed(1)} s\n`);
  const file = path.join(croft.home, "disk.img");
  writeFileSync(file, Buffer.alloc(2 ** 22));
  const words = ["image", "add", "zeros", "--file", file, "--project", "web"];
  expect(await croft.run(words)).toMatchObject({ status: 0 });
});

test("croft lists through it", async () => {
  const listed = await croft.run(["get", "projects", "-o", "name"]);
  expect([listed.status, listed.err]).toEqual([0, ""]);
  expect(listed.out).toContain("web");
});

test("what a reverse proxy cannot carry is refused by it, and reaches the reconciler's own port", async () => {
  const { hostname, port } = new URL(nginx.endpoint);
  const { stdout } = await execa(
    "curl",
    [
      ...["-s", "-o", "/dev/null", "-w", "%{http_connect}", "--proxy-cacert", nginx.caFile],
      ...[
        "-x",
        `https://croft:${reconciler.token}@${hostname}:${port}`,
        "-p",
        "http://vm_0000000000000000:22",
      ],
    ],
    { reject: false },
  );
  expect(["400", "405"]).toContain(stdout);
  const own = new URL(reconciler.tlsEndpoint);
  const direct = await execa(
    "curl",
    [
      ...["-s", "-o", "/dev/null", "-w", "%{http_connect}", "--proxy-cacert", caOf(reconciler.tlsEndpoint)],
      ...["-x", `https://croft:${reconciler.token}@${own.host}`, "-p", "http://vm_0000000000000000:22"],
    ],
    { reject: false },
  );
  // It is asked for, and there is no such VM.
  expect(direct.stdout).toBe("404");
});

test("curl that would rather have HTTP/2 is answered by the reconciler itself in HTTP/1.1", async () => {
  expect((await curl("/v1/projects", ["--http2"], reconciler.tlsEndpoint)).head).toBe("1.1 200");
});

const withJava = testWith(hasProgram("java", "--list-modules") && hasProgram("javac", "--version"), "java");

withJava("Java's own client calls as it is, through the proxy and without it", async () => {
  const flow = async (endpoint: string): Promise<string> => {
    const { stdout } = await execa("java", [path.join(root, "tests/clients/java/Flow.java")], {
      env: { CROFT_ENDPOINT: endpoint, CROFT_TOKEN: reconciler.token, CROFT_CA: caOf(endpoint) },
    });
    return stdout;
  };
  expect(await flow(reconciler.tlsEndpoint)).toBe("HTTP_1_1 201 200 200 404 202");
  expect(await flow(nginx.endpoint)).toBe("HTTP_2 201 200 200 404 202");
});
