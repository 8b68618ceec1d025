// The text of a program's configuration file -> its settings as they are written, before they are checked.
import { load, YAMLException } from "js-yaml";
import { CroftError } from "./errors.ts";

/** Reads YAML. Throws `invalid_request` that names the file. `example` is a line of such a file. */
export function parseSettings(file: string, text: string, example: string): Record<string, unknown> {
  // A file in which everything is commented out says that everything is as usual.
  if (text.split("\n").every((line) => /^\s*(#.*|---\s*)?$/.test(line))) return {};
  let parsed: unknown;
  try {
    parsed = load(text);
  } catch (error) {
    if (!(error instanceof YAMLException)) throw error;
    const line = error.mark === undefined ? "" : `line ${error.mark.line + 1}: `;
    throw unreadableSettings(file, `${line}${error.reason}`, "Correct the file so that it is YAML.");
  }
  if (parsed === null || parsed === undefined) return {};
  if (typeof parsed !== "object" || Array.isArray(parsed)) {
    throw unreadableSettings(file, "it holds no settings", `Write lines such as \`${example}\`.`);
  }
  return parsed as Record<string, unknown>;
}

/** An error of a configuration file as a whole. */
export const unreadableSettings = (file: string, what: string, detail: string): CroftError =>
  new CroftError("invalid_request", `reading the settings: ${file}: ${what}`, { detail });
