// `log <vm>` and `screenshot <vm>`: what a guest wrote to its serial port, and a picture of its screen.
import { writeFileSync } from "node:fs";
import { type Api, fetchAnswer } from "@croft/schemas/client/rest-client.ts";
import { findVm } from "./vm-name.ts";

// biome-ignore lint/suspicious/noControlCharactersInRegex: these are what must not reach a terminal
const STEERING = /\u001b\[[0-9;?]*[A-Za-z]|\u001b[()][A-Za-z0-9]|[^\P{Cc}\n\t]/gu;

/** `log <vm> [--tail <lines>]`; on a terminal without what would steer it. */
export async function showLog(
  api: Api,
  words: readonly string[],
  output: NodeJS.WritableStream & { isTTY?: boolean },
): Promise<void> {
  const [target, flag, lines] = words;
  if (target === undefined || (flag !== undefined && (flag !== "--tail" || !/^\d+$/.test(lines ?? "")))) {
    throw new Error("usage: log <project>/<vm> [--tail <lines>]");
  }
  const { id } = await findVm(api, target);
  const route = `/v1/vms/${id}/serial_log${lines === undefined ? "" : `?tail=${lines}`}`;
  const bytes = await (await fetchAnswer(api, { method: "GET", route })).bytes();
  output.write(output.isTTY === true ? bytes.toString("utf8").replace(STEERING, "") : bytes);
}

/** `screenshot <vm> [file]`; returns the file's name. */
export async function saveScreenshot(api: Api, words: readonly string[]): Promise<string> {
  const [target, given] = words;
  if (target === undefined || words.length > 2)
    throw new Error("usage: screenshot <project>/<vm> [file.png]");
  const vm = await findVm(api, target);
  const file = given ?? `${vm.name}.png`;
  const answer = await fetchAnswer(api, { method: "GET", route: `/v1/vms/${vm.id}/screenshot` });
  writeFileSync(file, await answer.bytes());
  return file;
}
