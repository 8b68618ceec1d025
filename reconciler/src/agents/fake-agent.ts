// An agent for tests, as far as HTTP goes.

import type { IncomingHttpHeaders } from "node:http";
import { request } from "node:https";
import type { Csr } from "./certificate-request.ts";
import type { JoinFile } from "./join.ts";

export interface Answer {
  status: number;
  body: Buffer;
  headers: IncomingHttpHeaders;
  json(): Record<string, unknown>;
}

/** An agent as far as HTTP goes: what it sends, and the certificate it sends it with. */
export class FakeAgent {
  certificate = "";
  readonly file: JoinFile;
  readonly csr: Csr;

  constructor(file: JoinFile, csr: Csr) {
    this.file = file;
    this.csr = csr;
  }

  async join(): Promise<Answer> {
    const answer = await this.call("POST", "join", { token: this.file.token, csr: this.csr.pem });
    if (answer.status === 200) this.certificate = answer.json().certificate as string;
    return answer;
  }

  /** `body`: bytes are sent as they are. */
  call(method: string, path: string, body?: unknown, headers: Record<string, string> = {}): Promise<Answer> {
    return new Promise((resolve, reject) => {
      const text = body === undefined || Buffer.isBuffer(body) ? body : JSON.stringify(body);
      const sent = request(
        `${this.file.endpoint}/v1/agent/${path}`,
        {
          method,
          agent: false,
          ca: this.file.ca_certificate,
          ...(this.certificate === "" ? {} : { cert: this.certificate, key: this.csr.key }),
          headers: { ...headers, ...(text === undefined ? {} : { "content-type": "application/json" }) },
        },
        (response) => {
          const parts: Buffer[] = [];
          response.on("data", (part) => parts.push(part));
          response.on("error", reject);
          response.on("end", () => {
            const bytes = Buffer.concat(parts);
            const json = () => JSON.parse(bytes.toString("utf8"));
            resolve({ status: response.statusCode ?? 0, body: bytes, headers: response.headers, json });
          });
        },
      );
      sent.on("error", reject);
      sent.end(text);
    });
  }
}
