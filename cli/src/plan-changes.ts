// What a plan of Terraform would destroy, from `terraform show -json`.

interface PlannedChange {
  address: string;
  change: { actions: readonly string[] };
}

/** Addresses of what a plan destroys, by itself or to make it anew. */
export function destroyedBy(shown: string): string[] {
  const plan = JSON.parse(shown) as { resource_changes?: readonly PlannedChange[] };
  return (plan.resource_changes ?? [])
    .filter(({ change }) => change.actions.includes("delete"))
    .map(({ address }) => address);
}
