// What a release consists of, as CycloneDX: the packages of the lock file that are in it, as npm lists them, and the runtimes.
import { createHash } from "node:crypto";
import { writeFileSync } from "node:fs";
import path from "node:path";
import { execa } from "execa";
import { runtimePackages } from "./runtimes.ts";
import type { Source } from "./source.ts";

interface Bom {
  serialNumber: string;
  metadata: { timestamp: string; component: { version: string } };
  components: object[];
}

/** What is published; the examples and the tests are not. */
const WORKSPACES = ["schemas", "provider", "reconciler", "host-agent", "cli"].map(
  (name) => `--workspace=${name}`,
);

/** A UUID that follows from a text, in the form of version 8, which is for such things. */
function uuidOf(text: string): string {
  const hex = createHash("sha256").update(text).digest("hex");
  const variant = ((Number.parseInt(hex[16] ?? "0", 16) & 3) | 8).toString(16);
  return [
    hex.slice(0, 8),
    hex.slice(8, 12),
    `8${hex.slice(13, 16)}`,
    `${variant}${hex.slice(17, 20)}`,
    hex.slice(20, 32),
  ].join("-");
}

/** Writes `croft_<version>_sbom.cdx.json`; returns its name. */
export async function writeSbom(root: string, source: Source, out: string): Promise<string> {
  const { stdout } = await execa(
    "npm",
    ["sbom", "--sbom-format=cyclonedx", "--omit=dev", "--package-lock-only", ...WORKSPACES],
    { cwd: root },
  );
  const bom = JSON.parse(stdout) as Bom;
  bom.components.push(
    ...runtimePackages(root).map(({ name, version, integrity }) => ({
      "bom-ref": `${name}@${version}`,
      type: "library",
      name,
      version,
      purl: `pkg:npm/${name.replace("@", "%40")}@${version}`,
      hashes: [{ alg: "SHA-512", content: Buffer.from(integrity.slice(7), "base64").toString("hex") }],
    })),
  );
  bom.metadata.component.version = source.version;
  bom.metadata.timestamp = new Date(source.epochSeconds * 1000).toISOString();
  bom.serialNumber = `urn:uuid:${uuidOf(JSON.stringify(bom.components) + source.version)}`;
  const file = `croft_${source.version}_sbom.cdx.json`;
  writeFileSync(path.join(out, file), `${JSON.stringify(bom, null, 2)}\n`);
  return file;
}
