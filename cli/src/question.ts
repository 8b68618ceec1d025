// Asks a person before something is lost. Where nobody can answer, `--yes` must have said so.
import { createInterface } from "node:readline/promises";
import { EXIT } from "./command-line/exit-status.ts";
import { usageFault } from "./command-line/parse.ts";
import { Failure } from "./failure.ts";

export async function confirm(sentence: string, yes: boolean): Promise<void> {
  if (yes) return;
  if (process.stdin.isTTY !== true) {
    throw usageFault(`${sentence} Nobody can be asked here.`, "Say --yes if that is what you want.");
  }
  const lines = createInterface({ input: process.stdin, output: process.stderr });
  const answer = await lines.question(`${sentence} Go on? [y/N] `);
  lines.close();
  if (/^y(es)?$/i.test(answer.trim())) return;
  throw new Failure(EXIT.failed, "refused", "Nothing was done.", "Answer y to go on, or say --yes.");
}

/** A line that is not shown as it is typed; all of the input where there is no terminal. */
export async function readSecret(prompt: string): Promise<string> {
  const { stdin, stderr } = process;
  if (stdin.isTTY !== true) {
    const parts: Buffer[] = [];
    for await (const part of stdin) parts.push(part as Buffer);
    return Buffer.concat(parts).toString("utf8").trim();
  }
  stderr.write(prompt);
  stdin.setRawMode(true);
  try {
    return await typedLine(stdin);
  } finally {
    stdin.setRawMode(false);
    stdin.pause();
    stderr.write("\n");
  }
}

const INTERRUPT = "\u0003";
const ERASE = ["\u007f", "\b"];

function typedLine(input: NodeJS.ReadStream): Promise<string> {
  return new Promise((resolve, reject) => {
    let text = "";
    const take = (bytes: Buffer): void => {
      for (const key of bytes.toString("utf8")) {
        if (key === "\r" || key === "\n" || key === INTERRUPT) {
          input.off("data", take);
          if (key !== INTERRUPT) resolve(text.trim());
          else reject(new Failure(EXIT.interrupted, "refused", "Nothing was done.", ""));
          return;
        }
        text = ERASE.includes(key) ? text.slice(0, -1) : text + key;
      }
    };
    input.on("data", take);
    input.resume();
  });
}
