// A text of somebody else in what Ansible reads. Ansible takes `{{ … }}` in a variable for a template and carries it out on the
// machine that runs the play, so that who may tag a VM could run commands there; what is marked stays a text.
//
//   JSON: {"__ansible_unsafe": "…"}    YAML: !unsafe "…"
import type { ScalarTag } from "yaml";

class Untrusted {
  readonly text: string;

  constructor(text: string) {
    this.text = text;
  }

  toJSON(): object {
    return { __ansible_unsafe: this.text };
  }
}

/** How the `yaml` package writes it. */
export const UNTRUSTED_TAG: ScalarTag = {
  tag: "!unsafe",
  identify: (value) => value instanceof Untrusted,
  resolve: (text) => new Untrusted(text),
  stringify: ({ value }) => JSON.stringify(value instanceof Untrusted ? value.text : value),
};

/** The value with every text marked that could be a template; all others are as they were. */
export function markUntrusted(value: unknown): unknown {
  if (typeof value === "string") return /\{[{%#]/.test(value) ? new Untrusted(value) : value;
  if (Array.isArray(value)) return value.map(markUntrusted);
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, one]) => [key, markUntrusted(one)]));
}
