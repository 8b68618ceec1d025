import { expect, test } from "@jest/globals";
import { sampleVm, stored } from "../../planner/sample-objects.ts";
import type { Stored } from "../../store/store.ts";
import { networkDocument } from "./host-document.ts";

const NETWORK = "net_0000000000000001";

const network = stored("network", NETWORK, { mode: "nat", cidr: "10.7.0.0/24" }, {}, { shared: true });

function user(number: number, hostname: string, more: Partial<Stored<"vm">>): Stored<"vm"> {
  const vm = sampleVm({ id: `vm_000000000000000${number}`, ...more });
  const nics = [
    { network: NETWORK, mac_address: `52:54:00:00:00:0${number}`, ip_addresses: [`10.7.0.1${number}`] },
  ];
  return { ...vm, status: { ...vm.status, hostname, nics } };
}

test("no VM is looked up under the name of another one: the network's own project goes first, then who was there first", () => {
  const users = [
    user(1, "db", { project: "other", created_at: "2026-01-01T00:00:00.000Z" }),
    user(2, "db", { project: "web", created_at: "2026-03-01T00:00:00.000Z" }),
    user(3, "app", { project: "other", created_at: "2026-03-01T00:00:00.000Z" }),
    user(4, "App", { project: "third", created_at: "2026-04-01T00:00:00.000Z" }),
    user(5, "wpad", { project: "other", created_at: "2026-01-01T00:00:00.000Z" }),
  ];
  const { leases } = networkDocument(network, users);
  expect(leases.map(({ hostname }) => hostname)).toEqual([
    "vm-0000000000000001",
    "db",
    "app",
    "vm-0000000000000004",
    "vm-0000000000000005",
  ]);
});
