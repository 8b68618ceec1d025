/** An action: something that is done to objects and leaves no state of its own, such as a restart. */
import type { Schema } from "../../tfplugin/schema.ts";
import type {
  Answer,
  CallContext,
  ClientCapabilities,
  ConfigRequest,
  DeferrableReply,
  Reply,
} from "./answers.ts";

export interface ActionDefinition<C = unknown> {
  readonly schema: Schema;
  validateConfig?(request: ConfigRequest, context: CallContext<C>): Answer<Reply>;
  /** Asked when a plan has the action in it; parts of the configuration may be unknown. */
  plan?(request: ActionRequest, context: CallContext<C>): Answer<DeferrableReply>;
  /** `progress` shows the user one line. */
  invoke(request: ActionRequest, context: CallContext<C>, progress: (line: string) => void): Answer<Reply>;
}

interface ActionRequest extends ConfigRequest {
  readonly clientCapabilities: ClientCapabilities;
}
