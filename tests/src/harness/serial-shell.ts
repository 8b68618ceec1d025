// The root shell that the tiny guest offers on its serial port.
import { once } from "node:events";
import { existsSync, readFileSync } from "node:fs";
import { connect, type Socket } from "node:net";
import { setTimeout as sleep } from "node:timers/promises";
import { noteWait } from "./run/waits.ts";

/** Waits until a file holds a text; throws with the file's end when it does not in time. */
export const waitForText = (file: string, text: string | RegExp, limitMs: number): Promise<void> =>
  noteWait("guests", findText(file, text, limitMs));

async function findText(file: string, text: string | RegExp, limitMs: number): Promise<void> {
  for (const until = Date.now() + limitMs; ; await sleep(50)) {
    const contents = existsSync(file) ? readFileSync(file, "utf8") : "";
    if (typeof text === "string" ? contents.includes(text) : text.test(contents)) return;
    if (Date.now() > until) throw new Error(`no ${text} in ${file}:\n${contents.slice(-2000)}`);
  }
}

export class SerialShell {
  readonly #socket: Socket;
  #text = "";
  #calls = 0;
  #heard = () => {};

  private constructor(socket: Socket) {
    this.#socket = socket;
    socket.setEncoding("utf8");
    socket.on("data", (chunk: string) => {
      this.#text += chunk;
      this.#heard();
    });
    socket.on("error", () => {});
  }

  static async connect(path: string): Promise<SerialShell> {
    const socket = connect(path);
    await once(socket, "connect");
    const shell = new SerialShell(socket);
    // Takes away what the shell says at its start.
    await shell.run("true");
    return shell;
  }

  /** Runs a command in the guest; resolves to what it wrote. */
  run(command: string, limitMs = 180_000): Promise<string> {
    return noteWait("guests", this.#run(command, limitMs));
  }

  /** Sends a command whose end nobody hears of, because it ends the guest. */
  send(command: string): void {
    this.#socket.write(`${command}\n`);
  }

  async #run(command: string, limitMs: number): Promise<string> {
    const mark = `done-${++this.#calls}`;
    this.#text = "";
    // The mark is put together in the guest, so an echo of the command is not taken for its end.
    this.#socket.write(`${command}; echo "<"${mark}">"\n`);
    const until = Date.now() + limitMs;
    while (!this.#text.includes(`<${mark}>`)) {
      const left = until - Date.now();
      if (left <= 0) throw new Error(`"${command}" did not end in the guest: ${this.#text}`);
      let timer: NodeJS.Timeout | undefined;
      await new Promise<void>((resolve) => {
        this.#heard = resolve;
        timer = setTimeout(resolve, left);
      });
      clearTimeout(timer);
    }
    return this.#text
      .slice(0, this.#text.indexOf(`<${mark}>`))
      .replaceAll("\r", "")
      .trim();
  }

  close(): void {
    this.#socket.destroy();
  }
}
