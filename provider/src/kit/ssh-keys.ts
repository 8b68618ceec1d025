/** Public keys as users write them: the id of a `croft_ssh_key`, or the text of a key. */
import { kindOfId } from "@croft/schemas/ids.ts";
import { parseSshPublicKey, sshKeyIdentity } from "@croft/schemas/ssh-public-key.ts";
import { type Diagnostic, errorDiagnostic } from "../tfplugin/diagnostic.ts";
import { type Path, pathText } from "../tfplugin/path.ts";
import type { TfValue } from "../tfplugin/value.ts";

/** Nothing of the text is shown: it may be a private key. */
export function checkKey(text: TfValue, at: Path): Diagnostic[] {
  if (typeof text !== "string") return [];
  const result = parseSshPublicKey(text);
  return "key" in result
    ? []
    : [errorDiagnostic(`${pathText(at)} is no public key`, `The text ${result.fault}.`, at)];
}

/** Of a list of keys and ids. */
export function checkKeys(keys: TfValue, at: Path): Diagnostic[] {
  if (!Array.isArray(keys)) return [];
  const texts = keys.filter((key) => typeof key === "string" && kindOfId(key) !== "ssh_key");
  return texts.flatMap((text) => checkKey(text, at));
}

/** The texts of keys and ids as far as they are known: `texts` has those of ids. */
const identities = (keys: readonly string[], texts: ReadonlyMap<string, string>): Set<string> =>
  new Set(keys.map((key) => sshKeyIdentity(texts.get(key) ?? key)));

/** Whether two lists name the same keys, in any order, with whatever comments. */
export function sameKeys(
  one: TfValue,
  other: TfValue,
  texts: ReadonlyMap<string, string> = new Map(),
): boolean {
  if (!isTexts(one) || !isTexts(other)) return false;
  const [first, second] = [identities(one, texts), identities(other, texts)];
  return first.size === second.size && [...first].every((key) => second.has(key));
}

export const isTexts = (value: TfValue | undefined): value is string[] =>
  Array.isArray(value) && value.every((item) => typeof item === "string");
