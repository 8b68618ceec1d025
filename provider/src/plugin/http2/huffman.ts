/**
 * HPACK's Huffman code (RFC 7541, appendix B). It is canonical: the lengths of the codes, in order of the symbols, say
 * all of it. Made into a tree at the first use.
 */

/** A digit of base 36 for each octet: how many bits its code has. */
const LENGTHS = [
  "dnsssssssoussussssssssusssssssss6aacd68baa8b8666555666666678f6ca",
  "d67777777777777777777777878djde6f56565666577666567655677777fbeds",
  "kmkkmmmnmnnnnnonoomnonnnnlmnmnnomlkmmnnlnmmolmnnllmlnmnnkmmmnmmn",
  "qqkjmnmpqqqrrqopjlqrrqrollqqsrrrkoklmllnmmppooqnqrqqrrrrrsrrrrrq",
].join("");
/** The end of a text; never written out, but its first bits fill the last octet. */
const EOS = 256;
const EOS_LENGTH = 30;
/** More ones than this at the end are no filling. */
const LONGEST_FILLING = 7;

/** Two numbers for each node, for 0 and for 1: the next node, or the complement of a symbol. */
let tree: Int16Array | undefined;

function createTree(): Int16Array {
  const nodes = new Int16Array(2 * EOS);
  let used = 1;
  const plant = (code: number, length: number, symbol: number) => {
    let node = 0;
    for (let bit = length - 1; bit > 0; bit -= 1) {
      const branch = 2 * node + ((code >>> bit) & 1);
      if (nodes[branch] === 0) {
        nodes[branch] = used;
        used += 1;
      }
      node = nodes[branch]!;
    }
    nodes[2 * node + (code & 1)] = ~symbol;
  };
  let code = 0;
  for (let length = 1; length <= EOS_LENGTH; length += 1) {
    code *= 2;
    for (let symbol = 0; symbol <= EOS; symbol += 1) {
      const itsLength = symbol === EOS ? EOS_LENGTH : Number.parseInt(LENGTHS.charAt(symbol), 36);
      if (itsLength !== length) continue;
      plant(code, length, symbol);
      code += 1;
    }
  }
  return nodes;
}

/** The text, an octet for each of its characters; undefined when these are no codes, or not filled as they should be. */
export function decodeHuffman(bytes: Uint8Array): string | undefined {
  tree ??= createTree();
  // No code is shorter than 5 bits.
  const text = Buffer.allocUnsafe(Math.ceil((bytes.length * 8) / 5));
  let length = 0;
  let node = 0;
  let depth = 0;
  let filling = true;
  for (const byte of bytes) {
    for (let bit = 7; bit >= 0; bit -= 1) {
      const value = (byte >>> bit) & 1;
      const next = tree[2 * node + value]!;
      if (next >= 0) {
        node = next;
        depth += 1;
        filling = filling && value === 1;
        continue;
      }
      const symbol = ~next;
      if (symbol === EOS) return undefined;
      text[length] = symbol;
      length += 1;
      node = 0;
      depth = 0;
      filling = true;
    }
  }
  if (depth > LONGEST_FILLING || !filling) return undefined;
  return text.toString("latin1", 0, length);
}
