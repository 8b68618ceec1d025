// What a saved plan would do, from `terraform show -json`. Values stay where they are: they may be sensitive.
import type { RunPlan } from "@croft/schemas/gitops-run.ts";

interface Shown {
  resource_changes?: readonly {
    address: string;
    deposed?: string;
    change: { actions: readonly string[]; before?: unknown };
  }[];
  /** Terraform from 1.14 on: calls of actions that the plan's changes trigger. */
  action_invocations?: readonly { address: string }[];
  output_changes?: Readonly<Record<string, { actions: readonly string[] }>>;
}

const MOST_CHANGES = 1000;
const LONGEST_ADDRESS = 1000;
const NOTHING = ["no-op", "read"];

/** GiB that go with an object: of a partition, or of a VM's root disk. */
function sizeOf(before: unknown): number {
  if (typeof before !== "object" || before === null) return 0;
  const { size_gib, root_disk_gib } = before as Record<string, unknown>;
  return typeof size_gib === "number" ? size_gib : typeof root_disk_gib === "number" ? root_disk_gib : 0;
}

export function summarize(json: string, sha256: string): RunPlan {
  const shown = JSON.parse(json) as Shown;
  const changes = (shown.resource_changes ?? []).filter(
    ({ change }) => !change.actions.every((action) => NOTHING.includes(action)),
  );
  const gone = changes.filter(({ change }) => change.actions.includes("delete"));
  const replaces = gone.filter(({ change }) => change.actions.length > 1).length;
  const count = (action: string): number =>
    changes.filter(({ change }) => change.actions.length === 1 && change.actions[0] === action).length;
  const invocations = shown.action_invocations ?? [];
  const listed = [
    ...changes.map(({ address, change }) => ({ address, actions: [...change.actions] })),
    ...invocations.map(({ address }) => ({ address, actions: ["invoke"] })),
  ];
  return {
    sha256,
    creates: count("create"),
    updates: count("update"),
    replaces,
    destroys: gone.length - replaces,
    actions: invocations.length,
    lost_gib: Math.ceil(gone.reduce((sum, { change }) => sum + sizeOf(change.before), 0)),
    changes: listed
      .slice(0, MOST_CHANGES)
      .map(({ address, actions }) => ({ address: address.slice(0, LONGEST_ADDRESS), actions })),
  };
}

/** Whether it may lose what no later plan brings back. What an action does, no plan shows. */
export const isDestructive = ({ destroys, replaces, actions }: RunPlan): boolean =>
  destroys + replaces + actions > 0;
