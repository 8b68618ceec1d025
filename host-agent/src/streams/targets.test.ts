// What a stream leads to where no VM of the id is on this host.
import { PassThrough } from "node:stream";
import type { StreamRequest } from "@croft/schemas/generated/typescript/messages.ts";
import { expect, test } from "@jest/globals";
import { createPaths } from "../host/paths.ts";
import type { Consoles } from "./consoles.ts";
import { openTarget } from "./targets.ts";

const sent = new PassThrough();
const parts = {
  guest: () => undefined,
  paths: createPaths("/nowhere/state", "/nowhere/run"),
  consoles: {} as Consoles,
  moves: { open: async () => sent },
};
const request = (vm: string, target: StreamRequest["target"]): StreamRequest => ({
  stream: "a".repeat(24),
  vm,
  incarnation: 1,
  target,
  tail_lines: null,
});

test("a partition that moves by itself needs no VM, and is nothing else to a stream", async () => {
  const partition = "prt_0123456789abcdef";
  expect((await openTarget(parts, request(partition, "move"))).bytes).toBe(sent);
  for (const one of [request(partition, "ssh"), request("vm_0123456789abcdef", "move")]) {
    await expect(openTarget(parts, one)).rejects.toMatchObject({ code: "not_found" });
  }
});
