// The numbered log.

import type { Event } from "@croft/schemas/generated/typescript/messages.ts";
import type { NewEvent } from "./belongings.ts";

export interface EventReads {
  /** Events after a number, oldest first; only those of a project when its id is given. */
  after(number: number, limit: number, project?: string | null): Promise<Event[]>;
  /** The newest event of a type about an object, among the last 10,000 of all. */
  newestOf(object: string, type: string): Promise<Event | undefined>;
  /** First and last number still kept; both 0 when there is none. */
  bounds(): Promise<{ first: number; last: number }>;
  /** Whether a reader that has read up to this number lacks nothing that is not here: it has to list anew when it does. */
  isContinued(number: number): Promise<boolean>;
}

export interface EventWrites extends EventReads {
  append(event: NewEvent): Promise<void>;
  /** Notes how far the log is now, by the clock that counts (milliseconds). */
  mark(counted: number): Promise<void>;
  /** Forgets what was there at the newest mark up to `before`, and all but the newest `keep`. */
  prune(before: number, keep: number): Promise<void>;
}
