// The environment of an end-to-end file, which has a process of its own. It notes what the file waited for, how much
// processor it took, and what it left open when the process had to be ended by force. Files that need the processor alone
// give way to guests, whose time limits are those of a machine.
import { appendFileSync, mkdirSync, readFileSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { TestEnvironment } from "jest-environment-node";
import { laneOfFile } from "./lanes.mjs";
import { notesFile } from "./run-folder.mjs";

const NICE = 5;
const TICK_MS = 10;
/** For what hangs: a client is patient for 30 seconds at most. */
const ENDING_MS = 40_000;

/** What is open. The process's own streams are opened by whoever first names them, and stay: they are not a file's. */
function openResources() {
  const { stdin, stdout, stderr } = process;
  return stdin && stdout && stderr ? [...process.getActiveResourcesInfo()] : [];
}

export default class FileEnvironment extends TestEnvironment {
  #file;
  #processorBefore = processorMs();
  #openBefore = openResources();

  constructor(config, context) {
    super(config, context);
    this.#file = context.testPath;
    this.global.croftTestFile = this.#file;
    if (laneOfFile(this.#file) === "processor") os.setPriority(Math.max(os.getPriority(), NICE));
    // What Jest sends to a process that does not end by itself.
    process.once("SIGTERM", () => {
      const open = this.#leftOpen();
      if (open.length > 0) this.#note({ open });
      process.exit(1);
    });
  }

  handleTestEvent(event) {
    if (event.name !== "run_finish") return;
    const waits = this.global.croftWaits?.() ?? {};
    this.#note({ waits: { ...waits, processor: processorMs() - this.#processorBefore } });
  }

  /** Lets what ends by itself end first, such as requests of a client that was abandoned in the middle of them. */
  async teardown() {
    const deadline = performance.now() + ENDING_MS;
    while (this.#leftOpen().length > 0 && performance.now() < deadline) await sleep(50);
    await super.teardown();
  }

  #leftOpen() {
    const open = openResources();
    for (const name of this.#openBefore) if (open.includes(name)) open.splice(open.indexOf(name), 1);
    return open;
  }

  #note(facts) {
    mkdirSync(path.dirname(notesFile), { recursive: true });
    appendFileSync(notesFile, `${JSON.stringify({ file: this.#file, ...facts })}\n`);
  }
}

/** What this process and its children that ended took of the processor: fields 14 to 17 of proc(5)'s stat. */
function processorMs() {
  const fields = readFileSync("/proc/self/stat", "utf8").split(") ").pop()?.split(" ") ?? [];
  return fields.slice(11, 15).reduce((sum, field) => sum + Number(field), 0) * TICK_MS;
}
