// What goes wrong of our own, as the commands throw it. What the reconciler refuses is a `ProblemError`.

/** A sentence, and what to do about it. `exit` is the exit status. */
export class Failure extends Error {
  readonly exit: number;
  readonly code: string;
  readonly remedy: string;

  constructor(exit: number, code: string, sentence: string, remedy: string, cause?: unknown) {
    super(sentence, cause === undefined ? undefined : { cause });
    this.name = "Failure";
    this.exit = exit;
    this.code = code;
    this.remedy = remedy;
  }
}
