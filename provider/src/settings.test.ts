import { expect, test } from "@jest/globals";
import type { ReconcilerClient } from "./reconciler-client.ts";
import { configure, SETTINGS_SCHEMA } from "./settings.ts";
import { unsetObject } from "./tfplugin/schema.ts";
import { objectOf } from "./tfplugin/value.ts";

const NO_ENVIRONMENT = {
  endpoint: null,
  token: null,
  project: null,
  caCertificate: null,
  traceparent: null,
  otlpEndpoint: null,
};

async function tokenThatIsUsed(token: string): Promise<{ used: string[]; says: string[] }> {
  const used: string[] = [];
  const config = objectOf({
    ...unsetObject(SETTINGS_SCHEMA.block),
    endpoint: "unix:///run/croft/api.sock",
    token,
  });
  const { diagnostics = [] } = await configure(config, NO_ENVIRONMENT, async (settings) => {
    used.push(settings.token);
    return {} as ReconcilerClient;
  });
  return { used, says: diagnostics.map(({ summary, detail }) => `${summary}: ${detail}`) };
}

test("white space around a token is no part of it", async () => {
  expect(await tokenThatIsUsed(" croft_abc\n")).toEqual({ used: ["croft_abc"], says: [] });
});

test.each([
  ["croft_abc\ncroft_def"],
  ["hello world"],
  ["geheim-ü"],
  ['"croft_abc"'],
  ["CROFT_TOKEN=croft_abc"],
  ["~/token"],
  ["/etc/croft/token"],
])("a token that no header can hold is an error at its setting, without its value", async (token) => {
  const { used, says } = await tokenThatIsUsed(token);
  expect([used, says.length]).toEqual([[], 1]);
  expect(says[0]).toContain("token is not valid");
  for (const part of token.split(/\s/)) expect(says[0]).not.toContain(part);
});
