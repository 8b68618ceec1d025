// Tests that need root are left out, and say so, where there is none.
import { describe } from "@jest/globals";

/** `describe` for tests that need root for these things. */
export function withRoot(things: string): typeof describe.skip {
  if (process.getuid?.() === 0) return describe;
  console.info(`Skipped: ${things} need root.`);
  return describe.skip;
}
