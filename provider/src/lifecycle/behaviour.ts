/** What a resource does beside its rules where the general way does not suffice. These may ask the reconciler. */
import type { ResourceRules } from "../kit/rules.ts";
import type { ReconcilerClient } from "../reconciler-client.ts";
import type { Diagnostic } from "../tfplugin/diagnostic.ts";
import type { TfObject } from "../tfplugin/value.ts";
import type { Croft } from "./croft.ts";
import type { FileContents } from "./file-contents.ts";

export interface ResourceBehaviour extends ResourceRules {
  /** At the plan of a change: what only the reconciler knows about it. */
  consult?(change: Consultation): Promise<Consulted>;
  /** At the plan of a create: what only the rest of the plan knows about it. */
  foretell?(planned: TfObject, plan: Pick<Croft, "newDisks">): readonly Diagnostic[];
  /** Before the create or update is sent: brings what it refers to there, and returns the plan with what is known now. */
  prepare?(work: Preparation): Promise<Prepared>;
}

export interface Consultation {
  readonly prior: TfObject;
  readonly config: TfObject;
  readonly client: ReconcilerClient | undefined;
  readonly signal: AbortSignal;
}

export interface Consulted {
  /** Fields whose new spelling means what the old one means. */
  readonly same?: readonly string[];
  /** Fields whose change does not replace this time. */
  readonly live?: readonly string[];
  readonly diagnostics?: readonly Diagnostic[];
}

export interface Preparation {
  readonly prior: TfObject | null;
  readonly planned: TfObject;
  readonly client: ReconcilerClient;
  readonly files: FileContents;
  readonly signal: AbortSignal;
}

export interface Prepared {
  readonly planned: TfObject;
  readonly diagnostics: readonly Diagnostic[];
}
