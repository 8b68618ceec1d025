// A reporter of Jest. A file whose clean-up failed leaves processes and servers behind, and Jest waits for those for ever:
// a run that has said all it has to say ends, with its own result.
const GRACE_MS = 10_000;

export default class EndOfRun {
  onRunComplete(_contexts, { success }) {
    setTimeout(() => {
      const left = process.getActiveResourcesInfo().join(", ");
      process.stderr.write(`\nThe tests are over and something of them still runs (${left}): ended.\n`);
      process.exit(success ? 0 : 1);
    }, GRACE_MS).unref();
  }
}
