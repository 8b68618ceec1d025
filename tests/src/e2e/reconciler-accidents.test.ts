// Never an orphan, never a double: a life of everything that can be declared (made, changed, gone) in which the reconciler
// is killed at every step and started again on the same state folder: before a request arrives, between the commit of what
// it asks for and the answer, and after the answer was made.
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, beforeAll, expect, jest, test } from "@jest/globals";
import { atEveryStep, everyDeedWithin } from "../harness/accidents.ts";
import { build } from "../harness/built-provider.ts";
import { type ImitatedHost, imitateHost } from "../harness/imitated-host.ts";
import { type ReconcilerProcess, startReconciler } from "../harness/reconciler-process.ts";
import { readSampling } from "../harness/sampling/sample.ts";
import { deathOf, liveWhole } from "../harness/whole-life.ts";

// A limit for what hangs, not a measure: machines that are busy take their time.
jest.setTimeout(1_800_000);

/** Each has a reconciler of its own. */
const AT_ONCE = 3;

const reconcilers: ReconcilerProcess[] = [];
const hosts: ImitatedHost[] = [];
let folder: string;

beforeAll(async () => {
  await build("reconciler");
  folder = mkdtempSync(path.join(tmpdir(), "croft-accidents-"));
  await Promise.all(
    Array.from({ length: AT_ONCE }, async (_, worker) => {
      const reconciler = await startReconciler({}, true);
      reconcilers[worker] = reconciler;
      hosts[worker] = await imitateHost(reconciler, "alpha");
    }),
  );
});

afterAll(async () => {
  await Promise.all(hosts.map((host) => host.stop()));
  await Promise.all(reconcilers.map((reconciler) => reconciler.stop()));
  rmSync(folder, { recursive: true, force: true });
});

test("the reconciler is killed at every step: the same apply goes on, or the next one completes", async () => {
  let lives = 0;
  const sampling = readSampling();
  const { steps, wanted, all, failures } = await atEveryStep(
    (stepOf, worker) => {
      const reconciler = reconcilers[worker] as ReconcilerProcess;
      const life = lives++;
      const place = { name: `life-${life}`, host: "alpha", folder, stateDir: reconciler.stateDir };
      const accidentOf = (stage: number) => {
        const step = stepOf(stage);
        return (
          step && {
            step,
            accident: deathOf(reconciler, (life + stage + sampling.seed) % 2 === 0 ? "soon" : "late"),
          }
        );
      };
      return liveWhole({ reconciler, place, accidentOf });
    },
    { atOnce: AT_ONCE, what: "kills of the reconciler", steps: everyDeedWithin, sampling },
  );
  expect(failures).toEqual([]);
  expect(steps).toBeGreaterThanOrEqual(wanted);
  expect(all).toBeGreaterThan(100);
});
