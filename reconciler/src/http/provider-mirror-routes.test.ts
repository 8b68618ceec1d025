import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "@jest/globals";
import express from "express";
import { createLog } from "../log.ts";
import { errorHandler } from "./errors.ts";
import { providerMirrorRoutes } from "./provider-mirror-routes.ts";

const TERRAFORM = "registry.terraform.io/croft/croft";
let folder: string;
let server: Server;

function write(under: string, version: string, more: object[] = []): void {
  const at = join(folder, under, version);
  mkdirSync(at, { recursive: true });
  const file = `terraform-provider-croft_${version}_linux_amd64.zip`;
  const archives = [{ platform: "linux_amd64", file, hashes: ["h1:a=", "zh:b"] }, ...more];
  writeFileSync(join(at, "provider.json"), JSON.stringify({ version, archives }));
  writeFileSync(join(at, file), `zip of ${version}`);
}

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), "croft-mirror-routes-"));
  write("packaged", "0.0.0+dev.ab", [
    { platform: "darwin_arm64", file: "d.zip", hashes: ["h1:c="] },
    { platform: "linux_arm64", file: "../../secret.zip", hashes: ["h1:d="] },
  ]);
  write("kept", "1.0.0");
  mkdirSync(join(folder, "kept/notes"));
  writeFileSync(join(folder, "secret.zip"), "secret");
  const app = express();
  app.use(providerMirrorRoutes([join(folder, "packaged"), join(folder, "kept"), join(folder, "absent")]));
  app.use(errorHandler(createLog({ write: () => undefined, now: () => new Date() })));
  server = createServer(app).listen(0, "127.0.0.1");
  await new Promise((resolve) => server.once("listening", resolve));
});
afterAll(() => {
  server.close();
  rmSync(folder, { recursive: true, force: true });
});

async function get(place: string): Promise<{ status: number; type: string | null; body: string }> {
  const response = await fetch(`http://127.0.0.1:${(server.address() as AddressInfo).port}/mirror/${place}`);
  return { status: response.status, type: response.headers.get("content-type"), body: await response.text() };
}

test.each([TERRAFORM, "registry.opentofu.org/croft/croft"])(
  "%s has the versions of all folders",
  async (address) => {
    const { status, type, body } = await get(`${address}/index.json`);
    expect([status, type]).toEqual([200, "application/json; charset=utf-8"]);
    expect(JSON.parse(body)).toEqual({ versions: { "0.0.0+dev.ab": {}, "1.0.0": {} } });
  },
);

test("a version has an archive with its hashes for each platform", async () => {
  const { body } = await get(`${TERRAFORM}/0.0.0+dev.ab.json`);
  expect(JSON.parse(body)).toEqual({
    archives: {
      linux_amd64: {
        url: "terraform-provider-croft_0.0.0+dev.ab_linux_amd64.zip",
        hashes: ["h1:a=", "zh:b"],
      },
      darwin_arm64: { url: "d.zip", hashes: ["h1:c="] },
    },
  });
});

test("archives are sent as they are", async () => {
  const name = "terraform-provider-croft_1.0.0_linux_amd64.zip";
  expect(await get(`${TERRAFORM}/${name}`)).toEqual({
    status: 200,
    type: "application/zip",
    body: "zip of 1.0.0",
  });
});

test.each([
  `${TERRAFORM}/2.0.0.json`,
  `${TERRAFORM}/d.zip`,
  `${TERRAFORM}/provider.json`,
  `${TERRAFORM}/..%2F..%2Fsecret.zip`,
  "registry.example.com/croft/croft/index.json",
])("%s is not there", async (place) => {
  const { status, type, body } = await get(place);
  expect([status, type]).toEqual([404, "application/problem+json; charset=utf-8"]);
  expect(body).not.toContain('secret"');
});

test("a file that is gone is named without its folder", async () => {
  const { status, body } = await get(`${TERRAFORM}/d.zip`);
  expect([status, body]).toEqual([404, expect.not.stringContaining(folder)]);
});
