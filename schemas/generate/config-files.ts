// The configuration file of a program -> its reference page, a file to begin with, and the variables that override it.
import type { JsonSchema, Sources } from "./source.ts";
import { HEADER } from "./typescript.ts";

/** A program that reads a configuration file. */
export interface ConfiguredProgram {
  /** Of the schema. */
  message: "agent_config" | "reconciler_config" | "gitops_config";
  /** Name of the generated files, with dashes. */
  file: string;
  example: string;
  /** Constant of the table of variables; null: no variable overrides its settings. */
  variables: string | null;
  validator: string;
  /** In sentences. */
  title: string;
  whose: string;
  command: string;
  /** When no file is read. */
  without: string;
}

export const CONFIGURED_PROGRAMS: readonly ConfiguredProgram[] = [
  {
    message: "agent_config",
    file: "agent-config",
    example: "agent.example.yaml",
    variables: "AGENT_VARIABLES",
    validator: "validateAgentConfig",
    title: "The host agent's configuration",
    whose: "the Croft host agent",
    command: "croft-agent",
    without:
      "An agent whose state folder comes from the environment reads no file unless `--config` or `CROFT_AGENT_CONFIG` names one.",
  },
  {
    message: "reconciler_config",
    file: "reconciler-config",
    example: "reconciler.example.yaml",
    variables: "RECONCILER_VARIABLES",
    validator: "validateReconcilerConfig",
    title: "The reconciler's configuration",
    whose: "the Croft reconciler",
    command: "croft-reconciler",
    without:
      "A reconciler whose state folder comes from the environment reads no file unless `--config` or `CROFT_CONFIG` names one.",
  },
  {
    message: "gitops_config",
    file: "gitops-config",
    example: "gitops.example.yaml",
    variables: null,
    validator: "validateGitopsConfig",
    title: "The configuration of GitOps by pull",
    whose: "Croft's runner of GitOps by pull",
    command: "croft-gitops",
    without: "Without a file nothing runs.",
  },
];

function settingsOf(
  sources: Sources,
  { message }: ConfiguredProgram,
): { description: string; settings: [string, JsonSchema][] } {
  const source = configSource(sources, message);
  return { description: source.description, settings: Object.entries(source.schema.properties ?? {}) };
}

/** The schema of a program's configuration file. */
export function configSource(
  sources: Sources,
  message: ConfiguredProgram["message"],
): Sources["messages"][number] {
  const source = sources.messages.find((one) => one.message === message);
  if (source === undefined) throw new Error(`there is no schema of ${message}`);
  return source;
}

const shown = (value: unknown): string =>
  Array.isArray(value)
    ? `[${value.map((item) => (typeof item === "string" ? JSON.stringify(item) : String(item))).join(", ")}]`
    : String(value as string | number);

/** What applies when a setting is not given; of one with parts what applies for each of them. */
function defaultOf(setting: JsonSchema): string | undefined {
  if (setting.properties === undefined || setting["x-variable"] === undefined)
    return setting.default === undefined ? undefined : shown(setting.default);
  const parts = Object.entries(setting.properties).map(([name, part]) => `${name}: ${shown(part.default)}`);
  return `{${parts.join(", ")}}`;
}

function range(setting: JsonSchema): string {
  if (setting.enum) return setting.enum.map((value) => `\`${value}\``).join(", ");
  const { minimum, maximum } = setting.items ?? setting;
  if (minimum !== undefined) return `${minimum} to ${maximum}`;
  if (setting.properties) return setting["x-variable"] === undefined ? "settings" : "two lists of globs";
  return setting.pattern === "^/" ? "an absolute path" : "";
}

type Settings = readonly (readonly [string, JsonSchema])[];

/** The settings inside of one that is a group, or a list of groups; none of what one variable holds as a whole. */
function nestedIn(setting: JsonSchema): Settings {
  if (setting["x-variable"] !== undefined) return [];
  return Object.entries(setting.items?.properties ?? setting.properties ?? {});
}

/** All settings, with paths such as `sources[].name`. */
function withNested(settings: Settings): Settings {
  return settings.flatMap(([name, setting]): Settings => {
    const path = setting.items === undefined ? name : `${name}[]`;
    const nested = nestedIn(setting).map(([member, one]) => [`${path}.${member}`, one] as const);
    return [[name, setting], ...withNested(nested)];
  });
}

/** The reference page. */
export function configPage(sources: Sources, program: ConfiguredProgram): string {
  const { description, settings } = settingsOf(sources, program);
  const hasVariables = program.variables !== null;
  const rows = withNested(settings).map(([name, setting]) => {
    const value = defaultOf(setting);
    const usual = value === undefined ? "" : `\`${value}\``;
    const variable = hasVariables ? [`\`${setting["x-variable"]}\``] : [];
    const cells = [`\`${name}\``, range(setting), usual, ...variable, setting.description?.trim()];
    return `| ${cells.join(" | ")} |`;
  });
  const titles = ["setting", "values", "unless given", ...(hasVariables ? ["variable"] : []), "what it is"];
  return `<!-- Generated from schemas/messages; run \`npm run generate\`. -->
# ${program.title}

${description.trim()} The file is checked as a whole before anything starts: unknown settings, wrong types and values that
cannot be are all named at once. \`${program.command} check\` does that and looks at the machine besides.

${program.without}

| ${titles.join(" | ")} |
|${"---|".repeat(titles.length)}
${rows.join("\n")}
`;
}

/** A file in which everything is said and nothing set. */
export function configExample(sources: Sources, program: ConfiguredProgram): string {
  const { settings } = settingsOf(sources, program);
  const parts = settings.map(([name, setting]) => exampleOf(name, setting, "#"));
  return `# Configuration of ${program.whose}; \`${program.command} check\` checks it. What is commented out has the value shown.
# Generated from schemas/messages/${program.file}.schema.yaml.

${parts.join("\n")}`;
}

/** A setting that is commented out, with those inside of it. */
function exampleOf(name: string, setting: JsonSchema, indent: string): string {
  const comment = wrapped(setting.description ?? "", indent === "#" ? "# " : `${indent}# `);
  const value = setting.examples === undefined ? defaultOf(setting) : JSON.stringify(setting.examples[0]);
  const nested = nestedIn(setting);
  if (nested.length === 0) return `${comment}\n${indent}${name}:${value === undefined ? "" : ` ${value}`}\n`;
  const inner = nested.map(([member, one], at) => {
    if (setting.items === undefined) return exampleOf(member, one, `${indent}  `);
    return at === 0 ? exampleOf(`- ${member}`, one, `${indent}  `) : exampleOf(member, one, `${indent}    `);
  });
  return `${comment}\n${indent}${name}:\n${inner.join("")}`;
}

/** Which variable of the environment stands for which setting. */
export function configVariables(
  sources: Sources,
  program: ConfiguredProgram & { variables: string },
): string {
  const rows = settingsOf(sources, program).settings.map(
    ([name, setting]) => `  ${name}: ${JSON.stringify(setting["x-variable"])},\n`,
  );
  return `${HEADER}
/** The variable of the environment that overrides a setting of the configuration file. */
export const ${program.variables} = {
${rows.join("")}} as const;
`;
}

function wrapped(text: string, mark = "# "): string {
  const lines: string[] = [];
  for (const word of text.trim().split(/\s+/)) {
    const last = lines.at(-1);
    if (last === undefined || last.length + word.length > 98) lines.push(`${mark}${word}`);
    else lines[lines.length - 1] = `${last} ${word}`;
  }
  return lines.join("\n");
}
