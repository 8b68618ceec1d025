import { expect, test } from "@jest/globals";
import type { Document } from "../generated/typescript/kinds.ts";
import { faultsOf } from "./faults.ts";

const NOW = new Date("2026-12-01T12:00:00Z");

type Conditions = Document["status"]["conditions"];

const host = (conditions: Conditions) =>
  ({
    kind: "host",
    id: "hst_1",
    name: "alpha",
    project: null,
    generation: 1,
    deleting: false,
    updated_at: "2026-12-01T00:00:00Z",
    spec: {},
    status: { state: "ready", state_reason: null, observed_generation: 1, conditions },
  }) as unknown as Document<"host">;

const condition = (type: string, status: "true" | "false", reason: string) => ({
  type,
  status,
  reason,
  message: `${type} is ${reason}.`,
});

const found = (...conditions: Conditions): string[] =>
  faultsOf(host(conditions), NOW).map(({ what }) => what);

test("a host with which all is well has no fault", () => {
  expect(
    found(
      condition("accelerator", "true", "kvm"),
      condition("confinement", "true", "confined"),
      condition("limits", "true", "units"),
      condition("way_out", "true", "open"),
      condition("config", "true", "accepted"),
      condition("overlay", "true", "ready"),
    ),
  ).toEqual([]);
});

test("what a host lacks is a fault where somebody can mend it", () => {
  expect(
    found(
      condition("way_out", "false", "firewall"),
      condition("config", "false", "invalid"),
      condition("overlay", "false", "no_tunnels"),
      condition("clock", "false", "clock_differs"),
      condition("capacity", "false", "growth_unconfirmed"),
      condition("contract", "false", "agent_outdated"),
    ),
  ).toEqual([
    "way_out: way_out is firewall.",
    "config: config is invalid.",
    "overlay: overlay is no_tunnels.",
    "clock: clock is clock_differs.",
    "capacity: capacity is growth_unconfirmed.",
    "contract: contract is agent_outdated.",
  ]);
});

test("what a machine is, and what a person decided, is no fault", () => {
  expect(
    found(
      condition("accelerator", "false", "no_kvm"),
      condition("confinement", "false", "no_root"),
      condition("limits", "false", "no_root"),
      condition("way_out", "false", "no_root"),
      condition("way_out", "false", "disabled"),
      condition("drained", "false", "holds_vms"),
      condition("draining", "true", "maintenance"),
      condition("confirmed_off", "true", "operator"),
    ),
  ).toEqual([]);
});

test("a condition that the state repeats is said once", () => {
  const waiting = host([condition("placed", "false", "no_capacity")]);
  const { status } = waiting;
  const state = {
    ...status,
    state: "pending" as const,
    state_reason: "Waits for room. placed is no_capacity.",
  };
  expect(faultsOf({ ...waiting, status: state }, NOW).map(({ what }) => what)).toEqual([
    "pending: Waits for room. placed is no_capacity.",
  ]);
});
