// schema -> the models of list resources and actions, which Terraform knows from protocol 6.10 on.
import type { ActionModel, AttributeModel, CtyType, ListResourceModel } from "../src/terraform-model.ts";
import type { ActionSource, KindSource, Sources } from "./source.ts";
import { OPTIONAL, REQUIRED, type Role } from "./terraform-attributes.ts";

const argument = (
  name: string,
  type: CtyType,
  role: Role,
  description: string,
  more: Partial<AttributeModel> = {},
): AttributeModel => ({
  name,
  type,
  ...role,
  sensitive: false,
  description,
  source: "terraform",
  ...more,
});

/** Arguments that narrow a list of documents. */
export const filterArguments = (
  filters: readonly string[],
  withTags: boolean,
  states: readonly string[],
): AttributeModel[] => [
  ...filters.map((name) =>
    name === "labels"
      ? argument(name, ["map", "string"], OPTIONAL, "Only those that have all of these labels.")
      : argument(
          name,
          "string",
          OPTIONAL,
          `Only those of this ${name}.`,
          name === "state" ? { values: states } : {},
        ),
  ),
  ...(withTags
    ? [argument("tags", ["map", "string"], OPTIONAL, "Only those that have all of these tags.")]
    : []),
];

/** What is on its way out, or in quarantine, cannot be imported. */
const NOT_IMPORTED: ReadonlySet<string> = new Set(["deleting", "quarantined"]);

/** All list resources. */
export const listResourceModels = ({ kinds }: Sources): ListResourceModel[] =>
  kinds.flatMap(({ kind, plural, title, terraform, list_resource, states }) => {
    if (terraform === undefined || list_resource === undefined) return [];
    const { filters } = list_resource;
    return [
      {
        name: terraform,
        kind,
        plural,
        filters,
        description: `Finds what one may see of the resource ${terraform} (${title.toLowerCase()}), for \`terraform query\`.`,
        attributes: filterArguments(
          filters,
          true,
          states.filter((state) => !NOT_IMPORTED.has(state)),
        ),
      },
    ];
  });

const actionModel = (
  { kind, plural, id_prefix, title }: KindSource,
  { name, verb, until, description }: ActionSource,
): ActionModel => ({
  name,
  kind,
  plural,
  verb,
  until,
  description,
  attributes: [
    argument(kind, "string", REQUIRED, `Id of the ${title.toLowerCase()}.`, {
      pattern: `^${id_prefix}_[0-9a-z]{16}$`,
      reference: kind,
    }),
    argument("wait", "bool", OPTIONAL, "Whether to wait until it is done (true)."),
    argument("timeout_seconds", "number", OPTIONAL, "How long to wait (1200).", {
      minimum: 1,
      maximum: 86_400,
    }),
  ],
});

/** All actions. */
export const actionModels = ({ kinds }: Sources): ActionModel[] =>
  kinds.flatMap((kind) => (kind.actions ?? []).map((action) => actionModel(kind, action)));
