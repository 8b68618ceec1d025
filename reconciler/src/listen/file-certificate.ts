// A certificate for clients that its owner keeps in files: read at start, and again when one of them changed. A pair that
// cannot be used stops a start; while the reconciler runs, the one before is shown on and the fault is logged.
import { createPrivateKey, X509Certificate } from "node:crypto";
import { readFile, stat } from "node:fs/promises";
import { CroftError } from "@croft/schemas/errors.ts";
import type { CertificateSource, Identity } from "./server-certificate.ts";

export interface CertificateFiles {
  certificate: string;
  key: string;
}

const LOOK_EVERY_MS = 20_000;

/** Opens the files. `failed` is called once for each change that cannot be used. Throws `invalid_value`. */
export async function fileCertificate(
  files: CertificateFiles,
  failed: (error: unknown) => void,
  { now = Date.now, everyMs = LOOK_EVERY_MS } = {},
): Promise<CertificateSource> {
  let seen = await marksOf(files);
  let identity = await readCertificateFiles(files, now());
  const listeners: ((renewed: Identity) => void)[] = [];
  const look = async (): Promise<void> => {
    const marks = await marksOf(files);
    if (marks === seen) return;
    const renewed = await readCertificateFiles(files, now()).finally(() => {
      seen = marks;
    });
    if (renewed.cert === identity.cert && renewed.key === identity.key) return;
    identity = renewed;
    for (const listener of listeners) listener(identity);
  };
  const timer = setInterval(() => void look().catch(failed), everyMs);
  timer.unref();
  return {
    current: () => identity,
    onRenewal: (listener) => void listeners.push(listener),
    stop: () => clearInterval(timer),
  };
}

/** The pair as it is in the files. Throws `invalid_value` for one that no server can use. */
export async function readCertificateFiles(files: CertificateFiles, now: number): Promise<Identity> {
  const [cert, key] = [await contents(files.certificate), await contents(files.key)];
  const certificate = parsed(files.certificate, "certificate in PEM", () => new X509Certificate(cert));
  const privateKey = parsed(files.key, "private key in PEM without a password", () => createPrivateKey(key));
  if (!certificate.checkPrivateKey(privateKey))
    throw unusable(files.key, `it is not the key of ${files.certificate}`);
  if (Date.parse(certificate.validTo) <= now) {
    throw unusable(files.certificate, `the certificate ended on ${certificate.validTo}`);
  }
  return { cert, key };
}

async function contents(file: string): Promise<string> {
  try {
    return await readFile(file, "utf8");
  } catch (error) {
    throw unusable(file, (error as Error).message, error);
  }
}

function parsed<T>(file: string, what: string, parse: () => T): T {
  try {
    return parse();
  } catch (error) {
    // Without the parser's words: they may cite a key.
    throw unusable(file, `it holds no ${what}`, error);
  }
}

/** Changes with the files, also when one is replaced by a link to another, as certbot does. */
async function marksOf({ certificate, key }: CertificateFiles): Promise<string> {
  const marks = await Promise.all(
    [certificate, key].map(async (file) => {
      const found = await stat(file).catch(() => undefined);
      return found === undefined ? "missing" : `${found.ino}:${found.mtimeMs}:${found.size}`;
    }),
  );
  return marks.join(" ");
}

const unusable = (file: string, why: string, cause?: unknown): CroftError =>
  new CroftError("invalid_value", `The certificate for clients cannot be used: ${file}: ${why}.`, {
    detail:
      "Correct tls_certificate_file and tls_key_file, or leave out both: clients then see Croft's own certificate.",
    cause,
  });
