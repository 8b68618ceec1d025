// Which file of the provider is used: the executable that a release publishes, or the script of the same sources.
import { existsSync } from "node:fs";
import path from "node:path";

const NAME = "terraform-provider-croft";

/**
 * `choice` is `executable`, `script`, or the path of another build; without one it is the executable where the build made one, else the
 * script. Errors: when the file that was chosen is missing.
 */
export function providerFile(root: string, choice = ""): string {
  const dist = path.join(root, "provider/dist");
  const executable = path.join(dist, "executable", NAME);
  const script = path.join(dist, NAME);
  if (choice === "") return existsSync(executable) ? executable : script;
  const file =
    choice === "executable" ? executable : choice === "script" ? script : path.resolve(root, choice);
  if (existsSync(file)) return file;
  throw new Error(
    `CROFT_PROVIDER is ${choice}, and ${file} does not exist; it is "executable", "script" or the path of a provider`,
  );
}
