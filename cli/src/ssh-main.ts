// What ssh_config runs: a bundle of its own, because it starts with every connection and must do so quickly.
//   ssh.js proxy <host>          bytes to the guest, on standard input and output
//   ssh.js credentials <host>    certificate and host key for the login to come

import path from "node:path";
import { cleanLines } from "@croft/schemas/clean-text.ts";
import { readClientSettings } from "./connection/config.ts";
import { proxy } from "./proxy.ts";
import { readApi } from "./reconciler-api.ts";
import { writeCredentials } from "./ssh-files.ts";

try {
  const [command, target] = process.argv.slice(2);
  const home = readClientSettings().localHome ?? "";
  const api = readApi(path.join(home, "reconciler"));
  if (api === undefined) throw new Error(`no Croft in ${home}; \`npm start\` starts one`);
  if (command === "proxy" && target !== undefined) await proxy(api, target);
  else if (command === "credentials" && target !== undefined) {
    await writeCredentials(home, api, target, Date.now());
  } else throw new Error("usage: ssh.js proxy|credentials <vm>");
  process.exit(0);
} catch (error) {
  process.stderr.write(`croft: ${cleanLines(error instanceof Error ? error.message : String(error))}\n`);
  process.exit(1);
}
