import { describe, expect, test } from "@jest/globals";
import { errorDiagnostic, warningDiagnostic } from "../tfplugin/diagnostic.ts";
import { objectOf, UNKNOWN } from "../tfplugin/value.ts";
import { create, NULL, providerWith, read, serve, wire } from "./fixtures/call-provider.ts";
import type { ResourceDefinition, StateUpgrade } from "./provider-definition.ts";

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

  test("a deferred answer that nobody asked for is a defect; one that was may leave out the rest", async () => {
    const { call } = serve(
      providerWith({
        plan: () => ({ deferred: "absent_prerequisite" }),
        read: () => ({ deferred: "provider_config_unknown" }),
        importState: () => ({ deferred: "resource_config_unknown" }),
      }),
    );
    const currentState = wire({ id: "1", name: "a" });
    const ask = async (clientCapabilities: { deferralAllowed: boolean } | null) => [
      await call("PlanResourceChange", {
        ...create,
        proposedNewState: create.config,
        clientCapabilities,
      }),
      await call("ReadResource", { typeName: "unit", currentState, clientCapabilities }),
      await call("ImportResourceState", { typeName: "unit", id: "1", clientCapabilities }),
    ];
    for (const refused of [null, { deferralAllowed: false }]) {
      for (const { diagnostics, deferred } of await ask(refused)) {
        expect(diagnostics.map((one) => one?.detail)).toEqual([
          expect.stringMatching(/is deferred \(.*\), which Terraform did not allow/),
        ]);
        expect(deferred).toBeNull();
      }
    }
    const [planned, read_, imported] = await ask({ deferralAllowed: true });
    expect([planned, read_, imported].map((one) => one?.deferred?.reason)).toEqual([3, 2, 1]);
    expect([planned, read_, imported].flatMap((one) => one?.diagnostics)).toEqual([]);
    expect(read((planned as { plannedState: null }).plannedState)).toMatchObject({ name: "a" });
  });

  test("private bytes that are too many are a defect", async () => {
    const plan: ResourceDefinition["plan"] = ({ proposedNewState }) => ({
      plannedState: proposedNewState,
      plannedPrivate: new Uint8Array((1 << 20) + 1),
    });
    const answer = await serve(providerWith({ plan })).call("PlanResourceChange", {
      ...create,
      proposedNewState: create.config,
    });
    expect(answer.diagnostics[0]?.detail).toMatch(/has 1048577 private bytes; 1048576 are allowed/);
  });
});

describe("stored states", () => {
  const json = (text: string) => ({ typeName: "unit", version: 3, rawState: { json: Buffer.from(text) } });

  test("of the present version are taken over by name, exactly", async () => {
    const never = () => ({ state: objectOf({}) });
    const { call } = serve(providerWith({ upgrades: [never, never, never] }));
    const answer = await call(
      "UpgradeResourceState",
      json('{"id":"1","count":9007199254740993,"gone":true}'),
    );
    expect(answer.diagnostics).toEqual([]);
    expect(read(answer.upgradedState)).toEqual(objectOf({ id: "1", name: null, count: 9007199254740993n }));
  });

  const upgrades: StateUpgrade[] = [
    (state) => ({ state: objectOf({ ...state, path: `${String(state.path ?? "")}0` }) }),
    (state) => ({
      state: objectOf({ ...state, path: `${String(state.path ?? "")}1` }),
      diagnostics: [warningDiagnostic("looked at twice")],
    }),
    ({ key, path, ...state }) => ({ state: objectOf({ ...state, id: key!, name: `${String(path)}2` }) }),
  ];

  test.each([
    [0, "012"],
    [1, "12"],
    [2, "undefined2"],
  ])("of version %i pass every step from there on, and keep their numbers", async (version, name) => {
    const { call } = serve(providerWith({ upgrades }));
    const answer = await call("UpgradeResourceState", {
      ...json('{"key":"1","count":9007199254740993,"gone":1}'),
      version,
    });
    expect(read(answer.upgradedState)).toEqual(objectOf({ id: "1", name, count: 9007199254740993n }));
    expect(answer.diagnostics.map((one) => one?.severity)).toEqual(version < 2 ? [2] : []);
  });

  test("stop at the first step that fails, by name where it is silent or missing", async () => {
    const failing = [
      () => ({ diagnostics: [errorDiagnostic("too old")] }),
      () => ({}),
      () => ({ state: objectOf({ id: UNKNOWN }) }),
    ];
    const { call } = serve(providerWith({ upgrades: failing }));
    const said = async (version: number) => {
      const answer = await call("UpgradeResourceState", { ...json("{}"), version });
      return answer.diagnostics.map((one) => one?.detail || one?.summary);
    };
    expect(await said(0)).toEqual(["too old"]);
    expect(await said(1)).toEqual([expect.stringMatching(/step from version 1 to 2 returned neither/)]);
    expect(await said(2)).toEqual([expect.stringMatching(/id: a string is required/)]);
    const none = await serve(providerWith({})).call("UpgradeResourceState", { ...json("{}"), version: 0 });
    expect(none.diagnostics[0]?.detail).toMatch(/no step from version 0 to 1/);
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

  test("numbers are text, which Terraform reads with the precision of the state that it stored", async () => {
    const state = objectOf({ id: null, name: "a", count: 7 });
    const currentState = wire({ name: "a", count: 7 });
    const answer = await serve(providerWith({})).call("ReadResource", { typeName: "unit", currentState });
    expect(read(answer.newState)).toEqual(state);
    expect(Buffer.from(answer.newState!.msgpack!).includes("\xa17", "latin1")).toBe(true);
  });
});
