// `~/.config/croft/config.yaml`: the Crofts that a person uses, each under a name with its address and token. Because of the
// tokens nobody else may read it: it is written with mode 0600 and refused with any other that lets others in.
import { chmodSync, mkdirSync, readFileSync, renameSync, statSync, writeFileSync } from "node:fs";
import path from "node:path";
import { parse, stringify } from "yaml";
import { EXIT } from "../command-line/exit-status.ts";
import { Failure } from "../failure.ts";

export interface Context {
  endpoint: string;
  token?: string;
  /** Instead of the token: a file that holds it, read anew each time. */
  token_file?: string;
  /** PEM, or the path of a file. */
  ca_certificate?: string;
  project?: string;
}

export interface ContextFile {
  current?: string;
  contexts: Record<string, Context>;
}

const OTHERS = 0o077;
export const CONTEXT_NAME = /^[a-z0-9]([a-z0-9._-]{0,61}[a-z0-9])?$/i;

/** Without a file there are no contexts. */
export function readContexts(file: string): ContextFile {
  let text: string;
  try {
    const { mode } = statSync(file);
    if ((mode & OTHERS) !== 0) throw unsafe(file, mode);
    text = readFileSync(file, "utf8");
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "ENOENT") return { contexts: {} };
    throw error;
  }
  return checked(file, parse(text));
}

function checked(file: string, value: unknown): ContextFile {
  const { current, contexts } = (value ?? {}) as Partial<Record<keyof ContextFile, unknown>>;
  if (contexts !== undefined && (typeof contexts !== "object" || contexts === null)) throw damaged(file);
  const found: Record<string, Context> = {};
  for (const [name, one] of Object.entries(contexts ?? {})) {
    const members = (one ?? {}) as Record<string, unknown>;
    if (typeof members.endpoint !== "string") throw damaged(file, `contexts.${name}.endpoint`);
    for (const key of ["token", "token_file", "ca_certificate", "project"]) {
      if (members[key] !== undefined && typeof members[key] !== "string")
        throw damaged(file, `contexts.${name}.${key}`);
    }
    found[name] = members as unknown as Context;
  }
  return typeof current === "string" ? { current, contexts: found } : { contexts: found };
}

/** Whole or not at all. */
export function writeContexts(file: string, contexts: ContextFile): void {
  mkdirSync(path.dirname(file), { recursive: true, mode: 0o700 });
  const aside = `${file}.${process.pid}.new`;
  writeFileSync(aside, stringify(contexts), { mode: 0o600 });
  chmodSync(aside, 0o600);
  renameSync(aside, file);
}

const unsafe = (file: string, mode: number): Failure =>
  new Failure(
    EXIT.denied,
    "forbidden",
    `${file} holds tokens, and others may read it (mode ${(mode & 0o777).toString(8)}).`,
    `Run \`chmod 600 ${file}\`, and have the tokens in it replaced if others may have seen them.`,
  );

const damaged = (file: string, where = "contexts"): Failure =>
  new Failure(
    EXIT.usage,
    "invalid_value",
    `${file} cannot be used: ${where} is not what it must be.`,
    "Correct it, or move it away and run `croft login` again.",
  );
