// What a disk must be after each step, told by rules so simple that they can be believed: a list of ranges in MiB and one
// buffer with every byte. Nothing here is shared with the code that is tested.
//
//   MiB 0      1 ...                                        size - 1
//   | table  | partitions and gaps, each byte known       | table |

export const MIB = 1024 ** 2;

export interface Placed {
  /** Number of its entry. */
  number: number;
  /** In MiB. */
  start: number;
  size: number;
  filesystem: "ext4" | null;
  /** Its guest wrote over the file system, which is nobody's business but the guest's. */
  overwritten: boolean;
  /** The VM that has it. */
  holder: string | null;
  /** Whether that VM has it to be read only. */
  readOnly: boolean;
  /** In quarantine: it keeps its place and its bytes, and nobody may use it. */
  kept: boolean;
}

export class DiskModel {
  /** Id under which it is or was adopted; null while there is no disk. */
  disk: string | null = null;
  state: "absent" | "used" | "released" = "absent";
  sizeMib = 0;
  bytes = Buffer.alloc(0);
  readonly partitions = new Map<string, Placed>();

  /** The disk as it is when it was made: zeros. */
  begin(disk: string, sizeMib: number): void {
    this.disk = disk;
    this.state = "used";
    this.sizeMib = sizeMib;
    this.bytes = Buffer.alloc(sizeMib * MIB);
    this.partitions.clear();
  }

  end(): void {
    this.disk = null;
    this.state = "absent";
    this.sizeMib = 0;
    this.bytes = Buffer.alloc(0);
    this.partitions.clear();
  }

  /** `tableWas` holds the MiB at the old end, which was a table until now and is room with old bytes in it. */
  grow(sizeMib: number, tableWas: Buffer): void {
    const bytes = Buffer.alloc(sizeMib * MIB);
    this.bytes.copy(bytes);
    tableWas.copy(bytes, (this.sizeMib - 1) * MIB);
    this.bytes = bytes;
    this.sizeMib = sizeMib;
  }

  /** Ranges that nobody has, by position. */
  gaps(): { start: number; size: number }[] {
    return gapsBetween(this.#sorted(), this.sizeMib);
  }

  /** Gaps that are large enough, the smallest first, the first of equals. */
  gapsFor(mib: number): { start: number; size: number }[] {
    return this.gaps()
      .filter(({ size }) => size >= mib)
      .sort((a, b) => a.size - b.size || a.start - b.start);
  }

  /** Where a new one goes, and the lowest free number. */
  place(mib: number): { start: number; number: number } | null {
    const best = this.#placeWithRoom(mib) ?? this.gapsFor(mib)[0];
    if (best === undefined) return null;
    const taken = new Set([...this.partitions.values()].map(({ number }) => number));
    let number = 1;
    while (taken.has(number)) number++;
    return { start: best.start, number };
  }

  /** In the largest gap, with room before it for its neighbor to grow, while half of the disk stays in one piece. */
  #placeWithRoom(mib: number): { start: number } | null {
    const large = largest(this.gaps());
    if (large === undefined) return null;
    const before = this.#sorted().find(({ start, size }) => start + size === large.start);
    const room = before === undefined ? 0 : Math.max(before.size, mib);
    return (large.size - room - mib) * 2 >= this.sizeMib - 1 ? { start: large.start + room } : null;
  }

  /** Which ones go where, so that a gap has so much; none when that does not help. */
  stepsToMakeRoom(mib: number): { placed: Placed; start: number }[] {
    const now = new Map(this.#sorted().map((placed) => [placed, placed.start]));
    const steps: { placed: Placed; start: number }[] = [];
    for (;;) {
      const places = [...now].map(([{ size }, start]) => ({ start, size }));
      const gaps = gapsBetween(places, this.sizeMib);
      const large = largest(gaps);
      if (large === undefined || large.size >= mib) return steps;
      const [placed] = [...now].find(([{ size }, start]) => start + size === large.start) ?? [];
      if (placed === undefined) return [];
      const fitting = gaps.filter((gap) => gap !== large && gap.size >= placed.size);
      const own = fitting.find(({ start, size }) => start + size === now.get(placed));
      const gap = own ?? fitting.sort((a, b) => a.size - b.size || a.start - b.start)[0];
      if (gap === undefined) return [];
      now.set(placed, gap.start);
      steps.push({ placed, start: gap.start });
    }
  }

  /** A partition's bytes are elsewhere; what they were in is zero. */
  move(placed: Placed, start: number): void {
    const bytes = Buffer.from(this.bytes.subarray(placed.start * MIB, (placed.start + placed.size) * MIB));
    this.zero(placed.start, placed.size);
    bytes.copy(this.bytes, start * MIB);
    placed.start = start;
  }

  /** How many MiB a partition can grow by where it is. */
  roomAfter({ start, size }: Placed): number {
    return this.gaps().find((gap) => gap.start === start + size)?.size ?? 0;
  }

  /** Whether a range has anything but zeros in it: in room that nobody has, what a stranger wrote there. */
  holdsAnything(start: number, size: number): boolean {
    return this.bytes.subarray(start * MIB, (start + size) * MIB).some((byte) => byte !== 0);
  }

  zero(start: number, size: number): void {
    this.bytes.fill(0, start * MIB, (start + size) * MIB);
  }

  get attached(): boolean {
    return [...this.partitions.values()].some(({ holder }) => holder !== null);
  }

  #sorted(): Placed[] {
    return [...this.partitions.values()].sort((a, b) => a.start - b.start);
  }
}

function gapsBetween(
  places: readonly { start: number; size: number }[],
  sizeMib: number,
): { start: number; size: number }[] {
  const found: { start: number; size: number }[] = [];
  let at = 1;
  const sorted = [...places].sort((a, b) => a.start - b.start);
  for (const { start, size } of [...sorted, { start: sizeMib - 1, size: 0 }]) {
    if (start > at) found.push({ start: at, size: start - at });
    at = start + size;
  }
  return found;
}

const largest = (gaps: readonly { start: number; size: number }[]) =>
  [...gaps].sort((a, b) => b.size - a.size || a.start - b.start)[0];
