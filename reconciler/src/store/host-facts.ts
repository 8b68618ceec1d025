// What placing needs of a host.

import type { SpecOf } from "@croft/schemas/generated/typescript/kinds.ts";
import type { HostReport } from "@croft/schemas/generated/typescript/messages.ts";

/** Not its whole report, which may be large. */
export interface HostFacts {
  name: string;
  state: string;
  /** As its operator declares it. */
  spec: SpecOf<"host">;
  /** Of its agent, with what is declared over it (`declaredFacts`); null before the first report. */
  facts: HostReport["facts"] | null;
}
