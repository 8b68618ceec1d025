// Reads the YAML sources from the disk, in the order of their names.
import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { load } from "js-yaml";
import { withHostMessages } from "./host-messages.ts";
import { refuseUnknownKeywords } from "./known-keywords.ts";
import type { KindSource, MessageSource, Sources } from "./source.ts";
import { withUnknownWhen } from "./unknown-when.ts";

function readFolder<T>(folder: string): T[] {
  return readdirSync(folder)
    .filter((name) => name.endsWith(".schema.yaml"))
    .sort()
    .map((name) => load(readFileSync(path.join(folder, name), "utf8")) as T);
}

/** `root` is the folder `schemas`. */
export function readSources(root: string): Sources {
  const kinds = readFolder<KindSource>(path.join(root, "resources")).map(withUnknownWhen);
  const messages = readFolder<MessageSource>(path.join(root, "messages"));
  refuseUnknownKeywords({ kinds, messages });
  return { kinds, messages: withHostMessages(messages, kinds) };
}

/** Texts of the examples by their path below `folder`; without those that are whole configurations of their own. */
export function readExamples(folder: string): Map<string, string> {
  const files = readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && /\.(tf|tfquery\.hcl)$/.test(entry.name))
    .map((entry) => path.join(entry.parentPath, entry.name));
  return new Map(files.map((file) => [path.relative(folder, file), readFileSync(file, "utf8")]));
}
