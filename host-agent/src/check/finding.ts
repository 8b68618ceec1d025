// What a look at the machine found: one fact each, with what to do about it.

export interface Finding {
  /** What was looked at, in one snake_case word. */
  name: string;
  /** `fail`: no VM runs before this is cured. `warning`: something is missing or slower than it could be. */
  status: "ok" | "warning" | "fail";
  message: string;
  /** What to do; null when there is nothing to do. */
  remedy: string | null;
}

export const fine = (name: string, message: string): Finding => ({
  name,
  status: "ok",
  message,
  remedy: null,
});

export const warning = (name: string, message: string, remedy: string | null): Finding => ({
  name,
  status: "warning",
  message,
  remedy,
});

export const failing = (name: string, message: string, remedy: string | null): Finding => ({
  name,
  status: "fail",
  message,
  remedy,
});
