// Named steps with their time, so that nobody looks at a silent terminal. Plain JavaScript, because the bootstrap
// needs it before anything is built.

const seconds = (since) => `${((Date.now() - since) / 1000).toFixed(1)} s`;

/** A step that failed: what, why, and where more is written. */
export class StepFailed extends Error {
  constructor(step, cause, log) {
    super(`${step} failed: ${cause instanceof Error ? cause.message : String(cause)}`, { cause });
    this.name = "StepFailed";
    this.step = step;
    this.log = log;
  }
}

/**
 * Runs one step: prints its name, what it says on the way, a sign of life every 10 seconds, and its time.
 * `work` gets a function that notes progress; what it returns as a string is printed beside the time.
 */
export async function step(name, work, { log } = {}) {
  const begun = Date.now();
  let last = "";
  process.stdout.write(`• ${name}\n`);
  const note = (text) => {
    const line = String(text).trim();
    if (line === "" || line === last) return;
    last = line;
    process.stdout.write(`    ${line}\n`);
  };
  const alive = setInterval(() => process.stdout.write(`    … ${seconds(begun)}\n`), 10_000);
  try {
    const result = await work(note);
    const said = typeof result === "string" ? `: ${result}` : "";
    process.stdout.write(`✓ ${name} (${seconds(begun)})${said}\n`);
    return result;
  } catch (error) {
    process.stdout.write(`✗ ${name} (${seconds(begun)})\n`);
    throw error instanceof StepFailed ? error : new StepFailed(name, error, log);
  } finally {
    clearInterval(alive);
  }
}
