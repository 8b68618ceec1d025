// What a token allows. `admin`: everything. `member`: one project: it sees what is in it and what is shared, and changes
// what is in it, but neither the project itself (its quota) nor what is shared. `viewer`: sees the same but for
// user data, changes nothing. `monitor`: reads the figures of all (/metrics), and nothing else.

export const ROLES = ["admin", "member", "viewer", "monitor"] as const;

export type Role = (typeof ROLES)[number];

/** Roles that count for one project; the others count for all and name none. */
export const PROJECT_ROLES: readonly Role[] = ["member", "viewer"];
