/** A data source: read at plan where its configuration is known, at apply otherwise. */
import type { Schema } from "../../tfplugin/schema.ts";
import type { TfObject } from "../../tfplugin/value.ts";
import type {
  Answer,
  CallContext,
  ClientCapabilities,
  ConfigRequest,
  DeferrableReply,
  Reply,
} from "./answers.ts";

export interface DataSourceDefinition<C = unknown> {
  readonly schema: Schema;
  validateConfig?(request: ConfigRequest, context: CallContext<C>): Answer<Reply>;
  read(request: ReadDataRequest, context: CallContext<C>): Answer<ReadDataReply>;
}

export interface ReadDataRequest extends ConfigRequest {
  readonly providerMeta: TfObject | null;
  readonly clientCapabilities: ClientCapabilities;
}

export interface ReadDataReply extends DeferrableReply {
  /** The configuration with the computed values filled in. Needed unless there are errors. */
  readonly state?: TfObject;
}
