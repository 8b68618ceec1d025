// An issuer of ID tokens for a CI's jobs, as GitHub and GitLab are: its keys and its configuration over https.
import { execFileSync } from "node:child_process";
import { generateKeyPairSync, sign } from "node:crypto";
import { once } from "node:events";
import { readFileSync } from "node:fs";
import { createServer } from "node:https";
import type { AddressInfo } from "node:net";
import path from "node:path";

export interface IdTokens {
  readonly issuer: string;
  /** PEM of what the issuer's certificate is trusted by. */
  readonly certificate: string;
  /** A token for a job, good for five minutes. */
  mint(claims: Readonly<Record<string, string>>, audience?: string): string;
  close(): void;
}

/** Its key and certificate lie in the folder. */
export async function startIdTokens(folder: string): Promise<IdTokens> {
  const [key, cert] = [path.join(folder, "issuer-key.pem"), path.join(folder, "issuer-cert.pem")];
  execFileSync(
    "openssl",
    [
      ...["req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1", "-nodes"],
      ...["-subj", "/CN=issuer", "-addext", "subjectAltName=IP:127.0.0.1", "-keyout", key, "-out", cert],
    ],
    { stdio: "pipe" },
  );
  const signing = generateKeyPairSync("rsa", { modulusLength: 2048 });
  const jwk = { ...signing.publicKey.export({ format: "jwk" }), kid: "one", alg: "RS256", use: "sig" };
  const server = createServer({ key: readFileSync(key), cert: readFileSync(cert) }, (request, response) => {
    const pages: Record<string, unknown> = {
      "/.well-known/openid-configuration": { issuer, jwks_uri: `${issuer}/keys` },
      "/keys": { keys: [jwk] },
    };
    response.end(JSON.stringify(pages[String(request.url)] ?? {}));
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const issuer = `https://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return {
    issuer,
    certificate: readFileSync(cert, "utf8"),
    mint(own, audience = "croft") {
      const seconds = Math.floor(Date.now() / 1000);
      const claims = { ...own, iss: issuer, aud: audience, iat: seconds, exp: seconds + 300 };
      const part = (value: object): string => Buffer.from(JSON.stringify(value)).toString("base64url");
      const text = `${part({ alg: "RS256", kid: "one" })}.${part(claims)}`;
      return `${text}.${sign("sha256", Buffer.from(text), signing.privateKey).toString("base64url")}`;
    },
    close() {
      server.closeAllConnections();
      server.close();
    },
  };
}
