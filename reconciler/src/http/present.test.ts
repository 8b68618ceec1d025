import { expect, test } from "@jest/globals";
import type { Reads, Stored } from "../store/store.ts";
import { presentWhole } from "./present.ts";

test("a status that an older version stored shows every member that the document promises", async () => {
  const stored = {
    kind: "partition_attachment",
    id: "att_0123456789abcdef",
    spec: { vm: "vm_0123456789abcdef", partition: "prt_0123456789abcdef" },
    status: { state: "ready", serial: "abc" },
  } as unknown as Stored;
  const { status } = await presentWhole({} as Reads, stored);
  expect(status).toEqual({ state: "ready", serial: "abc", attached: false });
});
