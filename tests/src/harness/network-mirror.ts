// A folder that a reconciler serves as the provider's network mirror (CROFT_PROVIDER_MIRROR_DIR), with this build for this machine.
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { readConfig } from "../../../cli/src/config.ts";
import { directoryHash, zipProgram } from "../../../cli/src/release/provider-archives.ts";

const VERSION = "1.2.3";

/** The provider is built already. */
export function writeNetworkMirror(folder: string): void {
  const into = path.join(folder, VERSION);
  mkdirSync(into, { recursive: true });
  const name = `terraform-provider-croft_v${VERSION}`;
  const program = readFileSync(readConfig().provider);
  const platform = `linux_${process.arch === "arm64" ? "arm64" : "amd64"}`;
  const file = `terraform-provider-croft_${VERSION}_${platform}.zip`;
  writeFileSync(path.join(into, file), zipProgram(name, program, 1_700_000_000, 0));
  const archives = [{ platform, file, hashes: [directoryHash(name, program)] }];
  writeFileSync(path.join(into, "provider.json"), JSON.stringify({ version: VERSION, archives }));
}
