import { expect, test } from "@jest/globals";
import type { Run } from "../../host/run.ts";
import { DiskHealths } from "./health.ts";

const HALF_HOUR = 30 * 60_000;

function healths(answers: Record<string, string>, program: string | null = "/usr/sbin/smartctl") {
  const asked: string[] = [];
  const clock = { now: 0 };
  const run: Run = async (_command, args) => {
    const path = args.at(-1) ?? "";
    asked.push(path);
    return { stdout: answers[path] ?? "", stderr: "", exitCode: 8 };
  };
  const made = new DiskHealths(
    run,
    () => clock.now,
    async () => program,
  );
  return { made, asked, clock, answers };
}

const said = (passed: boolean): string => JSON.stringify({ smart_status: { passed } });
const devices = ["/dev/sda", "/dev/sdb", "/dev/nvme0n1", "/dev/loop0"].map((path) => ({ path, disk: null }));

test("what a disk says of itself is told, and of one that says nothing nothing is", async () => {
  const { made, asked } = healths({
    "/dev/sda": said(true),
    "/dev/sdb": said(false),
    "/dev/nvme0n1": "no JSON",
  });
  expect(await made.of(devices)).toEqual([
    { disk: null, path: "/dev/sda", healthy: true },
    { disk: null, path: "/dev/sdb", healthy: false },
  ]);
  expect(asked).toEqual(["/dev/sda", "/dev/sdb", "/dev/nvme0n1"]);
});

test("a disk is asked every half hour, and one that sleeps then is what it was", async () => {
  const { made, asked, clock, answers } = healths({ "/dev/sda": said(false) });
  const [first] = devices;
  const look = () => made.of(first === undefined ? [] : [first]);
  await look();
  await look();
  expect(asked).toHaveLength(1);
  answers["/dev/sda"] = "{}";
  clock.now = HALF_HOUR;
  expect(await look()).toEqual([{ disk: null, path: "/dev/sda", healthy: false }]);
  expect(asked).toHaveLength(2);
});

test("without smartctl nothing is told", async () => {
  const { made, asked } = healths({}, null);
  expect(await made.of(devices)).toEqual([]);
  expect(asked).toEqual([]);
});
