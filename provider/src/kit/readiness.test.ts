import { expect, test } from "@jest/globals";
import { readinessOf, waitedFor } from "./readiness.ts";
import type { RestDocument } from "./rest-document.ts";

const document = (kind: string): RestDocument =>
  ({
    kind,
    generation: 2,
    deleting: false,
    spec: {},
    status: { observed_generation: 1, state: "creating", state_reason: "12.0 of 32.0 MiB are here." },
  }) as unknown as RestDocument;

test("a wait in vain tells how far the host is, where a host makes the object", () => {
  expect(waitedFor(document("vm"))).toContain("Its host has answered generation 1 of 2.");
  expect(waitedFor(document("image"))).toBe(
    "Waited for: that it is made.\nLast seen: State: creating. 12.0 of 32.0 MiB are here.",
  );
});

test("a host is made when it is declared, whether or not its machine has joined", () => {
  for (const state of ["pending", "ready", "silent"]) {
    const document = { kind: "host", generation: 1, status: { observed_generation: 1, state } };
    expect(readinessOf(document as unknown as RestDocument)).toBe("ready");
  }
});
