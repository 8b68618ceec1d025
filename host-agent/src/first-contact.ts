// The first contact with a reconciler, of which nothing is known but its address and the fingerprint of its authority: the
// certificates that it shows are checked against that before anything is sent. Nobody is trusted because he answers.
import { createHash, type X509Certificate } from "node:crypto";
import { connect, type TLSSocket } from "node:tls";
import { CroftError } from "@croft/schemas/errors.ts";

const CONTACT_MS = 15_000;
const FINGERPRINT = /^sha256:[0-9a-f]{64}$/;

/** The text as it is compared: `SHA256:AB:CD…`, as openssl prints it, is one too. Throws `invalid_value`. */
export function parseFingerprint(text: string): string {
  const plain = text
    .toLowerCase()
    .replace(/^sha256[:=\s]*/, "")
    .replaceAll(":", "");
  const fingerprint = `sha256:${plain}`;
  if (FINGERPRINT.test(fingerprint)) return fingerprint;
  throw new CroftError("invalid_value", "joining the reconciler: the fingerprint is not one of SHA-256", {
    detail: "It is `sha256:` and 64 hex digits. Copy the whole line that made the token.",
  });
}

/** PEM of the authority with that fingerprint. Errors: `unavailable`, `unauthorized` (it is another one), `precondition_failed`. */
export async function fetchAuthority(endpoint: URL, fingerprint: string, now: Date): Promise<string> {
  const socket = await openTls(endpoint);
  try {
    return checkChain(socket.getPeerX509Certificate(), { endpoint, fingerprint, now }).toString();
  } finally {
    socket.destroy();
  }
}

function openTls({ hostname, port, host }: URL): Promise<TLSSocket> {
  const name = hostname.replace(/^\[|\]$/g, "");
  return new Promise((resolve, reject) => {
    // What proves the server is checked by hand, below.
    const socket = connect({
      host: name,
      port: Number(port || "443"),
      servername: /^[\d.]+$|:/.test(name) ? "" : name,
      minVersion: "TLSv1.3",
      rejectUnauthorized: false,
    });
    socket.setTimeout(CONTACT_MS, () => socket.destroy(new Error(`silent for ${CONTACT_MS / 1000} s`)));
    socket.once("secureConnect", () => resolve(socket));
    socket.once("error", (cause) =>
      reject(
        new CroftError("unavailable", `joining the reconciler: ${host} cannot be reached: ${cause.message}`, {
          detail:
            "Check that the reconciler runs, that it listens beyond loopback (agent_address in its settings), and that no firewall is in between.",
          cause,
        }),
      ),
    );
  });
}

interface Expected {
  endpoint: URL;
  fingerprint: string;
  now: Date;
}

/** Returns the authority's certificate, once everything about the shown chain is as it must be. */
function checkChain(leaf: X509Certificate | undefined, expected: Expected): X509Certificate {
  const { endpoint, fingerprint, now } = expected;
  const authority = leaf?.issuerCertificate;
  const found = authority === undefined ? "none" : fingerprintOf(authority);
  if (leaf === undefined || authority === undefined || found !== fingerprint) {
    throw new CroftError(
      "unauthorized",
      `joining the reconciler: what answers at ${endpoint.host} has not the authority of this fingerprint`,
      {
        detail: `Expected ${fingerprint}, found ${found}. Nothing was sent. Either the line is of another reconciler (or of one whose state was lost), or somebody else answers there: compare with \`authority_fingerprint\` in its endpoint.json.`,
      },
    );
  }
  if (!leaf.checkIssued(authority) || !leaf.verify(authority.publicKey)) {
    throw new CroftError(
      "unauthorized",
      `joining the reconciler: ${endpoint.host} shows a forged certificate`,
      {
        detail:
          "It names Croft's authority and is not signed by it. Nothing was sent. Somebody else answers there.",
      },
    );
  }
  checkDates(leaf, now);
  const name = endpoint.hostname.replace(/^\[|\]$/g, "");
  if ((/^[\d.]+$|:/.test(name) ? leaf.checkIP(name) : leaf.checkHost(name)) === undefined) {
    throw new CroftError("unauthorized", `joining the reconciler: its certificate is not for ${name}`, {
      detail: `It is for ${leaf.subjectAltName ?? "nothing"}. Add ${name} to names in the reconciler's settings and restart it.`,
    });
  }
  return authority;
}

function checkDates({ validFrom, validTo }: X509Certificate, now: Date): void {
  if (Date.parse(validFrom) <= now.getTime() && now.getTime() < Date.parse(validTo)) return;
  throw new CroftError(
    "precondition_failed",
    `joining the reconciler: by this machine's clock (${now.toISOString()}) its certificate is not valid`,
    {
      detail: `It is valid from ${validFrom} to ${validTo}: the clocks of the two machines differ. Set both by NTP (\`timedatectl set-ntp true\`), then join with the same token.`,
    },
  );
}

export const fingerprintOf = (certificate: X509Certificate): string =>
  `sha256:${createHash("sha256").update(certificate.raw).digest("hex")}`;
