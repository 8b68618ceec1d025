// The bundled programs, fresh, and the provider in a filesystem mirror of its own.
import { mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { execa } from "execa";
import { readConfig } from "../../../cli/src/config.ts";
import { installProvider } from "../../../cli/src/provider-mirror.ts";
import { root } from "./clone.ts";
import { noteWait } from "./run/waits.ts";

/** Bundles programs by their names in cli/build.mjs, unless the run of this file did so for all files. */
export async function build(...programs: string[]): Promise<void> {
  if (process.env.CROFT_TESTS_BUILT === "1") return;
  const only = programs.flatMap((name) => ["--only", name]);
  await noteWait("builds", execa(process.execPath, [path.join(root, "cli/build.mjs"), ...only]));
}

export interface BuiltProvider {
  /** Path of Terraform's configuration that names the mirror: TF_CLI_CONFIG_FILE. */
  readonly terraformrc: string;
  remove(): void;
}

export async function builtProvider(): Promise<BuiltProvider> {
  await build("provider");
  const folder = mkdtempSync(path.join(tmpdir(), "croft-mirror-"));
  const terraformrc = path.join(folder, "terraformrc");
  await installProvider({ bundle: readConfig().provider, mirror: path.join(folder, "mirror"), terraformrc });
  return { terraformrc, remove: () => rmSync(folder, { recursive: true, force: true }) };
}

/** Process ids of the providers that a running terraform has started. */
export function providersOf(terraform: number): number[] {
  return readdirSync("/proc")
    .filter((name) => /^\d+$/.test(name))
    .map(Number)
    .filter((pid) => {
      try {
        const parent = /^PPid:\s+(\d+)$/m.exec(readFileSync(`/proc/${pid}/status`, "utf8"))?.[1];
        return (
          Number(parent) === terraform &&
          readFileSync(`/proc/${pid}/cmdline`, "utf8").includes("terraform-provider-croft")
        );
      } catch {
        return false;
      }
    });
}
