/** What Configure makes and every later call gets. */
import type { RunSpans } from "../client/spans.ts";
import type { PlanSettings } from "../kit/rules.ts";
import type { ReconcilerClient } from "../reconciler-client.ts";
import type { TfObject } from "../tfplugin/value.ts";
import type { FileContents } from "./file-contents.ts";
import type { NewDisks } from "./new-disks.ts";
import type { Progress } from "./progress.ts";

export interface Croft {
  /** Undefined while endpoint or token are unknown: they may come from a resource that is not made yet. */
  readonly client: ReconcilerClient | undefined;
  readonly settings: PlanSettings;
  readonly files: FileContents;
  /** What states have of which kind, project and name (`heldName`), as far as this process was told. */
  readonly held: Set<string>;
  /** What was planned to stay, by `heldName`: planned anew as a create, it is replaced without a change (taint, `-replace`). */
  readonly staying: Map<string, { readonly prior: TfObject; readonly config: TfObject }>;
  /** Ids of what this process created. Terraform creates an object for one address only. */
  readonly made: Set<string>;
  /** Ids that the reconciler knows to be in a state, as far as this process saw. */
  readonly claimed: Set<string>;
  /** What this plan makes for its partitions. */
  readonly newDisks: NewDisks;
  /** Absent: none are recorded. */
  readonly spans?: RunSpans;
  /** What this apply is changing now. */
  readonly progress: Progress;
  /** What this walk of Terraform's has come to: Configure comes once for each. */
  readonly walk: {
    /** From the first change on, or from the beginning when a plan file is applied. */
    applying: boolean;
    /** Nothing of what is planned is made: the plan only refreshes, and a destroy follows. */
    readonly destroys: boolean;
  };
}
