// Images as a user of terraform meets them: a guest from a compressed one, and a download that is slow, interrupted and
// outlives its reconciler.
import { createHash } from "node:crypto";
import { mkdtempSync, rmSync } from "node:fs";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, beforeAll, expect, jest, test } from "@jest/globals";
import { execa } from "execa";
import { smallImage } from "../harness/small-image.ts";
import { type TerraformFolder, terraformFolder } from "../harness/terraform-folder.ts";
import { startWholeCroft, type WholeCroft } from "../harness/whole-croft.ts";

jest.setTimeout(600_000);

const PIECE = 64 * 1024;
const DISK = Buffer.alloc(32 * 1024 ** 2, "what a slow server sends ");

let croft: WholeCroft;
let terraform: TerraformFolder;
let folder: string;
let web: Server;
let webUrl: string;
/** Offsets that were asked for. */
let asked: number[];
let slow: boolean;

beforeAll(async () => {
  folder = mkdtempSync(path.join(tmpdir(), "croft-image-transfers-"));
  asked = [];
  slow = true;
  web = createServer((request, response) => {
    const start = Number(/^bytes=(\d+)-$/.exec(request.headers.range ?? "")?.[1] ?? 0);
    asked.push(start);
    const range = { "content-range": `bytes ${start}-${DISK.length - 1}/${DISK.length}` };
    const headers = { etag: '"one"', "content-length": DISK.length - start, ...(start > 0 && range) };
    response.writeHead(start > 0 ? 206 : 200, headers);
    if (!slow) return void response.end(DISK.subarray(start));
    let end = start;
    const timer = setInterval(() => {
      response.write(DISK.subarray(end, end + PIECE));
      end += PIECE;
    }, 50);
    response.on("close", () => clearInterval(timer));
  });
  await new Promise<void>((resolve) => web.listen(0, "127.0.0.1", resolve));
  webUrl = `http://127.0.0.1:${(web.address() as AddressInfo).port}`;
  // The reconciler fetches from private addresses only where its operator allows it.
  process.env.CROFT_FETCH_ALLOW = "127.0.0.1/32";
  croft = await startWholeCroft();
  terraform = terraformFolder(croft.env);
  terraform.write('provider "croft" {}\n');
  await terraform.init();
});

afterAll(async () => {
  await croft?.down();
  terraform?.remove();
  web?.closeAllConnections();
  web?.close();
  rmSync(folder, { recursive: true, force: true });
});

test("a download that is interrupted says how far it was, outlives its reconciler, and goes on", async () => {
  const sum = createHash("sha256").update(DISK).digest("hex");
  const configuration = `provider "croft" {}
resource "croft_image" "slow" {
  name   = "slow"
  shared = true
  url    = "${webUrl}/disk.raw"
  sha256 = "${sum}"
}
`;
  terraform.write(configuration);
  const apply = terraform.start("apply", "-auto-approve", "-no-color");
  const seen = await croft.until("/v1/images?name=slow", ({ items }) =>
    items.some(({ status }) => (status.fetched_bytes ?? 0) > 0),
  );
  expect(seen.items[0]?.status).toMatchObject({ state: "fetching", total_bytes: DISK.length });
  process.kill(-(apply.pid as number), "SIGINT");
  const { all } = await apply;
  expect(String(all).replace(/[│╷╵\s]+/g, " ")).toMatch(/of 32\.0 MiB of the disk are here \(\d+ %\)/);
  // It is in the state, untainted, and would be waited for.
  const { output } = await terraform.plan();
  expect(output).toMatch(/\+ size_bytes += \(known after apply\)/);
  expect(output).not.toContain("tainted");

  croft.kill("reconciler");
  slow = false;
  await croft.up();
  await croft.until("/v1/images?name=slow", ({ items }) =>
    items.some(({ status }) => status.state === "ready"),
  );
  expect(asked).toEqual([0, expect.any(Number)]);
  expect(asked[1]).toBeGreaterThan(0);
  expect((await terraform.plan()).changes).toBe(false);
  await terraform.apply();
  expect(terraform.attributes("croft_image.slow")).toMatchObject({ format: "raw", size_bytes: DISK.length });
  expect(asked).toHaveLength(2);
});

test("a guest starts from an image that was uploaded compressed, and nothing is left to plan", async () => {
  const packed = path.join(folder, "image.qcow2.zst");
  await execa("zstd", ["-q", "-1", "-o", packed, path.join(croft.guest, "image.qcow2")]);
  const configuration = `provider "croft" {}
${smallImage({ guest: croft.guest }).replace(`${croft.guest}/image.qcow2`, packed)}
resource "croft_project" "web" {
  name = "web"
}
resource "croft_vm" "app" {
  project       = croft_project.web.name
  name          = "app"
  image         = croft_image.debian.id
  cpus          = 1
  memory_mib    = 512
  root_disk_gib = 2
  wait_for      = ["ssh"]
}
`;
  terraform.write(configuration);
  await terraform.apply();
  expect(terraform.attributes("croft_image.debian")).toMatchObject({ format: "qcow2" });
  expect(terraform.attributes("croft_vm.app")).toMatchObject({ ready: true });
  expect(await terraform.plan()).toMatchObject({ changes: false });
});
