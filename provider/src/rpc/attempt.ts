/** Runs the work of one RPC; what it throws becomes diagnostics of the answer, not a broken call. */
import type { Log } from "./provider-definition.ts";
import { defect, writeDiagnostics } from "./wire.ts";

/** What every answer can be instead of what was wanted. */
export interface FailedAnswer {
  readonly diagnostics: ReturnType<typeof writeDiagnostics>;
}

/** `subject` names the resource or data source. The log gets the stack. */
export async function attempt<T>(
  rpc: string,
  subject: string,
  log: Log,
  act: () => T | Promise<T>,
): Promise<T | FailedAnswer> {
  try {
    return await act();
  } catch (error) {
    log("error", `${rpc} of ${subject}: ${error instanceof Error ? error.stack : String(error)}`);
    return { diagnostics: writeDiagnostics([defect(rpc, subject, error)]) };
  }
}
