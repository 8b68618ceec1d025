// Never an orphan, never a double: a life of everything that can be declared (made, changed, gone) in which each request
// once does not arrive, once has its answer lost, and in which the provider dies at both moments.
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, beforeAll, expect, jest, test } from "@jest/globals";
import { atEveryStep, everyDeed, everyStep } from "../harness/accidents.ts";
import { build } from "../harness/built-provider.ts";
import { type ImitatedHost, imitateHost } from "../harness/imitated-host.ts";
import { type ReconcilerProcess, startReconciler } from "../harness/reconciler-process.ts";
import { CUT, DEATH_OF_THE_PROVIDER, liveWhole } from "../harness/whole-life.ts";

// A limit for what hangs, not a measure: machines that are busy take their time.
jest.setTimeout(1_800_000);

/** Lives at once: they mostly wait. */
const AT_ONCE = 8;

let reconciler: ReconcilerProcess;
let host: ImitatedHost;
let folder: string;

beforeAll(async () => {
  await build("reconciler");
  reconciler = await startReconciler();
  host = await imitateHost(reconciler, "alpha");
  folder = mkdtempSync(path.join(tmpdir(), "croft-accidents-"));
});

afterAll(async () => {
  await host?.stop();
  await reconciler?.stop();
  rmSync(folder, { recursive: true, force: true });
});

test.each([
  ["a request or its answer is lost, at every step: the same apply goes on", "cut", CUT, everyStep],
  ["the provider dies, at every step: the next apply completes", "death", DEATH_OF_THE_PROVIDER, everyDeed],
] as const)("%s", async (_what, name, accident, steps) => {
  const lives = atEveryStep(
    (stepOf) => {
      const step = stepOf(0);
      const own = step === undefined ? `${name}-calm` : `${name}-${step.when}-${step.request}`;
      const place = { name: own, host: "alpha", folder, stateDir: reconciler.stateDir };
      const accidentOf = (stage: number) => {
        const here = stepOf(stage);
        return here && { step: here, accident };
      };
      return liveWhole({ reconciler, place, accidentOf });
    },
    { atOnce: AT_ONCE, steps, what: name },
  );
  const tried = await lives;
  expect(tried.failures).toEqual([]);
  expect(tried.steps).toBeGreaterThanOrEqual(tried.wanted);
  expect(tried.all).toBeGreaterThan(80);
});
