// What a token allows. `admin`: everything. `operator`: one project: it sees what is in it and what is shared, and changes
// what is in it, but neither the project itself (its quota) nor what is shared. `planner`: sees the same, reads the project's
// states, and changes nothing: what `terraform plan` takes. `viewer`: sees the same but for user data and states. `monitor`:
// reads the figures of all (/metrics), and nothing else.

export const ROLES = ["admin", "operator", "planner", "viewer", "monitor"] as const;

export type Role = (typeof ROLES)[number];

/** Roles that count for one project; the others count for all and name none. */
export const PROJECT_ROLES: readonly Role[] = ["operator", "planner", "viewer"];

/** Names that roles had in earlier versions: still taken where a token is made. */
export const FORMER_ROLES: Readonly<Record<string, Role>> = { member: "operator" };

/** Since when they are not to be used any more, and until when they are taken. */
export const FORMER_ROLES_TERM = { since: "2026-12-01", sunset: "2027-12-01" } as const;

/** The role of that name, former names included; undefined for no role. */
export const roleNamed = (name: unknown): Role | undefined =>
  ROLES.find((role) => role === name) ?? (typeof name === "string" ? FORMER_ROLES[name] : undefined);
