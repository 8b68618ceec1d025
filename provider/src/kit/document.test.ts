// What a document means for the state, where the token may not read all of it.

import { expect, test } from "@jest/globals";
import { vm } from "../resources/vm.ts";
import { stateOf } from "./document.ts";
import type { RestDocument } from "./rest-document.ts";

const document = (withheld?: string[]): RestDocument => ({
  kind: "vm",
  id: "vm_1",
  project: "web",
  shared: false,
  name: "app",
  tags: {},
  default_tags: {},
  generation: 1,
  created_at: "2026-01-01T00:00:00.000Z",
  deleting: false,
  spec: { on_user_data_change: "replace" },
  status: { state: "running" },
  ...(withheld && { withheld }),
});

test("a field that the token may not read stays as the state has it", () => {
  const prior = stateOf(vm, document(), null);
  prior.user_data = "#cloud-config\n";
  expect(stateOf(vm, document(["/spec/user_data"]), prior).user_data).toBe("#cloud-config\n");
  expect(stateOf(vm, document(), prior).user_data).toBeNull();
});
