// `npm run ssh -- project/vm [command]`: a login with what ssh-files.ts writes, and the command's exit status passed on.
import { spawn } from "node:child_process";
import type { Api } from "@croft/schemas/client/rest-client.ts";
import { remoteWords } from "./remote-words.ts";
import { type SshHelper, writeSshConfig } from "./ssh-files.ts";
import { findRunningVm } from "./vm-name.ts";

/** Where keys and certificates lie, and what ssh starts for each connection. */
export interface SshPlace {
  home: string;
  helper: SshHelper;
}

/** Logs in; resolves with the exit status of the command (255 when the login itself failed). */
export async function ssh(api: Api, where: SshPlace, target: string, command: string[]): Promise<number> {
  const vm = await findRunningVm(api, target);
  const config = writeSshConfig(where.home, where.helper);
  const words = remoteWords(command);
  // Nothing of the user's own configuration plays a part.
  const child = spawn(
    "ssh",
    ["-F", config, "-o", "LogLevel=ERROR", `${vm.name}.${vm.project}.croft`, ...words],
    {
      stdio: "inherit",
    },
  );
  return new Promise((resolve, reject) => {
    child.on("error", reject);
    child.on("close", (code) => resolve(code ?? 255));
  });
}
