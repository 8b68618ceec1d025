// What only admins decide, whichever kind it is about.
import type { Reads } from "../store/store.ts";

/** Whether the token that asks is an admin's; what Croft asks by itself is limited as a member's. */
export async function isAdmin(reads: Reads, principal: string | undefined): Promise<boolean> {
  return principal !== undefined && (await reads.access.token(principal))?.role === "admin";
}
