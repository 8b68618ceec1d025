// When waiting for an object is over although it is not ready. Shared by the reconciler, which answers waits, and by
// clients, which wait.

/** Codes of a VM that goes on running, but whose wait will never be met by waiting longer. */
const HOPELESS: ReadonlySet<string> = new Set(["cloud_init_failed", "nothing_to_boot", "agent_outdated"]);

/** Whether the status of an object says that it will not become ready by itself. */
export const waitsInVain = (status: { state?: unknown; state_code?: unknown }): boolean =>
  status.state === "failed" ||
  status.state === "error" ||
  (typeof status.state_code === "string" && HOPELESS.has(status.state_code));
