/** The authority that an `https://` endpoint is checked against: PEM, or the path of a file with it. */
import { X509Certificate } from "node:crypto";
import { readFileSync } from "node:fs";
import { type Diagnostic, errorDiagnostic } from "./tfplugin/diagnostic.ts";

const CERTIFICATE = /-----BEGIN CERTIFICATE-----[^-]+-----END CERTIFICATE-----/g;

/** The PEM text, or why there is none. */
export function readAuthority(text: string): string | Diagnostic[] {
  const inline = text.includes("-----BEGIN");
  let pem = text;
  if (!inline) {
    try {
      pem = readFileSync(text.trim(), "utf8");
    } catch (error) {
      const { code } = error as NodeJS.ErrnoException;
      return wrong(`It is neither a certificate in PEM nor a file that can be read (${code ?? "no path"}).`);
    }
  }
  const certificates = pem.match(CERTIFICATE) ?? [];
  if (certificates.length === 0) return wrong("There is no certificate in PEM in it.");
  return certificates.every(isCertificate) ? pem : wrong("A certificate in it cannot be read.");
}

function isCertificate(pem: string): boolean {
  try {
    return new X509Certificate(pem).raw.length > 0;
  } catch {
    return false;
  }
}

const wrong = (why: string): Diagnostic[] => [
  errorDiagnostic(
    "ca_certificate is not valid",
    `${why} Give the text that begins with -----BEGIN CERTIFICATE-----, or the path of that file (Croft's own authority is ca.pem in the reconciler's state folder), in \`ca_certificate\` or CROFT_CA_CERTIFICATE.`,
    ["ca_certificate"],
  ),
];
