import { expect, test } from "@jest/globals";
import { handshakeLine, NotInvited, readInvitation, reattachSetting } from "./handshake.ts";

const INVITED = {
  TF_PLUGIN_MAGIC_COOKIE: "d602bf8f470bc67ca7faa0386276bbdd4330efaf76d1a219cb4d6991ca9872b2",
  PLUGIN_PROTOCOL_VERSIONS: "5,6",
  PLUGIN_CLIENT_CERT: "-----BEGIN CERTIFICATE-----",
};

test("Terraform is recognised by its cookie", () => {
  expect(readInvitation(INVITED)).toEqual({
    clientCertificate: "-----BEGIN CERTIFICATE-----",
    multiplexAsked: false,
  });
});

test.each([
  ["by hand", {}, /not meant to be run by hand/],
  ["another cookie", { ...INVITED, TF_PLUGIN_MAGIC_COOKIE: "x" }, /not meant to be run by hand/],
  ["protocol 5 only", { ...INVITED, PLUGIN_PROTOCOL_VERSIONS: "5" }, /speaks version 6 .* only 5/],
  ["no client certificate", { ...INVITED, PLUGIN_CLIENT_CERT: "" }, /no client certificate/],
])("started %s it explains itself", (_how, environment, message) => {
  expect(() => readInvitation(environment)).toThrow(NotInvited);
  expect(() => readInvitation(environment)).toThrow(message);
});

test("the line has six fields and a certificate without padding", () => {
  const certificate = Buffer.from([1, 2, 3, 4]);
  expect(handshakeLine("/tmp/s", certificate, { multiplexAsked: false })).toBe("1|6|unix|/tmp/s|grpc|AQIDBA");
  expect(handshakeLine("/tmp/s", certificate, { multiplexAsked: true })).toBe(
    "1|6|unix|/tmp/s|grpc|AQIDBA|false",
  );
});

test("the reattach setting says protocol 6 and that the process is not Terraform's to end", () => {
  const running = {
    Protocol: "grpc",
    ProtocolVersion: 6,
    Pid: 7,
    Test: true,
    Addr: { Network: "unix", String: "/tmp/s" },
  };
  expect(JSON.parse(reattachSetting("registry.terraform.io/a/b", "/tmp/s", 7))).toEqual({
    "registry.terraform.io/a/b": running,
    "registry.opentofu.org/a/b": running,
  });
  expect(Object.keys(JSON.parse(reattachSetting("example.com/a/b", "/tmp/s", 7)))).toEqual([
    "example.com/a/b",
  ]);
});
