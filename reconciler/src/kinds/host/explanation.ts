import { whyStays } from "../../moves/drain.ts";
import type { Reads, Stored } from "../../store/store.ts";
import type { Explanation } from "../explanation.ts";
import { label } from "../kind-rules.ts";

const MOST_NAMED = 10;

export const hostExplanation: Explanation<"host"> = {
  async update(reads, host, spec) {
    if (spec.maintenance !== true || host.spec.maintenance === true)
      return { restarts: new Map(), warnings: [] };
    const staying = await vmsOn(reads, host);
    if (staying.length === 0) return { restarts: new Map(), warnings: [] };
    const named: string[] = [];
    for (const vm of staying.slice(0, MOST_NAMED)) named.push(`${label(vm)}: ${await whyStays(reads, vm)}`);
    const more = staying.length > MOST_NAMED ? [`and ${staying.length - MOST_NAMED} more`] : [];
    return {
      restarts: new Map(),
      warnings: [
        {
          code: "host_not_empty",
          summary: `Host ${host.name} goes into maintenance with ${staying.length} VMs on it`,
          detail: [...named, ...more].join("\n"),
          pointer: "/spec/maintenance",
        },
      ],
    };
  },
};

const vmsOn = (reads: Reads, { name }: Stored<"host">): Promise<Stored<"vm">[]> =>
  reads.documents.ofKindOnHost(name ?? "", "vm");
