// The storm breaker: when more than a third of the hosts, and at least three, are silent at once, it is rather the network
// or the reconciler that is at fault, and nothing is fenced before a person says so.
//
//   calm --many silent--> storm --a person names hosts--> storm, these released --fewer silent--> calm
//
// What was released is in memory: after a restart it is asked for again.

import { CroftError } from "@croft/schemas/errors.ts";
import type { Condition } from "@croft/schemas/generated/typescript/messages.ts";
import type { HostFacts } from "../store/store.ts";

const LEAST = 3;
const MOST_NAMED = 20;

/** Whether so many of the hosts that ever reported are silent that it looks like no fault of theirs. */
export function isStorm(hosts: readonly Pick<HostFacts, "state" | "facts">[]): boolean {
  const known = hosts.filter(({ facts }) => facts !== null);
  const silent = known.filter(({ state }) => state === "silent");
  return silent.length >= LEAST && silent.length * 3 > known.length;
}

export interface HostStorm {
  silent: string[];
  released: string[];
}

export type StormChange = "began" | "ended" | undefined;

export class HostStormBreaker {
  #silent: string[] = [];
  #storm = false;
  readonly #released = new Set<string>();

  /** Takes in which hosts are silent now. */
  look(hosts: readonly HostFacts[]): StormChange {
    const silent = hosts.filter(({ state, facts }) => state === "silent" && facts !== null);
    this.#silent = silent.map(({ name }) => name);
    for (const name of this.#released) if (!this.#silent.includes(name)) this.#released.delete(name);
    const storm = isStorm(hosts);
    const change = storm === this.#storm ? undefined : storm ? "began" : "ended";
    this.#storm = storm;
    return change;
  }

  /** Whether a silent host may be fenced. */
  allows(host: string): boolean {
    return !this.#storm || this.#released.has(host);
  }

  now(): HostStorm {
    return { silent: [...this.#silent], released: [...this.#released] };
  }

  /** Throws `precondition_failed` when there is no storm, or one of the hosts is not silent. */
  release(hosts: readonly string[]): void {
    const heard = hosts.filter((name) => !this.#silent.includes(name));
    if (!this.#storm) {
      throw new CroftError(
        "precondition_failed",
        "There is no storm of silent hosts: nothing is held back.",
        {
          detail: `It takes three silent hosts and more than a third of all; ${this.#silent.length} are silent now.`,
        },
      );
    }
    if (heard.length > 0) {
      throw new CroftError("precondition_failed", `These are no silent hosts: ${heard.join(", ")}.`, {
        detail: `Silent are ${this.#silent.join(", ")}. Nothing was released.`,
      });
    }
    for (const name of hosts) this.#released.add(name);
  }

  condition(): Condition | undefined {
    if (!this.#storm) return undefined;
    const named = this.#silent.slice(0, MOST_NAMED).join(", ");
    const more = this.#silent.length > MOST_NAMED ? ` and ${this.#silent.length - MOST_NAMED} more` : "";
    const released = this.#released.size === 0 ? "" : ` Released: ${[...this.#released].join(", ")}.`;
    return {
      type: "host_storm",
      status: "false",
      reason: "many_hosts_silent",
      message:
        `${this.#silent.length} hosts are silent at once: ${named}${more}. That looks like a fault of the network, so nothing of ` +
        "them is made anew elsewhere. If their machines are lost all the same, say so: " +
        `\`croft host release-storm NAME…\`.${released}`,
    };
  }
}
