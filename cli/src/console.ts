// `console <vm>`: the guest's serial port on this terminal. Ctrl-] leaves.
//
//   ticket --WebSocket--> joined --Ctrl-], guest gone, cut--> the terminal is as before

import { Duplex, Transform } from "node:stream";
import { joinBytes, type Note } from "@croft/schemas/byte-frames.ts";
import { type Api, call } from "@croft/schemas/client/rest-client.ts";
import { findVm } from "./vm-name.ts";
import { openVmSocket } from "./vm-socket.ts";

const ESCAPE = 0x1d;

export interface Terminal {
  input: NodeJS.ReadableStream & { isTTY?: boolean; setRawMode?(raw: boolean): unknown };
  output: NodeJS.WritableStream;
  /** For what is not the guest's. */
  say(line: string): void;
}

/** Resolves when it is left, the guest is gone, or `interrupted`. */
export async function openConsole(
  api: Api,
  target: string,
  options: { view: boolean; terminal: Terminal; interrupted?: AbortSignal },
): Promise<void> {
  const { view, terminal, interrupted } = options;
  const vm = await findVm(api, target);
  const type = view ? "serial_view" : "serial";
  const { ticket } = await call(api, "POST", "/v1/console_tickets", { vm: vm.id, type });
  const raw = terminal.input.isTTY === true;
  let over = () => {};
  const ended = new Promise<void>((resolve) => {
    over = resolve;
  });
  // On a terminal Ctrl-C goes to the guest: what comes here is sent by another program.
  interrupted?.addEventListener("abort", () => over());
  const typed = untilEscape(() => over());
  await openVmSocket(api, `/v1/vms/${vm.id}/console${view ? "?view=true" : ""}`, {
    ticket,
    opened(socket) {
      terminal.say(`Console of ${vm.project}/${vm.name}. Ctrl-] leaves it.`);
      socket.on("close", () => over());
      joinBytes(
        socket,
        Duplex.from({
          readable: (terminal.input as NodeJS.ReadStream).pipe(typed),
          writable: terminal.output as NodeJS.WriteStream,
        }),
        { onNote: view ? () => {} : teller(terminal) },
      );
      void ended.then(() => socket.close(1000));
    },
  });
  if (raw) terminal.input.setRawMode?.(true);
  try {
    await ended;
  } finally {
    if (raw) terminal.input.setRawMode?.(false);
  }
  terminal.say("\r\nLeft the console.");
}

/** Says when the keyboard goes to somebody else, and when it comes back. */
function teller(terminal: Terminal): (note: Note) => void {
  let mine = true;
  return ({ writing }) => {
    if (writing === undefined || writing === mine) return;
    mine = writing;
    terminal.say(mine ? "\r\n[you type again]\r" : "\r\n[somebody else types now; you look on]\r");
  };
}

/** Passes bytes on up to the escape key. */
function untilEscape(escaped: () => void): Transform {
  return new Transform({
    transform(bytes: Buffer, _encoding, done) {
      const at = bytes.indexOf(ESCAPE);
      if (at < 0) return done(null, bytes);
      done(null, bytes.subarray(0, at));
      // What was typed before it goes on its way first.
      setImmediate(escaped);
    },
  });
}
