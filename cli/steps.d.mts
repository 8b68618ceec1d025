/** A step that failed: what, why, and where more is written. */
export declare class StepFailed extends Error {
  constructor(step: string, cause: unknown, log?: string);
  readonly step: string;
  readonly log?: string;
}

/**
 * Runs one step: prints its name, what it says on the way, a sign of life every 10 seconds, and its time.
 * `work` gets a function that notes progress; a string that it returns is printed beside the time.
 */
export declare function step<T>(
  name: string,
  work: (note: (text: string) => void) => Promise<T> | T,
  options?: { log?: string },
): Promise<T>;
