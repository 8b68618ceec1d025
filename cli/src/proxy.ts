// OpenSSH's ProxyCommand: what comes in goes to the guest's port 22, what the guest sends comes out.
import { createWriteStream } from "node:fs";
import { Duplex } from "node:stream";
import { CLOSE_CODES, joinBytes } from "@croft/schemas/byte-frames.ts";
import type { Api } from "@croft/schemas/client/rest-client.ts";
import { clockRemark } from "./clock-remark.ts";
import { findVm } from "./vm-name.ts";
import { openVmSocket } from "./vm-socket.ts";

const STANDARD_OUTPUT = 1;

/** Resolves when the connection has ended; rejects when it was never there, or was cut. */
export async function proxy(api: Api, target: string): Promise<void> {
  const vm = await findVm(api, target);
  const remark = clockRemark(vm);
  // ssh shows what its ProxyCommand says.
  if (remark !== undefined) process.stderr.write(`croft: ${remark}\n`);
  let over = (_code: number, _reason: string) => {};
  const ended = new Promise<void>((resolve, reject) => {
    over = (code, reason) =>
      code === CLOSE_CODES.done ? resolve() : reject(new Error(`the tunnel was cut (${code}) ${reason}`));
  });
  await openVmSocket(api, `/v1/vms/${vm.id}/tunnel`, {
    opened(socket) {
      socket.on("close", (code, reason) => over(code, String(reason)));
      // Not process.stdout: Node never closes it, so ssh would not hear that the guest hung up and would wait for ever; and
      // a look at it makes the pipe one that refuses what it cannot take at once.
      const output = createWriteStream("", { fd: STANDARD_OUTPUT });
      const bytes = Duplex.from({ readable: process.stdin, writable: output });
      joinBytes(socket, bytes);
    },
  });
  return ended;
}
