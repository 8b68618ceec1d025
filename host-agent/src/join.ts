// How this machine becomes a host, and stays one.
//
//   no certificate --join file, key made here, CSR--> joined (certificate/, 0600) --two thirds of its life--> renewed
//        | no join file: refused with what to do
import { X509Certificate } from "node:crypto";
import { join } from "node:path";
import { CroftError } from "@croft/schemas/errors.ts";
import { createFolder, readTextIfThere, writeFileAtomic } from "./host/files.ts";
import { type Joined, requestJoin } from "./reconciler-client.ts";

/** Who this host is, as kept on disk. */
export interface Membership {
  endpoint: string;
  host: string;
  hostId: string;
  caCertificate: string;
  key: string;
  certificate: string;
}

const file = (folder: string) => join(folder, "membership.json");

/** What was kept, or null before the first join. */
export async function readMembership(folder: string): Promise<Membership | null> {
  const text = await readTextIfThere(file(folder));
  return text === null ? null : (JSON.parse(text) as Membership);
}

/** Joins with the contents of a join file, and keeps the result. The token is used up only when that succeeded. */
export async function joinReconciler(folder: string, joinFile: string | null): Promise<Membership> {
  const text = joinFile === null ? null : await readTextIfThere(joinFile);
  if (text === null) {
    throw new CroftError(
      "unauthorized",
      "joining the reconciler: there is neither a certificate nor a join file",
      {
        detail: "Make a join token on the reconciler, put its contents into a file and name it in join_file.",
      },
    );
  }
  const { endpoint, token, host, ca_certificate: caCertificate } = JSON.parse(text) as Record<string, string>;
  if (!endpoint || !token || !host || !caCertificate) {
    throw new CroftError("invalid_request", `joining the reconciler: ${joinFile} is no join file`);
  }
  const { key, csr } = await createKeyAndRequest(host);
  const joined = await requestJoin({ endpoint, caCertificate }, token, csr);
  return keep(folder, endpoint, key, joined);
}

/** Whether less than a third of the certificate's life is left. */
export function needsRenewal({ certificate }: Membership, now: Date): boolean {
  const { validFrom, validTo } = new X509Certificate(certificate);
  const [from, to] = [Date.parse(validFrom), Date.parse(validTo)];
  return now.getTime() > to - (to - from) / 3;
}

/** Gets another certificate, for another key. */
export async function renewMembership(
  folder: string,
  present: Membership,
  renew: (csr: string) => Promise<Joined>,
): Promise<Membership> {
  const { key, csr } = await createKeyAndRequest(present.host);
  return keep(folder, present.endpoint, key, await renew(csr));
}

async function keep(folder: string, endpoint: string, key: string, joined: Joined): Promise<Membership> {
  const membership: Membership = {
    endpoint,
    host: joined.host,
    hostId: joined.host_id,
    caCertificate: joined.ca_certificate,
    key,
    certificate: joined.certificate,
  };
  await createFolder(folder);
  await writeFileAtomic(file(folder), `${JSON.stringify(membership)}\n`);
  return membership;
}

/** A P-256 key and a certificate request of it, both PEM. */
export async function createKeyAndRequest(host: string): Promise<{ key: string; csr: string }> {
  // Loaded only here: an agent that has joined needs neither for months.
  await import("reflect-metadata");
  const x509 = await import("@peculiar/x509");
  x509.cryptoProvider.set(crypto as never);
  const algorithm = { name: "ECDSA", namedCurve: "P-256", hash: "SHA-256" };
  const keys = await crypto.subtle.generateKey(algorithm, true, ["sign", "verify"]);
  const request = await x509.Pkcs10CertificateRequestGenerator.create({
    name: `CN=${host}`,
    keys: keys as never,
    signingAlgorithm: algorithm,
  });
  const pkcs8 = Buffer.from(await crypto.subtle.exportKey("pkcs8", keys.privateKey)).toString("base64");
  const lines = pkcs8.match(/.{1,64}/g) ?? [];
  return {
    key: `-----BEGIN PRIVATE KEY-----\n${lines.join("\n")}\n-----END PRIVATE KEY-----\n`,
    csr: request.toString("pem"),
  };
}
