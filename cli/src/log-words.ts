// What a program of ours wrote to its log before it ended, in words for a person: its logs are lines of JSON.

export interface Fault {
  code: string | null;
  /** One sentence or several, with what to do. */
  words: string;
}

interface Line {
  level?: unknown;
  msg?: unknown;
  code?: unknown;
  detail?: unknown;
  error?: unknown;
}

/** The last error of a log; undefined when there is none. Lines that are no JSON (a crash of Node) are taken as they are. */
export function lastFault(log: string): Fault | undefined {
  const lines = log.trimEnd().split("\n").filter(Boolean);
  const line = lines.map(parse).findLast((one) => one?.level === "error");
  if (line !== undefined) return faultOf(line);
  const plain = lines.filter((text) => parse(text) === undefined).slice(-10);
  return plain.length === 0 ? undefined : { code: null, words: plain.join("\n") };
}

function faultOf({ msg, code, detail, error }: Line): Fault {
  const first = sentence(error) ?? String(msg ?? "it failed");
  const more = typeof detail === "string" && detail !== first ? ` ${detail}` : "";
  return { code: typeof code === "string" ? code : null, words: `${first}${more}` };
}

/** Of a chain of causes the first, without the class of the error. */
function sentence(error: unknown): string | undefined {
  if (typeof error === "string") return error;
  const chain = (error as { chain?: unknown } | null)?.chain;
  const first = Array.isArray(chain) ? chain[0] : undefined;
  return typeof first === "string" ? first.replace(/^\w*Error: /, "") : undefined;
}

function parse(text: string): Line | undefined {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === "object" && value !== null ? value : undefined;
  } catch {
    return undefined;
  }
}
