/**
 * An ephemeral resource: in no plan and no state. Terraform opens it in every run that uses it, plan and apply alike.
 *
 *   open --(renewAt reached)--> renew --(renewAt reached)--> renew ... --> close
 */
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

export interface EphemeralResourceDefinition<C = unknown> {
  readonly schema: Schema;
  validateConfig?(request: ConfigRequest, context: CallContext<C>): Answer<Reply>;
  /** When its result breaks a rule, `close` is called at once, because Terraform will not. */
  open(request: OpenRequest, context: CallContext<C>): Answer<OpenReply>;
  renew?(request: PrivateRequest, context: CallContext<C>): Answer<RenewReply>;
  close?(request: PrivateRequest, context: CallContext<C>): Answer<Reply>;
}

export interface OpenRequest extends ConfigRequest {
  readonly clientCapabilities: ClientCapabilities;
}

export interface OpenReply extends DeferrableReply {
  /** The configuration with the computed values filled in. Needed unless there are errors. */
  readonly result?: TfObject;
  /** When Terraform is to call `renew`, which has to exist then. */
  readonly renewAt?: Date;
  readonly private?: Uint8Array;
}

export interface PrivateRequest {
  /** What `open` or the last `renew` answered. To `close`, Terraform 1.11 gives what `open` answered. */
  readonly private: Uint8Array;
}

interface RenewReply extends Reply {
  /** Absent: it is not renewed again. */
  readonly renewAt?: Date;
  /** Absent: as before. */
  readonly private?: Uint8Array;
}
