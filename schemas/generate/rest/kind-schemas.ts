// The schemas of the kinds' documents, creates and patches.
import { createBody, type JsonSchema, type KindSource, pascal, patchBody } from "../source.ts";
import { type NamedSchemas, type Naming, published } from "./component-schemas.ts";
import { idPattern, nounOf } from "./kind-routes.ts";
import { integer, objectOf, reference, text, time } from "./route.ts";

const nullable = (description: string): JsonSchema => ({ type: ["string", "null"], description });

/** What every status has. */
const standing = (states: readonly string[]): Record<string, JsonSchema> => ({
  observed_generation: integer("Generation that the rest of the status answers."),
  state: { type: "string", enum: [...states], description: "Where it stands." },
  state_reason: nullable("What is waited for or went wrong, one sentence; null when all is well."),
  state_code: nullable("Code of the error that goes with it."),
  conditions: {
    type: "array",
    items: reference("Condition"),
    description: "Named facts with their reasons.",
  },
});

function documentSchema(source: KindSource, spec: JsonSchema): JsonSchema {
  const noun = nounOf(source);
  return objectOf(
    source.description.trim(),
    {
      kind: { type: "string", enum: [source.kind], description: "Tells it from other objects." },
      id: { type: "string", pattern: idPattern(source.id_prefix), description: `Id of the ${noun}.` },
      project: nullable("Name of its project; null for what is shared or global."),
      shared: { type: "boolean", description: "Whether all projects may use it." },
      name: nullable("Its name; null for what has none."),
      tags: reference("Tags"),
      default_tags: reference("Tags"),
      generation: integer("Rises with every write of a user; what `If-Match` compares.", 1),
      revision: text("Rises with every change."),
      created_at: time("When it was created."),
      updated_at: time("When it last changed."),
      created_by: text("Id of the token that created it; `croft` for what Croft did."),
      deleting: { type: "boolean", description: "Whether its deletion was ordered." },
      claimed: { type: "boolean", description: "Whether it is in somebody's Terraform state." },
      spec,
      status: reference(`${pascal(source.kind)}Status`),
      withheld: {
        type: "array",
        items: { type: "string" },
        description:
          "JSON pointers of fields that this token may not read, such as a VM's user data for viewers; absent when there are none.",
      },
    },
    ["withheld"],
  );
}

export function addKindSchemas(named: NamedSchemas, source: KindSource): void {
  const name = pascal(source.kind);
  const ofPart =
    (part: string): Naming =>
    (path) => [name + path, `${name}${part}${path}`];
  const spec =
    source.spec === undefined ? undefined : named.add(`${name}Spec`, specOf(source), ofPart("Spec"));
  const own = published(source.status);
  const status: JsonSchema = {
    type: "object",
    description: "What was observed or decided. Members may come with later versions.",
    required: [
      "observed_generation",
      "state",
      "state_reason",
      "state_code",
      "conditions",
      ...(own.required ?? []),
    ],
    properties: { ...standing(source.states), ...own.properties },
  };
  named.add(`${name}Status`, status, ofPart("Status"));
  const noSpec: JsonSchema = { type: "object", description: "Nobody writes one." };
  named.add(name, documentSchema(source, spec ?? noSpec));
  named.add(
    `${name}List`,
    objectOf("A page.", {
      items: { type: "array", items: reference(name), description: "In the order of their making." },
      next_cursor: nullable("`cursor` of the next page; null when there is none."),
      revision: text("The store's revision that the page is at least of."),
    }),
  );
  if (spec === undefined) return;
  named.add(
    `${name}Create`,
    withTags({ ...createBody(source), description: `What ${source.noun} is to be.` }, spec, "Tags"),
  );
  const patch = patchBody(source);
  const change = named.add(`${name}SpecPatch`, published(patch.properties?.spec ?? {}), (path) => [
    name + path,
    `${name}${path}Patch`,
  ]);
  named.add(
    `${name}Patch`,
    withTags({ ...patch, description: "What is to change; null removes." }, change, "TagsPatch"),
  );
}

const specOf = (source: KindSource): JsonSchema => ({
  ...published(source.spec ?? {}),
  description: [source.description.trim(), published(source.spec ?? {}).description]
    .filter(Boolean)
    .join(" "),
});

function withTags(body: JsonSchema, spec: JsonSchema, tags: string): JsonSchema {
  const properties = {
    ...body.properties,
    tags: { ...reference(tags), description: "Tags of the object." },
    default_tags: { ...reference(tags), description: "Tags that Terraform's provider sets on all." },
    spec: { ...spec, description: "Its spec." },
  };
  return { ...body, properties };
}
