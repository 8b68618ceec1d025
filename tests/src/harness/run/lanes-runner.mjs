// Jest's runner for the end-to-end tests: two lanes side by side, one file at a time in each, every file in a process of
// its own, which takes what a test leaves open with it. A lane that has no file left takes one of the other lane.
import { spawnSync } from "node:child_process";
import { fileURLToPath } from "node:url";
import TestRunner, { EmittingTestRunner } from "jest-runner";
import { LANES, laneOfFile } from "./lanes.mjs";

const BUILD = fileURLToPath(new URL("../../../../cli/build.mjs", import.meta.url));

export default class LanesRunner extends EmittingTestRunner {
  #listeners = [];

  on(eventName, listener) {
    const entry = { eventName, listener };
    this.#listeners.push(entry);
    return () => {
      this.#listeners = this.#listeners.filter((other) => other !== entry);
    };
  }

  async runTests(tests, watcher, { serial }) {
    buildOnce();
    const queues = new Map(LANES.map((lane) => [lane, []]));
    for (const test of tests) queues.get(laneOfFile(test.path)).push(test);
    const lanes = serial || tests.length === 1 ? LANES.slice(0, 1) : LANES;
    await Promise.all(lanes.map((lane) => this.#runLane(lane, queues, watcher)));
  }

  async #runLane(lane, queues, watcher) {
    for (;;) {
      const test = this.#next(lane, queues);
      if (test === undefined || watcher.isInterrupted()) return;
      await this.#runFile(test, watcher);
    }
  }

  #next(lane, queues) {
    const others = LANES.filter((other) => other !== lane);
    for (const from of [lane, ...others]) {
      const test = queues.get(from).shift();
      if (test !== undefined) return test;
    }
    return undefined;
  }

  async #runFile(test, watcher) {
    const runner = new TestRunner({ ...this._globalConfig, maxWorkers: 1 }, this._context);
    for (const { eventName, listener } of this.#listeners) runner.on(eventName, listener);
    await runner.runTests([test], watcher, { serial: false });
  }
}

/** All programs, so that no file bundles them again: what a file starts is what the sources say now. */
function buildOnce() {
  const { status } = spawnSync(process.execPath, [BUILD], { stdio: "inherit" });
  if (status !== 0) throw new Error("the programs could not be built");
  process.env.CROFT_TESTS_BUILT = "1";
}
