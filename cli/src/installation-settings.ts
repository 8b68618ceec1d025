// Terraform's and OpenTofu's own settings (.terraformrc, .tofurc) with Croft's provider in them. The settings that the user has
// stay as they are: TF_CLI_CONFIG_FILE replaces the user's file, so what Croft writes holds the user's text, and only the block
// provider_installation gets a method more. Its other methods exclude the provider, since a client asks all of them.
//
// The language is HCL 1: `%{` means nothing in it, and a second provider_installation is an error.
import { CroftError } from "@croft/schemas/errors.ts";

/** The same source address means another registry to each client. */
export const PROVIDER_ADDRESSES = ["registry.terraform.io/croft/croft", "registry.opentofu.org/croft/croft"];

/** Where the clients take Croft's provider from. */
export type ProviderSource = { folder: string } | { url: string };

/** A folder in which clients look for providers when they have no provider_installation, and what lies in it. */
export interface ImpliedMirror {
  folder: string;
  providers: readonly string[];
}

const METHODS = /(?<![\w.])(direct|filesystem_mirror|network_mirror|oci_mirror)\s*(=\s*)?\{/g;

/** A string of that language. Errors: invalid_value for what it would read as an expression. */
function quoted(text: string): string {
  if (text.includes("${")) {
    throw new CroftError(
      "invalid_value",
      `writing Terraform's settings: the path ${text} holds "\${", which they cannot express; use another state folder`,
    );
  }
  return `"${text.replace(/["\\]/g, "\\$&")}"`;
}

const list = (values: readonly string[]): string => `[${values.map(quoted).join(", ")}]`;

function block(name: string, attributes: Record<string, string>): string {
  const width = Math.max(...Object.keys(attributes).map((key) => key.length));
  const lines = Object.entries(attributes).map(([key, value]) => `    ${key.padEnd(width)} = ${value}\n`);
  return `  ${name} {\n${lines.join("")}  }\n`;
}

const croftMethod = (source: ProviderSource): string =>
  "folder" in source
    ? block("filesystem_mirror", { path: quoted(source.folder), include: list(PROVIDER_ADDRESSES) })
    : block("network_mirror", { url: quoted(source.url), include: list(PROVIDER_ADDRESSES) });

/** The whole block, for settings without one. What the clients would have searched by themselves is searched on. */
function providerInstallation(source: ProviderSource, implied: readonly ImpliedMirror[] = []): string {
  const others = implied
    .map(({ folder, providers }) => ({
      folder,
      providers: providers.filter((one) => !PROVIDER_ADDRESSES.includes(one)),
    }))
    .filter(({ providers }) => providers.length > 0);
  const elsewhere = [...PROVIDER_ADDRESSES, ...others.flatMap(({ providers }) => providers)];
  return [
    "provider_installation {\n",
    croftMethod(source),
    ...others.map(({ folder, providers }) =>
      block("filesystem_mirror", { path: quoted(folder), include: list(providers) }),
    ),
    block("direct", { exclude: list([...new Set(elsewhere)]) }),
    "}\n",
  ].join("");
}

/** The text with strings, comments and heredocs blanked, so that braces and names in it are those of blocks. */
function codeOf(text: string): string {
  const noCode =
    /"(?:\\.|[^"\\\n])*"|#[^\n]*|\/\/[^\n]*|\/\*[\s\S]*?\*\/|<<-?(\w+)\n[\s\S]*?\n\s*\1(?=\n|$)/g;
  return text.replace(noCode, (match) => match.replace(/[^\n]/g, " "));
}

/** From the brace at `open` to the one that ends it. */
function endOf(code: string, open: number): number {
  let depth = 0;
  for (let at = open; at < code.length; at++) {
    if (code[at] === "{") depth++;
    if (code[at] === "}" && --depth === 0) return at;
  }
  throw new CroftError(
    "invalid_value",
    "merging Croft's provider into Terraform's settings: the block provider_installation has no end; mend the file, then repeat",
  );
}

/** Where a method may be added: the clients want development overrides before all others. */
function firstMethodAt(code: string, bodyStart: number, end: number): number {
  const overrides = /(?<![\w.])dev_overrides\s*(=\s*)?\{/.exec(code.slice(bodyStart, end));
  return overrides === null
    ? bodyStart
    : endOf(code, bodyStart + overrides.index + overrides[0].length - 1) + 1;
}

interface Method {
  start: number;
  bodyStart: number;
  end: number;
}

function methodsOf(code: string, from: number, to: number): Method[] {
  const found: Method[] = [];
  for (const match of code.slice(from, to).matchAll(METHODS)) {
    const start = from + match.index;
    const bodyStart = start + match[0].length;
    if (found.some((one) => start < one.end)) continue;
    found.push({ start, bodyStart, end: endOf(code, bodyStart - 1) });
  }
  return found;
}

/** The method without Croft's provider; "" for a method that is there for it alone, which an earlier merge wrote. */
function withoutCroft(text: string, method: Method): string {
  const whole = text.slice(method.start, method.end + 1);
  const attribute = (name: string) =>
    new RegExp(`(?<![\\w.])${name}\\s*=\\s*\\[([^\\]]*)\\]`).exec(text.slice(method.bodyStart, method.end));
  const addresses = (found: RegExpExecArray | null) =>
    [...(found?.[1] ?? "").matchAll(/"([^"]*)"/g)].map((match) => match[1] ?? "");
  const included = addresses(attribute("include"));
  if (included.length > 0 && included.every((one) => PROVIDER_ADDRESSES.includes(one))) return "";
  const exclude = attribute("exclude");
  const excluded = addresses(exclude);
  const missing = PROVIDER_ADDRESSES.filter((one) => !excluded.includes(one));
  if (missing.length === 0) return whole;
  const line = `exclude = ${list([...excluded, ...missing])}`;
  if (exclude === null) {
    const at = method.bodyStart - method.start;
    const rest = whole.slice(at);
    return `${whole.slice(0, at)}\n    ${line}${/^\s*\n/.test(rest) ? "" : "\n  "}${rest}`;
  }
  return whole.replace(exclude[0], () => line);
}

/**
 * The user's settings with Croft's provider in them. Merging again changes nothing. Errors: invalid_value for settings in JSON or with
 * a block that does not end.
 */
export function mergeSettings(
  text: string,
  source: ProviderSource,
  implied: readonly ImpliedMirror[] = [],
): string {
  if (text.trimStart().startsWith("{")) {
    throw new CroftError(
      "invalid_value",
      `merging Croft's provider into Terraform's settings: the file is JSON; write into it by hand what this means:\n${providerInstallation(source, implied)}`,
    );
  }
  const code = codeOf(text);
  const opening = /(?<![\w.])provider_installation\s*(=\s*)?\{/.exec(code);
  if (opening === null) {
    const before = text.trim() === "" ? "" : `${text.trimEnd()}\n\n`;
    return `${before}${providerInstallation(source, implied)}`;
  }
  const bodyStart = opening.index + opening[0].length;
  const end = endOf(code, bodyStart - 1);
  const [opened, rest] = [firstMethodAt(code, bodyStart, end), methodsOf(code, bodyStart, end)];
  let body = "";
  let at = opened;
  for (const method of rest) {
    const kept = withoutCroft(text, method);
    const between = text.slice(at, method.start);
    body += kept === "" ? between.replace(/\n[ \t]*$/, "") : between + kept;
    at = method.end + 1;
  }
  body += text.slice(at, end);
  const method = croftMethod(source).trimEnd();
  return `${text.slice(0, opened)}\n${method}${body.startsWith("\n") ? "" : "\n "}${body}${text.slice(end)}`;
}
