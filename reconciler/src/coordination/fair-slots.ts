// Slots that projects share: an owner holds a few at most, and a slot that becomes free goes to the owner that has waited
// longest since it got one. So what is slow of one project (addresses of images, large bodies) holds up nobody else.
//
//   run --a slot is free for its owner--> holds one --done--> the next owner's turn
//       --none is-----------------------> waits, in its owner's queue

export interface FairSlots {
  /** Runs `fn` in a slot of the owner's. Throws the signal's reason when it is aborted while waiting. */
  run<T>(owner: string, signal: AbortSignal, fn: () => Promise<T>): Promise<T>;
  /** Whether the next `run` of the owner would wait. */
  isFull(owner: string): boolean;
}
