// The exit statuses of `croft`, for scripts. `ssh` and `scp` pass on those of the programs that they run.

export const EXIT = {
  done: 0,
  failed: 1,
  usage: 2,
  notFound: 3,
  denied: 4,
  conflict: 5,
  unreachable: 6,
  timeout: 7,
  faultsFound: 8,
  interrupted: 130,
} as const;

export const EXIT_MEANINGS: readonly (readonly [status: number, meaning: string])[] = [
  [EXIT.done, "done"],
  [EXIT.failed, "the request failed or was refused as invalid"],
  [EXIT.usage, "the command line is wrong; nothing was sent"],
  [EXIT.notFound, "what was named is not there, or this token may not see it"],
  [EXIT.denied, "the token is missing, has ended, or does not allow it"],
  [EXIT.conflict, "something is in the way (in use, no capacity, changed meanwhile)"],
  [EXIT.unreachable, "the reconciler cannot be reached, or cannot serve now"],
  [EXIT.timeout, "what was waited for did not happen in time"],
  [EXIT.faultsFound, "`status` found a fault, or `plan` an error"],
  [EXIT.interrupted, "interrupted"],
];

/** By the HTTP status of a refusal. */
export function exitOfHttp(status: number): number {
  if (status === 401 || status === 403) return EXIT.denied;
  if (status === 404) return EXIT.notFound;
  if (status === 408) return EXIT.timeout;
  if (status === 409 || status === 412 || status === 429) return EXIT.conflict;
  if (status === 502 || status === 503 || status === 504) return EXIT.unreachable;
  return EXIT.failed;
}
