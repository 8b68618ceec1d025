// The certificate that the reconciler shows to clients and agents: by Croft's own authority, made at each start, and made
// anew long before its end while it runs.
import type { AgentsAuthority } from "../agents/authority.ts";

export interface Identity {
  key: string;
  cert: string;
}

export interface CertificateSource {
  current(): Identity;
  onRenewal(listener: (renewed: Identity) => void): void;
  stop(): void;
}

/** Less than what a timer can wait, and far less than the life of a certificate. */
const RENEW_EVERY_MS = 14 * 86_400_000;

export async function serverCertificate(
  authority: Pick<AgentsAuthority, "serverIdentity">,
  names: readonly string[],
  failed: (error: unknown) => void,
  everyMs = RENEW_EVERY_MS,
): Promise<CertificateSource> {
  const make = async (): Promise<Identity> => {
    const { key, certificate } = await authority.serverIdentity(names);
    return { key, cert: certificate };
  };
  let identity = await make();
  const listeners: ((renewed: Identity) => void)[] = [];
  const renew = async (): Promise<void> => {
    identity = await make();
    for (const listener of listeners) listener(identity);
  };
  const timer = setInterval(() => void renew().catch(failed), everyMs);
  timer.unref();
  return {
    current: () => identity,
    onRenewal: (listener) => void listeners.push(listener),
    stop: () => clearInterval(timer),
  };
}
