// What goes wrong, as the commands throw it: the reconciler's refusals with all that its problem document says, and our own.

export interface FieldFault {
  pointer: string;
  message: string;
}

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

/** What the reconciler answered instead of doing it. Its message is title and detail, as the reconciler wrote them. */
export class Refusal extends Error {
  readonly status: number;
  readonly code: string;
  readonly title: string;
  readonly detail: string;
  readonly faults: readonly FieldFault[];
  readonly requestId: string | undefined;

  constructor(status: number, problem: unknown, otherwise: string, requestId?: string) {
    const { title, detail, code, errors } = textsOf(problem);
    super([title, detail === title ? "" : detail].filter((text) => text !== "").join(" ") || otherwise);
    this.name = "Refusal";
    this.status = status;
    this.code = code === "" ? "internal" : code;
    this.title = title === "" ? otherwise : title;
    this.detail = detail === title ? "" : detail;
    this.faults = errors;
    this.requestId = requestId;
  }
}

/** Nobody answers at the endpoint. */
export class Unreachable extends Error {
  override readonly name = "Unreachable";
  readonly endpoint: string;
  readonly reason: string;

  constructor(endpoint: string, cause: unknown) {
    const reason =
      cause instanceof Error ? cause.message || String((cause as NodeJS.ErrnoException).code) : String(cause);
    super(`the reconciler at ${endpoint} does not answer (${reason}); \`npm start\` starts it`, { cause });
    this.endpoint = endpoint;
    this.reason = reason;
  }
}

function textsOf(problem: unknown): { title: string; detail: string; code: string; errors: FieldFault[] } {
  const members = typeof problem === "object" && problem !== null ? (problem as Record<string, unknown>) : {};
  const text = (value: unknown): string => (typeof value === "string" ? value : "");
  const errors = Array.isArray(members.errors) ? members.errors : [];
  return {
    title: text(members.title),
    detail: text(members.detail),
    code: text(members.code),
    errors: errors.map((one) => ({ pointer: text(one?.pointer), message: text(one?.message) })),
  };
}
