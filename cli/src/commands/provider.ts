// `croft provider config`: how Terraform and OpenTofu install the provider from this Croft, beside what the user has told them.
import { copyFileSync, existsSync, readFileSync, renameSync, writeFileSync } from "node:fs";
import { CroftError } from "@croft/schemas/errors.ts";
import type { Run } from "../command-line/command.ts";
import { readTerraformUser } from "../connection/config.ts";
import { mergeSettings } from "../installation-settings.ts";
import { readUsersSettings } from "../users-settings.ts";

/** The mirror of a Croft. Errors: invalid_value for an address that no client can install from. */
function mirrorOf(endpoint: string): string {
  if (endpoint.startsWith("https://")) return `${endpoint.replace(/\/+$/, "")}/mirror/`;
  throw new CroftError(
    "invalid_value",
    `writing Terraform's settings: ${endpoint} is no address to install from; providers are installed over HTTPS`,
    { detail: "Give the address of this Croft's port for clients: --url https://croft.example:7400" },
  );
}

export const run: Run = async (invocation, session) => {
  const endpoint = invocation.text("url") ?? (await session.connect()).api.endpoint;
  const source = { url: mirrorOf(endpoint) };
  const user = readUsersSettings(readTerraformUser());
  if (!invocation.flag("write")) {
    session.output.write(mergeSettings(user.text, source, user.implied));
    return undefined;
  }
  // Its own text only: what stands in other files of the user's stays there.
  const before = existsSync(user.file) ? readFileSync(user.file, "utf8") : "";
  const after = mergeSettings(before, source, user.implied);
  if (after === before) session.say(`${user.file} says so already.`);
  else {
    if (before !== "") copyFileSync(user.file, `${user.file}.before-croft`);
    writeFileSync(`${user.file}.tmp`, after, { mode: 0o600 });
    renameSync(`${user.file}.tmp`, user.file);
    const kept = before === "" ? "" : ` What it was is in ${user.file}.before-croft.`;
    session.say(`${user.file} installs croft/croft from ${source.url}.${kept}`);
  }
  session.say(
    "The clients must trust its certificate: by the system's authorities, or with SSL_CERT_FILE naming a file that holds theirs and ca.pem.",
  );
  return undefined;
};
