/** A request's body while it comes. */
const FIRST_ROOM = 4096;

/** Copied into one buffer that doubles: however small the pieces are, no more than twice their octets are held. */
export class Body {
  private bytes = Buffer.alloc(0);
  private length = 0;

  add(piece: Buffer): void {
    const needed = this.length + piece.length;
    if (needed > this.bytes.length) {
      const larger = Buffer.allocUnsafeSlow(Math.max(FIRST_ROOM, needed, 2 * this.bytes.length));
      this.bytes.copy(larger, 0, 0, this.length);
      this.bytes = larger;
    }
    piece.copy(this.bytes, this.length);
    this.length = needed;
  }

  whole(): Buffer {
    return this.bytes.subarray(0, this.length);
  }
}
