// A field of a spec as REST has it, with what a change of it does.

import type { Effect } from "./terraform-model.ts";

export interface SpecField {
  readonly name: string;
  /** What changing it does to the object. */
  readonly effect: Effect;
  /** What leaving it out means. */
  readonly default?: string | number | boolean | readonly string[];
  /** Getting smaller is refused. */
  readonly shrink?: "refused";
  /** Never shown. Its value may differ from one request to the next that mean the same. */
  readonly writeOnly?: true;
  /** The sibling whose value `ignore` keeps this field as it is while another value is configured. */
  readonly ignoredBy?: string;
  /** Of an object: its own fields, which change one by one. Lists change as a whole. */
  readonly fields?: readonly SpecField[];
}
