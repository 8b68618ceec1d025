import { describe, expect, test } from "@jest/globals";
import type { Croft } from "../lifecycle/croft.ts";
import type { CallContext } from "../rpc/provider-definition.ts";
import { unsetObject } from "../tfplugin/schema.ts";
import { objectOf, type TfValue } from "../tfplugin/value.ts";
import { ephemeralResources } from "./all.ts";

const asked: string[] = [];
const client = {
  make: async (path: string) => {
    asked.push(`make ${path}`);
    return objectOf({ id: "tok_0123456789abcdef", token: "secret", expires_at: "2026-01-01T00:00:00Z" });
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
