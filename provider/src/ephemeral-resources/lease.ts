/**
 * What lives as long as the run of Terraform that opened it: it is renewed at half of the time that it is good for, and ended
 * by `close`.
 *
 *   open --half--> renew --half--> renew ... --> close
 *                    |
 *                    +-- no answer: tried again at half of what is left
 *                    `-- refused, or no longer than before: it ends by itself
 */
import { ConnectionError, ProblemError } from "@croft/schemas/client/failures.ts";
import type { Croft } from "../lifecycle/croft.ts";
import type {
  CallContext,
  EphemeralResourceDefinition,
  OpenReply,
  PrivateRequest,
  Reply,
} from "../rpc/provider-definition.ts";
import { type Diagnostic, warningDiagnostic } from "../tfplugin/diagnostic.ts";
import type { TfObject } from "../tfplugin/value.ts";

type Renewed = Awaited<ReturnType<NonNullable<EphemeralResourceDefinition<Croft>["renew"]>>>;

/** What is kept between the calls: no secret. */
interface Lease {
  readonly id: string;
  readonly ttl_seconds: number;
  /** When it ends, RFC 3339, by the reconciler's clock. */
  readonly expires_at: string;
  /** The same by this machine's, which may differ, in ms of the epoch. */
  readonly ends: number;
}

/** With less left it is not worth a call, and the calls would come ever closer. */
const LEAST_LEFT_MS = 2000;

/** When Terraform is to renew what was just made, and what it hands on until then. */
export function leaseOf(made: TfObject, ttl_seconds: number): Pick<OpenReply, "private" | "renewAt"> {
  const { id, expires_at } = made;
  return kept({
    id: String(id),
    ttl_seconds,
    expires_at: String(expires_at),
    ends: Date.now() + ttl_seconds * 1000,
  });
}

function kept(lease: Lease): { private: Uint8Array; renewAt?: Date } {
  const left = lease.ends - Date.now();
  const bytes = Buffer.from(JSON.stringify(lease));
  if (left < LEAST_LEFT_MS) return { private: bytes };
  return { private: bytes, renewAt: new Date(Date.now() + left / 2) };
}

function leaseIn(request: PrivateRequest): Lease | undefined {
  const text = Buffer.from(request.private).toString("utf8");
  return text === "" ? undefined : (JSON.parse(text) as Lease);
}

export async function renewLease(
  path: string,
  request: PrivateRequest,
  { provider, signal, log }: CallContext<Croft>,
): Promise<Renewed> {
  const lease = leaseIn(request);
  if (provider?.client === undefined || lease === undefined) return {};
  const { id, ttl_seconds } = lease;
  try {
    const renewed = await provider.client.make(`${path}/${id}/renew`, { ttl_seconds }, signal);
    const expires_at = String(renewed.expires_at);
    const longer = Date.parse(expires_at) - Date.parse(lease.expires_at);
    // As long as the provider's own token: there is no more to be had.
    if (!(longer > 0)) return {};
    return kept({ id, ttl_seconds, expires_at, ends: lease.ends + longer });
  } catch (error) {
    if (signal.aborted) return {};
    if (error instanceof ConnectionError) {
      log("warn", `could not renew ${id}: ${error.message}`);
      return kept(lease);
    }
    if (error instanceof ProblemError) return { diagnostics: [notRenewed(lease, error)] };
    throw error;
  }
}

const notRenewed = ({ id, expires_at }: Lease, { title }: ProblemError): Diagnostic =>
  warningDiagnostic(
    `The token ${id} could not be renewed`,
    `${title} It is good until ${expires_at}. An apply that takes longer needs a larger \`ttl_seconds\`.`,
  );

/** Its holder is done with it. What cannot be ended now ends by itself. */
export async function closeLease(
  path: string,
  request: PrivateRequest,
  { provider, signal, log }: CallContext<Croft>,
): Promise<Reply> {
  const lease = leaseIn(request);
  if (provider?.client === undefined || lease === undefined) return {};
  try {
    await provider.client.remove(path, lease.id, signal);
  } catch (error) {
    log("warn", `could not end ${lease.id}: ${error instanceof Error ? error.message : String(error)}`);
  }
  return {};
}
