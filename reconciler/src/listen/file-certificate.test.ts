// A certificate that its owner keeps in files.
import { mkdtempSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "@jest/globals";
import { openAgentsAuthority } from "../agents/authority.ts";
import { openSqliteStore } from "../store/sqlite/open.ts";
import type { Store } from "../store/store.ts";
import { type CertificateFiles, fileCertificate } from "./file-certificate.ts";
import type { Identity } from "./server-certificate.ts";

let folder: string;
let files: CertificateFiles;
let store: Store;
let make: () => Promise<Identity>;

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), "croft-certificate-"));
  files = { certificate: join(folder, "cert.pem"), key: join(folder, "key.pem") };
  store = await openSqliteStore(join(folder, "croft.db"));
  const authority = await openAgentsAuthority(store, Date.now);
  make = async () => {
    const { key, certificate } = await authority.serverIdentity(["croft.example.com"]);
    return { key, cert: certificate };
  };
});
afterEach(async () => {
  await store.close();
  rmSync(folder, { recursive: true });
});

function write({ cert, key }: Identity): void {
  for (const [file, text] of [
    [files.certificate, cert],
    [files.key, key],
  ] as const) {
    writeFileSync(`${file}.new`, text);
    renameSync(`${file}.new`, file);
  }
}

const never = (error: unknown): void => {
  throw error;
};

test("a pair that changed is shown from then on, without a restart", async () => {
  write(await make());
  const next = await make();
  // In one step each, as renewing programs do: in between the pair may not match, and the one before is shown on.
  const source = await fileCertificate(files, () => undefined, { everyMs: 5 });
  const seen = new Promise<Identity>((resolve) => source.onRenewal(resolve));
  write(next);
  expect(await seen).toEqual(next);
  expect(source.current()).toEqual(next);
  source.stop();
});

test("a pair that cannot be used is named at start, and changes nothing later", async () => {
  const [one, other] = [await make(), await make()];
  write({ cert: one.cert, key: other.key });
  await expect(fileCertificate(files, never)).rejects.toThrow(`it is not the key of ${files.certificate}`);
  write({ cert: "none", key: one.key });
  await expect(fileCertificate(files, never)).rejects.toThrow("it holds no certificate in PEM");
  write(one);
  const later = { now: () => Date.parse("2200-01-01") };
  await expect(fileCertificate(files, never, later)).rejects.toThrow("the certificate ended on");
  let failed: (error: unknown) => void = () => undefined;
  const fault = new Promise<unknown>((resolve) => {
    failed = resolve;
  });
  const source = await fileCertificate(files, (error) => failed(error), { everyMs: 5 });
  write({ cert: one.cert, key: other.key });
  expect(await fault).toMatchObject({ code: "invalid_value" });
  expect(source.current()).toEqual(one);
  source.stop();
});
