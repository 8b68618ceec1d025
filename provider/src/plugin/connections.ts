/**
 * Who may talk to the plugin: the holder of the one certificate that Terraform announced in the environment.
 *
 * Node would verify a chain against certificate authorities, and loading its own list of them costs 20 ms of
 * start-up. So verification is off, and the certificate is compared byte for byte instead; that the client holds
 * its key is proved by the TLS handshake itself.
 */
import { X509Certificate } from "node:crypto";
import type { Socket } from "node:net";
import { createServer, type Server, type TLSSocket } from "node:tls";
import { type Certificate, certificatePem } from "./certificate.ts";

export interface TlsEvents {
  accepted(socket: TLSSocket): void;
  /** The connection is closed already. */
  refused(reason: string): void;
}

/**
 * Hand raw connections to it with `server.emit("connection", socket)`. Throws when `clientCertificate` is no PEM
 * certificate.
 */
export function createTlsServer(own: Certificate, clientCertificate: string, events: TlsEvents): Server {
  const expected = new X509Certificate(clientCertificate).raw;
  const server = createServer({
    key: own.privateKey,
    cert: certificatePem(own.der),
    ca: [],
    requestCert: true,
    rejectUnauthorized: false,
    minVersion: "TLSv1.2",
    ALPNProtocols: ["h2"],
  });
  server.on("secureConnection", (socket: TLSSocket) => {
    const shown = socket.getPeerX509Certificate()?.raw;
    if (shown?.equals(expected) === true) {
      events.accepted(socket);
      return;
    }
    socket.destroy();
    events.refused(
      shown === undefined ? "no client certificate was shown" : "another client certificate was shown",
    );
  });
  server.on("tlsClientError", (error: Error, socket: Socket) => {
    socket.destroy();
    events.refused(error.message);
  });
  return server;
}
