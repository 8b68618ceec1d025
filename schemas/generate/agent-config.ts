// The agent's configuration file -> its reference page, a file to begin with, and the variables that go before it.
import type { JsonSchema, Sources } from "./source.ts";
import { HEADER } from "./typescript.ts";

function settingsOf(sources: Sources): { description: string; settings: [string, JsonSchema][] } {
  const source = sources.messages.find(({ message }) => message === "agent_config");
  if (source === undefined) throw new Error("there is no agent-config.schema.yaml");
  return { description: source.description, settings: Object.entries(source.schema.properties ?? {}) };
}

const shown = (value: unknown): string =>
  Array.isArray(value)
    ? `[${value.map((item) => (typeof item === "string" ? JSON.stringify(item) : String(item))).join(", ")}]`
    : String(value as string | number);

/** What applies when a setting is not given; of one with parts what applies for each of them. */
function defaultOf(setting: JsonSchema): string | undefined {
  if (setting.properties === undefined)
    return setting.default === undefined ? undefined : shown(setting.default);
  const parts = Object.entries(setting.properties).map(([name, part]) => `${name}: ${shown(part.default)}`);
  return `{${parts.join(", ")}}`;
}

function range(setting: JsonSchema): string {
  if (setting.enum) return setting.enum.map((value) => `\`${value}\``).join(", ");
  const { minimum, maximum } = setting.items ?? setting;
  if (minimum !== undefined) return `${minimum} to ${maximum}`;
  if (setting.properties) return "two lists of globs";
  return setting.pattern === "^/" ? "an absolute path" : "";
}

/** The reference page. */
export function configPage(sources: Sources): string {
  const { description, settings } = settingsOf(sources);
  const rows = settings.map(([name, setting]) => {
    const value = defaultOf(setting);
    const usual = value === undefined ? "" : `\`${value}\``;
    const cells = [
      `\`${name}\``,
      range(setting),
      usual,
      `\`${setting["x-variable"]}\``,
      setting.description?.trim(),
    ];
    return `| ${cells.join(" | ")} |`;
  });
  return `<!-- Generated from schemas/messages; run \`npm run generate\`. -->
# The host agent's configuration

${description.trim()} The file is checked as a whole before anything starts: unknown settings, wrong types and values that
cannot be are all named at once. \`croft-agent check\` does that and looks at the machine besides.

An agent whose state folder comes from the environment reads no file unless \`--config\` or \`CROFT_AGENT_CONFIG\` names one.

| setting | values | unless given | variable | what it is |
|---|---|---|---|---|
${rows.join("\n")}
`;
}

/** A file in which everything is said and nothing set. */
export function configExample(sources: Sources): string {
  const { settings } = settingsOf(sources);
  const parts = settings.map(([name, setting]) => {
    const value = defaultOf(setting);
    const usual = value === undefined ? "" : ` ${value}`;
    return `${wrapped(setting.description ?? "")}\n#${name}:${usual}\n`;
  });
  return `# Configuration of the Croft host agent; \`croft-agent check\` checks it. What is commented out has the value shown.
# Generated from schemas/messages/agent-config.schema.yaml.

${parts.join("\n")}`;
}

/** Which variable of the environment stands for which setting. */
export function configVariables(sources: Sources): string {
  const rows = settingsOf(sources).settings.map(
    ([name, setting]) => `  ${name}: ${JSON.stringify(setting["x-variable"])},\n`,
  );
  return `${HEADER}
/** The variable of the environment that goes before a setting of the agent's configuration file. */
export const AGENT_VARIABLES = {
${rows.join("")}} as const;
`;
}

function wrapped(text: string): string {
  const lines: string[] = [];
  for (const word of text.trim().split(/\s+/)) {
    const last = lines.at(-1);
    if (last === undefined || last.length + word.length > 98) lines.push(`# ${word}`);
    else lines[lines.length - 1] = `${last} ${word}`;
  }
  return lines.join("\n");
}
