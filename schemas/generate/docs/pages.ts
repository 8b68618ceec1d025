// schema + example -> the provider's documentation in the registry's layout. Pure: examples come in as text.
import type { AttributeModel, EphemeralModel, FunctionModel } from "../../src/terraform-model.ts";
import { EPHEMERAL_RESOURCES } from "../ephemeral-resources.ts";
import { FUNCTIONS } from "../functions.ts";
import { PROVIDER_DESCRIPTION, PROVIDER_SETTINGS } from "../provider-settings.ts";
import type { KindSource, Sources } from "../source.ts";
import { resourceModel } from "../terraform.ts";
import { dataSourceModels } from "../terraform-data-sources.ts";
import { actionModels, listResourceModels } from "../terraform-lists-and-actions.ts";
import { attributeList, changeRows, groups } from "./attributes.ts";

/** Text of an example by its path below `examples/`, such as `resources/croft_vm/resource.tf`. */
export type Examples = ReadonlyMap<string, string>;

const page = (title: string, description: string, body: readonly string[]): string =>
  `---
page_title: ${JSON.stringify(title)}
description: ${JSON.stringify(description)}
---

<!-- Generated from schemas/ and examples/ by \`npm run generate\`. -->

${body.filter((part) => part !== "").join("\n\n")}
`;

function section(title: string, text: string): string {
  return text === "" ? "" : `## ${title}\n\n${text}`;
}

function example(examples: Examples, path: string): string {
  const text = examples.get(path);
  if (text === undefined) throw new Error(`there is no examples/${path}`);
  return section("Example", `\`\`\`terraform\n${text.trim()}\n\`\`\``);
}

/** What only a newer Terraform knows. */
const since = (version: string): string => `Needs Terraform ${version} or newer.`;

function schemaSections(attributes: readonly AttributeModel[]): string[] {
  const { required, optional, told } = groups(attributes);
  return [
    section("Required", attributeList(required)),
    section("Optional", attributeList(optional)),
    section("Read-only", attributeList(told)),
  ];
}

const IMPORT: Readonly<Record<string, (source: KindSource) => string>> = {
  project: () => "By its id, or by `project/name`.",
  shareable: () => "By its id, by `project/name`, or by `-/name` when it is shared.",
  global: ({ kind }) => (kind === "disk" ? "By its id, or by `host:identity`." : "By its id or its name."),
  of_vm: () => "By its id, or by `vm_id/partition_id`.",
};

const importForm: Readonly<Record<string, string>> = {
  project: "web/NAME",
  shareable: "web/NAME",
  of_vm: "vm_0000000000000000/prt_0000000000000000",
};

function importSection(source: KindSource): string {
  const form = source.kind === "disk" ? "alpha:IDENTITY" : (importForm[source.scope] ?? "NAME");
  const block = (name: string, value: string) =>
    `\`\`\`terraform\nimport {\n  ${"to".padEnd(name.length)} = ${source.terraform}.it\n  ${name} = ${value}\n}\n\`\`\``;
  return section(
    "Import",
    [
      `${IMPORT[source.scope]?.(source)}`,
      block("id", `"${form}"`),
      "From Terraform 1.12 on also by its identity, which is its id:",
      block("identity", `{ id = "${source.id_prefix}_0000000000000000" }`),
    ].join("\n\n"),
  );
}

function unknownSection(attributes: readonly AttributeModel[]): string {
  const rows = attributes
    .filter(({ unknownWhen }) => unknownWhen !== undefined && unknownWhen.length > 0)
    .map(
      ({ name, unknownWhen = [] }) =>
        `| \`${name}\` | ${unknownWhen.map((field) => `\`${field}\``).join(", ")} |`,
    );
  if (rows.length === 0) return "";
  return `A plan shows these as known after apply when one of the named fields changes:\n\n| field | changes with |\n|---|---|\n${rows.join("\n")}`;
}

function resourcePage(source: KindSource, examples: Examples): string {
  const model = resourceModel(source);
  const states = source.states.map((state) => `\`${state}\``).join(", ");
  return page(`${model.name} (resource)`, model.description, [
    `# ${model.name}`,
    model.description,
    source.deletion?.trim() ?? "",
    example(examples, `resources/${model.name}/resource.tf`),
    section(
      "What a change does",
      `| field | a change |\n|---|---|\n${changeRows(model.attributes).join("\n")}\n\n${unknownSection(model.attributes)}`.trim(),
    ),
    ...schemaSections(model.attributes),
    section(
      "Timeouts",
      'The block `timeouts` takes `create`, `read`, `update` and `delete`: durations such as `"10m"`, 20 minutes unless given.',
    ),
    importSection(source),
    section("REST", `\`/v1/${source.plural}\`; ids \`${source.id_prefix}_…\`; states ${states}.`),
  ]);
}

function dataSourcePages(sources: Sources, examples: Examples): [string, string][] {
  return dataSourceModels(sources).map((model) => [
    `data-sources/${short(model.name)}.md`,
    page(`${model.name} (data source)`, model.description, [
      `# ${model.name} (data source)`,
      model.description,
      example(examples, `data-sources/${model.name}/data-source.tf`),
      ...schemaSections(model.attributes),
    ]),
  ]);
}

function listResourcePages(sources: Sources, examples: Examples): [string, string][] {
  return listResourceModels(sources).map((model) => [
    `list-resources/${short(model.name)}.md`,
    page(`${model.name} (list resource)`, model.description, [
      `# ${model.name} (list resource)`,
      model.description,
      since("1.14"),
      example(examples, `list-resources/${model.name}/list-resource.tfquery.hcl`),
      ...schemaSections(model.attributes),
    ]),
  ]);
}

function actionPages(sources: Sources, examples: Examples): [string, string][] {
  return actionModels(sources).map((model) => [
    `actions/${short(model.name)}.md`,
    page(`${model.name} (action)`, model.description, [
      `# ${model.name} (action)`,
      model.description,
      since("1.14"),
      example(examples, `actions/${model.name}/action.tf`),
      ...schemaSections(model.attributes),
    ]),
  ]);
}

const ephemeralPage = ({ name, description, attributes }: EphemeralModel, examples: Examples): string =>
  page(`${name} (ephemeral resource)`, description, [
    `# ${name} (ephemeral resource)`,
    description,
    example(examples, `ephemeral-resources/${name}/ephemeral-resource.tf`),
    ...schemaSections(attributes),
  ]);

function functionPage(model: FunctionModel, examples: Examples): string {
  const { name, parameters, variadic, returns } = model;
  const all = [
    ...parameters.map(({ name, type }) => `${name} ${type}`),
    ...(variadic ? [`${variadic.name} ${variadic.type}...`] : []),
  ];
  const list = [...parameters, ...(variadic ? [variadic] : [])].map(
    (one) => `- \`${one.name}\` (${one.type}) ${one.description}`,
  );
  return page(`${name} (function)`, model.summary, [
    `# ${name} (function)`,
    model.description,
    example(examples, `functions/${name}/function.tf`),
    section("Signature", `\`\`\`text\n${name}(${all.join(", ")}) ${returns}\n\`\`\``),
    section("Arguments", list.join("\n")),
  ]);
}

const short = (name: string): string => name.replace(/^croft_/, "");

const REQUIRED_PROVIDERS = `terraform {
  required_providers {
    croft = { source = "croft/croft" }
  }
}`;

function indexPage(examples: Examples): string {
  return page("Croft provider", PROVIDER_DESCRIPTION, [
    "# Croft provider",
    PROVIDER_DESCRIPTION,
    "Each configuration names the provider that it needs; without this block `terraform init` looks for another one:",
    `\`\`\`terraform\n${REQUIRED_PROVIDERS}\n\`\`\``,
    example(examples, "provider/provider.tf"),
    section("Settings", attributeList(PROVIDER_SETTINGS)),
    section(
      "What plans and applies do",
      [
        "- A plan asks the reconciler what each real change means: which VM restarts and why, what is destroyed, what has no room. A change that nothing can cure is an error of the plan.",
        "- The plan after an apply is empty, and so is every later one as long as nobody changes anything.",
        "- An apply that was interrupted or lost an answer is carried on by the next one: nothing is made twice and nothing is forgotten.",
        "- Ctrl-C ends within a second. What is being made then is in the state with a warning, not tainted, and the next apply waits on.",
        "- `tags_all` is `default_tags` and `tags`, merged; an object's own tags win.",
        "- The provider's `project` is applied when an object is created; later changes of it move nothing.",
        "- A name is taken once in a project. With `create_before_destroy` a replacement therefore needs a new name, or its create is refused with `already_exists` while the old object is still there.",
        "- `terraform plan -generate-config-out` writes no secrets, so it leaves out the `user_data` of a VM, which keeps those it has (`on_user_data_change`).",
        "- Give each configuration a token of its own.",
      ].join("\n"),
    ),
  ]);
}

/** All pages, by their path below the documentation's folder. */
export function documentation(sources: Sources, examples: Examples): Map<string, string> {
  return new Map([
    ["index.md", indexPage(examples)],
    ...sources.kinds
      .filter(({ terraform }) => terraform)
      .map((source): [string, string] => [
        `resources/${short(source.terraform as string)}.md`,
        resourcePage(source, examples),
      ]),
    ...dataSourcePages(sources, examples),
    ...listResourcePages(sources, examples),
    ...actionPages(sources, examples),
    ...EPHEMERAL_RESOURCES.map((model): [string, string] => [
      `ephemeral-resources/${short(model.name)}.md`,
      ephemeralPage(model, examples),
    ]),
    ...FUNCTIONS.map((model): [string, string] => [
      `functions/${model.name}.md`,
      functionPage(model, examples),
    ]),
  ]);
}
