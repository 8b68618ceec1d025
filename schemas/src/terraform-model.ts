// What the provider knows of a resource: its attributes as Terraform sees them, and the facts that drive planning.
// The generator writes one such model per resource; the provider's code holds no field names of its own.

/** A type in cty's JSON spelling. */
export type CtyType = "string" | "number" | "bool" | readonly ["list" | "set" | "map", CtyType];

/** What changing a field does: live, restart, replace, refused, or read at create only. */
export type Effect = "L" | "R" | "M" | "X" | "F" | "C";

/** Where an attribute's value comes from: envelope, spec or status of the document, or Terraform's state alone. */
export type AttributeSource = "meta" | "spec" | "status" | "terraform";

export interface AttributeModel {
  readonly name: string;
  /** Absent when `nested` is there. */
  readonly type?: CtyType;
  readonly nested?: { readonly nesting: "single" | "list"; readonly attributes: readonly AttributeModel[] };
  readonly required: boolean;
  readonly optional: boolean;
  readonly computed: boolean;
  readonly sensitive: boolean;
  readonly description: string;
  readonly source: AttributeSource;
  /** Planned when the configuration is silent; never inside lists. */
  readonly default?: string | number | boolean | readonly string[];
  /** The default of earlier versions: a state that has it keeps it, as long as it decides nothing. */
  readonly formerDefault?: string;
  readonly effect?: Effect;
  /** Getting smaller is refused at plan. */
  readonly shrink?: "refused";
  /** The sibling whose value `ignore` keeps this field as it is while another value is configured. */
  readonly ignoredBy?: string;
  /** Only ever in the configuration: neither in plans nor in states. */
  readonly writeOnly?: true;
  /** For computed attributes: dotted names of the fields whose change makes it unknown; empty: none does. */
  readonly unknownWhen?: readonly string[];
  /** The kind that an id (or a name, for hosts) refers to. */
  readonly reference?: string;
  /** This field says where contents come from whose SHA-256 is the named sibling: equal hashes make a change live. */
  readonly contentOf?: string;
  readonly exactlyOneOf?: readonly string[];
  readonly atMostOneOf?: readonly string[];
  readonly values?: readonly string[];
  readonly minimum?: number;
  readonly maximum?: number;
  readonly minLength?: number;
  readonly maxLength?: number;
  readonly maxItems?: number;
  readonly uniqueItems?: true;
  readonly pattern?: string;
}

export interface ResourceModel {
  readonly name: string;
  readonly kind: string;
  readonly plural: string;
  /** `project`: lives in one; `shareable`: in one or in all; `global`: in none; `of_vm`: in that of its VM. */
  readonly scope: "project" | "shareable" | "global" | "of_vm";
  readonly description: string;
  readonly version: number;
  readonly attributes: readonly AttributeModel[];
  /** Operations that the block `timeouts` may bound. */
  readonly timeouts: readonly ("create" | "read" | "update" | "delete")[];
}

export interface DataSourceModel {
  readonly name: string;
  readonly kind: string;
  readonly plural: string;
  readonly scope: ResourceModel["scope"];
  readonly description: string;
  /** Arguments of which exactly one names an object; undefined for a list. */
  readonly by?: readonly string[];
  /** The attribute that holds the list. */
  readonly list?: string;
  /** Optional arguments that narrow the list. */
  readonly filters: readonly string[];
  /** `documents` of the kind, or the `inventory` of hosts. */
  readonly from: "documents" | "inventory";
  /** A state that REST's lists leave out unless it is asked for, and that is shown as well. */
  readonly alsoState?: string;
  readonly attributes: readonly AttributeModel[];
}

/** What a query may narrow the list of a resource type by. It has the name of that type. */
export interface ListResourceModel {
  readonly name: string;
  readonly kind: string;
  readonly plural: string;
  readonly description: string;
  readonly filters: readonly string[];
  readonly attributes: readonly AttributeModel[];
}

/** A verb of REST (`POST /v1/{plural}/{id}/{verb}`) that changes no configuration. */
export interface ActionModel {
  readonly name: string;
  /** Also the name of the attribute that holds the object's id. */
  readonly kind: string;
  readonly plural: string;
  readonly verb: string;
  /** What is waited for when it is to be waited. */
  readonly until: "ready" | "deleted";
  readonly description: string;
  readonly attributes: readonly AttributeModel[];
}

/** Made for the time of a run, and in no state or plan. */
export interface EphemeralModel {
  readonly name: string;
  readonly description: string;
  readonly attributes: readonly AttributeModel[];
}

export interface FunctionParameterModel {
  readonly name: string;
  readonly type: CtyType;
  readonly description: string;
}

export interface FunctionModel {
  readonly name: string;
  readonly summary: string;
  readonly description: string;
  readonly parameters: readonly FunctionParameterModel[];
  readonly variadic?: FunctionParameterModel;
  readonly returns: CtyType;
}
