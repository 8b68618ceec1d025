// How a failure is told: the sentence, the code, and what to do; as JSON where documents are wanted.
import { cleanLines } from "@croft/schemas/clean-text.ts";
import { ConnectionError, type FieldFault, ProblemError } from "@croft/schemas/client/failures.ts";
import { CroftError } from "@croft/schemas/errors.ts";
import { EXIT, exitOfHttp } from "./command-line/exit-status.ts";
import { Failure } from "./failure.ts";
import { paint } from "./output/color.ts";

interface Told {
  exit: number;
  code: string;
  title: string;
  detail: string;
  errors: readonly FieldFault[];
  request_id?: string;
}

export function toldOf(error: unknown): Told {
  if (error instanceof Failure) {
    return { exit: error.exit, code: error.code, title: error.message, detail: error.remedy, errors: [] };
  }
  if (error instanceof ProblemError) {
    const { status, code, title, detail, errors, requestId } = error;
    const told: Told = { exit: exitOfHttp(status), code, title, detail, errors };
    if (requestId !== undefined) told.request_id = requestId;
    return told;
  }
  if (error instanceof ConnectionError && error.distrusted !== undefined) {
    const title = `What answers at ${error.endpoint} is not trusted, and got no token.`;
    return { exit: EXIT.unreachable, code: "unavailable", title, detail: error.distrusted, errors: [] };
  }
  if (error instanceof ConnectionError) {
    const title = `The reconciler at ${error.endpoint} does not answer (${error.reason}).`;
    const detail = "Check that it runs, and the endpoint: `croft context list`, CROFT_ENDPOINT.";
    return { exit: EXIT.unreachable, code: "unavailable", title, detail, errors: [] };
  }
  if (error instanceof CroftError) {
    return { exit: EXIT.usage, code: error.code, title: error.message, detail: error.detail, errors: [] };
  }
  const title = error instanceof Error ? error.message : String(error);
  return { exit: EXIT.failed, code: "internal", title, detail: "", errors: [] };
}

/** For standard error. */
export function failureText(told: Told, place: { json: boolean; color: boolean }): string {
  const { exit: _, ...problem } = told;
  if (place.json) return `${JSON.stringify({ error: problem })}\n`;
  const { title, code, detail, errors, request_id } = told;
  const lines = [
    `${paint("croft:", "bad", place.color)} ${title} (${code})`,
    ...errors.map(({ pointer, message }) => `  ${pointer === "" ? "" : `${pointer}: `}${message}`),
    ...(detail === "" || errors.some(({ message }) => message === detail)
      ? []
      : [`  ${detail.replaceAll("\n", "\n  ")}`]),
    ...(request_id === undefined ? [] : [paint(`  request ${request_id}`, "dim", place.color)]),
  ];
  return `${lines.map((line) => keepPaint(line)).join("\n")}\n`;
}

/** What the server wrote steers no terminal; our own colors stay. */
const keepPaint = (line: string): string =>
  line
    // biome-ignore lint/suspicious/noControlCharactersInRegex: these are our own colors
    .split(/(\u001b\[(?:31|2|0)m)/)
    .map((part, at) => (at % 2 === 1 ? part : cleanLines(part)))
    .join("");
