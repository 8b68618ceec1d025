/** A value that does not fit its type, with the place where. Thrown by codecs; the path grows on the way out. */
import { type Path, type PathStep, pathText } from "./path.ts";

export class ValueError extends Error {
  override readonly name = "ValueError";
  /** What is wrong, without the place. */
  readonly problem: string;
  readonly path: Path;

  constructor(problem: string, path: Path = []) {
    super(`${pathText(path)}: ${problem}`);
    this.problem = problem;
    this.path = path;
  }
}

/** The same error, seen from one level further out. Anything else becomes a ValueError at this step. */
export function within(error: unknown, step: PathStep): ValueError {
  if (error instanceof ValueError) return new ValueError(error.problem, [step, ...error.path]);
  return new ValueError(error instanceof Error ? error.message : String(error), [step]);
}
