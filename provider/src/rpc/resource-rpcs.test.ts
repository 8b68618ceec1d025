import { describe, expect, test } from "@jest/globals";
import { errorDiagnostic } from "../tfplugin/diagnostic.ts";
import { objectOf, UNKNOWN } from "../tfplugin/value.ts";
import { create, NULL, providerWith, read, serve, wire } from "./fixtures/call-provider.ts";
import type { ResourceDefinition } from "./provider-definition.ts";

describe("apply never loses what was made", () => {
  test("what a handler throws is a diagnostic, and the prior state and private bytes stay", async () => {
    const { call } = serve(
      providerWith({
        apply: () => {
          throw new Error("boom");
        },
      }),
    );
    const prior = wire({ id: "1", name: "a" });
    const answer = await call("ApplyResourceChange", {
      typeName: "unit",
      priorState: prior,
      plannedState: wire({ id: "1", name: "b" }),
      config: wire({ name: "b" }),
      plannedPrivate: Buffer.from("p"),
    });
    expect(read(answer.newState)).toMatchObject({ id: "1", name: "a" });
    expect(Buffer.from(answer.private).toString()).toBe("p");
    expect(answer.diagnostics).toMatchObject([
      {
        severity: 1,
        summary: "Defect of the provider in ApplyResourceChange of unit",
        detail: expect.stringMatching(/^boom/),
      },
    ]);
  });

  test("a create that failed keeps its state, without what is unknown", async () => {
    const { call } = serve(
      providerWith({
        apply: ({ plannedState }) => ({
          newState: objectOf({ ...plannedState, id: "1" }),
          diagnostics: [errorDiagnostic("no", "", ["name"])],
        }),
      }),
    );
    const plannedState = wire({ id: UNKNOWN, name: "a", count: UNKNOWN });
    const answer = await call("ApplyResourceChange", { ...create, plannedState });
    expect(read(answer.newState)).toEqual(objectOf({ id: "1", name: "a", count: null }));
    expect(answer.diagnostics).toMatchObject([
      { severity: 1, summary: "no", attribute: { steps: [{ attributeName: "name" }] } },
    ]);
  });

  test("of an answer that does not fit the schema, what fits is kept", async () => {
    const { call } = serve(
      providerWith({ apply: () => ({ newState: objectOf({ id: "1", name: 7, count: UNKNOWN }) }) }),
    );
    const plannedState = wire({ id: UNKNOWN, name: "a", count: UNKNOWN });
    const answer = await call("ApplyResourceChange", { ...create, plannedState });
    expect(read(answer.newState)).toEqual(objectOf({ id: "1", name: null, count: null }));
    expect(answer.diagnostics[0]?.detail).toMatch(/name: a string is required, got a number/);
  });

  test("a value that differs from the plan is an error, and saved", async () => {
    const { call } = serve(
      providerWith({ apply: () => ({ newState: objectOf({ id: "1", name: "b", count: UNKNOWN }) }) }),
    );
    const plannedState = wire({ id: UNKNOWN, name: "a", count: UNKNOWN });
    const answer = await call("ApplyResourceChange", { ...create, plannedState });
    expect(read(answer.newState)).toEqual(objectOf({ id: "1", name: "b", count: null }));
    expect(answer.diagnostics.map((one) => one?.detail?.split(".")[0])).toEqual([
      'name was planned as "a", but is now "b"',
      "count is still unknown",
    ]);
  });

  test("an error without a state keeps the prior one; silence is a defect", async () => {
    const prior = { typeName: "unit", priorState: wire({ id: "1", name: "a" }), plannedState: NULL };
    const failing = serve(providerWith({ apply: () => ({ diagnostics: [errorDiagnostic("in use")] }) }));
    const kept = await failing.call("ApplyResourceChange", prior);
    expect(read(kept.newState)).toMatchObject({ id: "1" });
    const silent = serve(providerWith({ apply: () => ({}) }));
    const defect = await silent.call("ApplyResourceChange", prior);
    expect(defect.diagnostics[0]?.detail).toMatch(/neither a state nor an error/);
  });
});

describe("plan", () => {
  test("an incomplete answer names what is missing", async () => {
    const { call } = serve(
      providerWith({ plan: () => ({ plannedState: objectOf({ id: UNKNOWN, name: "a" }) }) }),
    );
    const answer = await call("PlanResourceChange", { ...create, proposedNewState: create.config });
    expect(answer.diagnostics[0]?.detail).toMatch(/count: the attribute is missing/);
  });

  test("private bytes go on unless they are changed", async () => {
    const request = { ...create, proposedNewState: create.config, priorPrivate: Buffer.from("old") };
    const keeping = await serve(providerWith({})).call("PlanResourceChange", request);
    expect(Buffer.from(keeping.plannedPrivate).toString()).toBe("old");
    const plan: ResourceDefinition["plan"] = ({ proposedNewState }) => ({
      plannedState: proposedNewState,
      plannedPrivate: Buffer.from("new"),
    });
    const changing = await serve(providerWith({ plan })).call("PlanResourceChange", request);
    expect(Buffer.from(changing.plannedPrivate).toString()).toBe("new");
  });

  test("a handler may change what it is given; the rules still see what Terraform sent", async () => {
    const { call } = serve(
      providerWith({
        plan: ({ config, proposedNewState }) => {
          config!.name = "b";
          proposedNewState!.name = "b";
          return { plannedState: proposedNewState };
        },
      }),
    );
    const answer = await call("PlanResourceChange", { ...create, proposedNewState: create.config });
    expect(answer.diagnostics[0]?.detail).toMatch(/^name is planned neither as configured/);
  });

  test("a deferred answer says why", async () => {
    const { call } = serve(
      providerWith({
        plan: ({ proposedNewState, clientCapabilities }) =>
          clientCapabilities.deferralAllowed
            ? { plannedState: proposedNewState, deferred: "absent_prerequisite" }
            : { plannedState: proposedNewState },
      }),
    );
    const request = { ...create, proposedNewState: create.config };
    expect((await call("PlanResourceChange", request)).deferred).toBeNull();
    const clientCapabilities = { deferralAllowed: true };
    expect((await call("PlanResourceChange", { ...request, clientCapabilities })).deferred).toEqual({
      reason: 3,
    });
  });
});

describe("stored states", () => {
  const json = (text: string) => ({ typeName: "unit", version: 3, rawState: { json: Buffer.from(text) } });

  test("of the present version are taken over by name, exactly", async () => {
    const { call } = serve(providerWith({ upgradeState: () => ({ state: objectOf({}) }) }));
    const answer = await call(
      "UpgradeResourceState",
      json('{"id":"1","count":9007199254740993,"gone":true}'),
    );
    expect(answer.diagnostics).toEqual([]);
    expect(read(answer.upgradedState)).toEqual(objectOf({ id: "1", name: null, count: 9007199254740993n }));
  });

  test("of an older version are upgraded", async () => {
    const { call } = serve(
      providerWith({
        upgradeState: ({ version, state }) => ({
          state: objectOf({ id: state.key!, name: `v${version}`, count: null }),
        }),
      }),
    );
    const answer = await call("UpgradeResourceState", { ...json('{"key":"1"}'), version: 1 });
    expect(read(answer.upgradedState)).toEqual(objectOf({ id: "1", name: "v1", count: null }));
  });

  test("of a newer version, or no JSON at all, are errors", async () => {
    const { call } = serve(providerWith({}));
    const newer = await call("UpgradeResourceState", { ...json("{}"), version: 4 });
    expect(newer.diagnostics).toMatchObject([{ summary: "State of a newer provider" }]);
    const broken = await call("UpgradeResourceState", json("{1.5"));
    expect(broken.diagnostics[0]?.detail).toMatch(/JSON: unexpected text/);
  });
});

describe("read", () => {
  test("null is gone; private bytes stay; unknown values are a defect", async () => {
    const request = {
      typeName: "unit",
      currentState: wire({ id: "1", name: "a" }),
      private: Buffer.from("p"),
    };
    const gone = await serve(providerWith({ read: () => ({ newState: null }) })).call(
      "ReadResource",
      request,
    );
    expect([read(gone.newState), Buffer.from(gone.private).toString()]).toEqual([null, "p"]);
    const state = objectOf({ id: "1", name: "a", count: UNKNOWN });
    const unknown = await serve(providerWith({ read: () => ({ newState: state }) })).call(
      "ReadResource",
      request,
    );
    expect(unknown.diagnostics[0]?.detail).toMatch(/^count is still unknown/);
  });
});
