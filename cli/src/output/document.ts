// JSON and YAML, for programs.
import type { Format, Output } from "../command-line/command.ts";
import { UNTRUSTED_TAG } from "./untrusted.ts";

export const isForPrograms = (format: Format): format is "json" | "yaml" =>
  format === "json" || format === "yaml";

export async function writeDocument(output: Output, format: "json" | "yaml", value: unknown): Promise<void> {
  if (format === "json") return output.write(`${JSON.stringify(value, null, 2)}\n`);
  const { stringify } = await import("yaml");
  output.write(stringify(value, { lineWidth: 0, aliasDuplicateObjects: false, customTags: [UNTRUSTED_TAG] }));
}
