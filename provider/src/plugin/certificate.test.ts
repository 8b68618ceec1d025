import { createPrivateKey, X509Certificate } from "node:crypto";
import { once } from "node:events";
import type { AddressInfo } from "node:net";
import { connect, createServer } from "node:tls";
import { expect, test } from "@jest/globals";
import { certificatePem, createCertificate } from "./certificate.ts";
import { objectIdentifier, time } from "./der.ts";

const NOW = Date.now();

test("the certificate is what Terraform asks for", () => {
  const made = createCertificate(NOW);
  const certificate = new X509Certificate(made.der);
  expect(certificate.subjectAltName).toBe("DNS:localhost");
  expect(certificate.checkHost("localhost")).toBe("localhost");
  expect(certificate.publicKey.asymmetricKeyDetails).toEqual({ namedCurve: "prime256v1" });
  expect(certificate.verify(certificate.publicKey)).toBe(true);
  expect(certificate.checkPrivateKey(createPrivateKey(made.privateKey))).toBe(true);
  expect(Date.parse(certificate.validFrom)).toBeLessThan(NOW);
  expect(Date.parse(certificate.validTo)).toBeGreaterThan(NOW + 300 * 24 * 3600 * 1000);
});

test("each has a key and a serial number of its own", () => {
  const [one, other] = [createCertificate(NOW), createCertificate(NOW)].map(
    (made) => new X509Certificate(made.der),
  );
  expect(one!.serialNumber).not.toBe(other!.serialNumber);
  expect(one!.fingerprint256).not.toBe(other!.fingerprint256);
});

test("a client that trusts exactly this certificate accepts the server, any other refuses it", async () => {
  const made = createCertificate(NOW);
  const server = createServer({ key: made.privateKey, cert: certificatePem(made.der) }).listen(
    0,
    "127.0.0.1",
  );
  await once(server, "listening");
  const { port } = server.address() as AddressInfo;
  const attempt = async (trusted: Buffer) => {
    const socket = connect({ port, host: "127.0.0.1", servername: "localhost", ca: certificatePem(trusted) });
    try {
      await once(socket, "secureConnect");
      return socket.authorized;
    } finally {
      socket.destroy();
    }
  };
  try {
    expect(await attempt(made.der)).toBe(true);
    await expect(attempt(createCertificate(NOW).der)).rejects.toThrow();
  } finally {
    server.close();
  }
});

test("dates change their form in 2050, identifiers use as many bytes as they need", () => {
  expect(time(new Date("2049-12-31T23:59:59.999Z")).toString("latin1").slice(2)).toBe("491231235959Z");
  expect(time(new Date("2050-01-01T00:00:00Z")).toString("latin1").slice(2)).toBe("20500101000000Z");
  expect(objectIdentifier("1.2.840.10045.4.3.2").toString("hex")).toBe("06082a8648ce3d040302");
});
