import { ConnectionError, ProblemError } from "@croft/schemas/client/failures.ts";
import { describe, expect, test } from "@jest/globals";
import type { Croft } from "../lifecycle/croft.ts";
import type { CallContext } from "../rpc/provider-definition.ts";
import { unsetObject } from "../tfplugin/schema.ts";
import { objectOf, type TfValue } from "../tfplugin/value.ts";
import { ephemeralResources } from "./all.ts";

const asked: string[] = [];
let ends = "2026-01-01T00:00:00Z";
let fault: Error | undefined;
const client = {
  make: async (path: string) => {
    asked.push(`make ${path}`);
    if (fault !== undefined && path.endsWith("/renew")) throw fault;
    return objectOf({ id: "tok_0123456789abcdef", token: "secret", expires_at: ends });
  },
  remove: async (plural: string, id: string) => {
    asked.push(`remove ${plural} ${id}`);
    return false;
  },
};
const context = {
  provider: { client },
  signal: new AbortController().signal,
  log: () => undefined,
} as unknown as CallContext<Croft>;
const capabilities = { deferralAllowed: false, writeOnlyAttributesAllowed: true };

describe("a token for the time of a run", () => {
  const token = ephemeralResources().get("croft_token")!;
  const config = (given: Record<string, TfValue>) =>
    objectOf({ ...unsetObject(token.schema.block), ...given });

  test("is renewed at half of its time, until the provider's own token allows no more", async () => {
    const opened = await token.open(
      { config: config({ role: "admin", ttl_seconds: 600 }), clientCapabilities: capabilities },
      context,
    );
    const half = (opened.renewAt?.getTime() ?? 0) - Date.now();
    expect([half > 290_000, half <= 300_000]).toEqual([true, true]);
    asked.length = 0;
    ends = "2026-01-01T00:05:00Z";
    const renewed = await token.renew?.({ private: opened.private ?? new Uint8Array() }, context);
    expect(asked).toEqual(["make tokens/tok_0123456789abcdef/renew"]);
    const next = (renewed?.renewAt?.getTime() ?? 0) - Date.now();
    expect([next > 440_000, next <= 450_000]).toEqual([true, true]);
    const last = await token.renew?.({ private: renewed?.private ?? new Uint8Array() }, context);
    expect(last).toEqual({});
    asked.length = 0;
  });

  test("is tried again when nobody answers, and tells a refusal", async () => {
    const opened = await token.open(
      { config: config({ role: "admin" }), clientCapabilities: capabilities },
      context,
    );
    const request = { private: opened.private ?? new Uint8Array() };
    fault = new ConnectionError("unix:/x", "connection refused");
    const later = await token.renew?.(request, context);
    expect(later?.renewAt?.getTime()).toBeGreaterThan(Date.now());
    fault = new ProblemError(401, { title: "The token was deleted.", code: "unauthorized" });
    const refused = await token.renew?.(request, context);
    expect(refused?.renewAt).toBeUndefined();
    expect(refused?.diagnostics).toMatchObject([
      {
        severity: "warning",
        detail: expect.stringContaining("The token was deleted. It is good until 2026"),
      },
    ]);
    fault = undefined;
    asked.length = 0;
  });

  test("is ended by its id when the run needs it no longer", async () => {
    const opened = await token.open(
      { config: config({ role: "admin" }), clientCapabilities: capabilities },
      context,
    );
    expect(opened.result).toMatchObject({ token: "secret" });
    expect(Buffer.from(opened.private ?? []).toString()).not.toContain("secret");
    await token.close?.({ private: opened.private ?? new Uint8Array() }, context);
    expect(asked).toEqual(["make tokens", "remove tokens tok_0123456789abcdef"]);
  });
});
