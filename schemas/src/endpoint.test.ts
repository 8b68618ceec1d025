import { expect, test } from "@jest/globals";
import { parseEndpoint } from "./endpoint.ts";
import type { CroftError } from "./errors.ts";

test("white space around an address, a final slash and a path before the interface are fine", () => {
  expect(parseEndpoint(" unix:///run/croft/api.sock\n")).toEqual({
    transport: "unix",
    path: "/run/croft/api.sock",
  });
  expect(parseEndpoint("HTTPS://Croft.Example:7400/\n")).toMatchObject({ transport: "tls" });
  expect(parseEndpoint("https://example.org/croft")).toMatchObject({ transport: "tls" });
});

test.each([
  ["https://me:geheim@croft.example:7400", /user name or a password/],
  ["https://croft.example:7400?token=croft_geheim", /query/],
  ["https://croft.example:7400/#geheim", /fragment/],
  ["https://croft.example:7400/v1", /\/v1 at its end/],
  ["http://me:geheim@croft.example:7400", /plain HTTP/],
  ["croft_geheim", /no address/],
  ["me:geheim@croft.example", /no address/],
  ["unix:me@geheim", /names no socket/],
])("an address that holds more is refused without its secret: %s", (text, says) => {
  let said = "";
  try {
    parseEndpoint(text);
  } catch (error) {
    const { message, detail } = error as CroftError;
    said = `${message} ${detail}`;
  }
  expect(said).toMatch(says);
  expect(said).not.toContain("geheim");
});
