/** A list of what there is of a resource type, for `terraform query`. Has the name of the resource type. */
import type { Diagnostic } from "../../tfplugin/diagnostic.ts";
import type { Schema } from "../../tfplugin/schema.ts";
import type { TfObject } from "../../tfplugin/value.ts";
import type { Answer, CallContext, ConfigRequest, Reply } from "./answers.ts";

export interface ListResourceDefinition<C = unknown> {
  /** Of what a query configures. */
  readonly schema: Schema;
  validateConfig?(request: ConfigRequest, context: CallContext<C>): Answer<Reply>;
  /**
   * Yields what it finds as it finds it, and what went wrong with the list as a whole. It is not asked for more than the
   * limit, or once Terraform is gone.
   */
  list(request: ListRequest, context: CallContext<C>): AsyncIterable<ListedResource | ListRemarks>;
}

export interface ListRequest extends ConfigRequest {
  /** Only then is `resource` of any use. */
  readonly includeResource: boolean;
  /** How many are taken at most. */
  readonly limit: number;
}

export interface ListRemarks {
  readonly diagnostics: readonly Diagnostic[];
}

export interface ListedResource {
  readonly identity: TfObject;
  readonly displayName: string;
  /** Its state, as `read` would answer it. */
  readonly resource?: TfObject;
  readonly diagnostics?: readonly Diagnostic[];
}
