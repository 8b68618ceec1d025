import { expect, test } from "@jest/globals";
import { forwardRule } from "../qemu/argv.ts";
import type { Qmp } from "../qemu/qmp.ts";
import { changePorts } from "./ports.ts";

const forward = (host_port: number) =>
  ({ guest_port: 80, host_port, host_address: "127.0.0.1", protocol: "tcp" }) as const;

/** A monitor that refuses one port as QEMU does when another process has it. */
function monitor(held: number): { qmp: Qmp; lines: string[] } {
  const lines: string[] = [];
  const execute = async (_command: string, args: { "command-line": string }) => {
    lines.push(args["command-line"]);
    return args["command-line"].includes(`:${held}-`) ? "Could not set up host forwarding rule" : "";
  };
  return { qmp: { execute } as unknown as Qmp, lines };
}

test("a port that another process held is said to be busy, and not asked for again until somebody asks anew", async () => {
  const { qmp, lines } = monitor(7400);
  const wanted = [forward(7400), forward(20_000)];
  const first = await changePorts(qmp, [], wanted);
  expect(first).toEqual({ forwards: [forward(20_000)], busy: [forward(7400)] });
  expect(lines).toHaveLength(2);
  const refused = first.busy.map(forwardRule);
  expect(await changePorts(qmp, first.forwards, wanted, refused)).toEqual(first);
  expect(lines).toHaveLength(2);
  await changePorts(qmp, first.forwards, wanted);
  expect(lines).toHaveLength(3);
});
