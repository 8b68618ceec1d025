import { expect, test } from "@jest/globals";
import { heldAgainst } from "./neighbors.ts";

const waits = (vm: string, project: string, host: string) => ({
  vm,
  project,
  holds: { host, cpus: 1, memory_mib: 512, root_gib: 1, by: `VM ${project}/${vm}` },
});

test("of those that wait longer only the own project's are named", () => {
  const held = heldAgainst({ id: "new", project: "web" }, [
    waits("large", "web", "a"),
    waits("large", "rival", "b"),
    waits("new", "web", "c"),
    waits("later", "web", "d"),
  ]);
  expect([...held].map(([host, { by }]) => [host, by])).toEqual([
    ["a", "VM web/large"],
    ["b", "a VM of another project"],
  ]);
});
