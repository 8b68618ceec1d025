// Public keys as one line of OpenSSH's format: algorithm, base 64 of the key's wire form (RFC 4253, section 6.6), comment.
// The one parser of all packages. What is wrong with a text is said without a byte of it: it may be a private key or a
// token that was given by mistake.

export interface SshPublicKey {
  /** Algorithm as the line and the wire form both name it. */
  readonly algorithm: string;
  /** Base 64 of the whole wire form, algorithm included. */
  readonly encoded: string;
}

/** How many wire strings each algorithm's key has, so that a cut or padded key is noticed here and not by sshd. */
const FIELD_COUNTS: ReadonlyMap<string, number> = new Map([
  ["ssh-ed25519", 1],
  ["ssh-rsa", 2],
  ["ecdsa-sha2-nistp256", 2],
  ["ecdsa-sha2-nistp384", 2],
  ["ecdsa-sha2-nistp521", 2],
  ["sk-ssh-ed25519@openssh.com", 2],
  ["sk-ecdsa-sha2-nistp256@openssh.com", 3],
]);

const PRIVATE = /-----BEGIN [A-Z0-9 ]*PRIVATE KEY|PuTTY-User-Key-File/;

export type SshPublicKeyResult = { readonly key: SshPublicKey } | { readonly fault: string };

/** Reads one key; white space around it does not count. `fault` continues a sentence that begins with the field's name. */
export function parseSshPublicKey(text: string): SshPublicKeyResult {
  const line = text.trim();
  if (PRIVATE.test(line)) {
    return { fault: "is a private key; give the public one, which `ssh-keygen` writes into the .pub file" };
  }
  if (/^-----BEGIN|^---- BEGIN SSH2/.test(line)) {
    return {
      fault:
        "is a public key in another form; `ssh-keygen -i -f FILE` (with `-m PKCS8` where it says BEGIN PUBLIC KEY) writes it as the one line that is wanted",
    };
  }
  if (/[\r\n]/.test(line)) return { fault: "has several lines; give one key, and each key by itself" };
  const [algorithm = "", encoded = ""] = line.split(/[ \t]+/);
  const count = FIELD_COUNTS.get(algorithm);
  if (count === undefined && /^(~|\.{0,2}\/|[A-Za-z]:\\)\S*$|^\S+\.pub$/.test(line)) {
    return { fault: "looks like the path of a file; give what is in it: `file(…)` reads it" };
  }
  if (count === undefined) {
    return {
      fault: `does not begin with the type of a public key (${[...FIELD_COUNTS.keys()].join(", ")}); give one line as \`ssh-keygen\` writes it into a .pub file`,
    };
  }
  const fault = wireFault(algorithm, encoded, count);
  return fault === undefined ? { key: { algorithm, encoded } } : { fault };
}

function wireFault(algorithm: string, encoded: string, count: number): string | undefined {
  const noKey = `has a base 64 part that is not a key of type ${algorithm}`;
  if (!/^[A-Za-z0-9+/]+={0,2}$/.test(encoded)) return noKey;
  const bytes = bytesOf(encoded);
  if (bytes === undefined) return noKey;
  const name = wireString(bytes, 0);
  if (name === undefined || String.fromCharCode(...name.value) !== algorithm) return noKey;
  let offset = name.next;
  for (let field = 0; field < count; field++) {
    const found = wireString(bytes, offset);
    if (found === undefined || found.value.length === 0) return "has a base 64 part that ends too early";
    offset = found.next;
  }
  return offset === bytes.length ? undefined : "has a base 64 part with bytes after the key";
}

/** Undefined for a length that no base 64 has. */
function bytesOf(encoded: string): Uint8Array | undefined {
  const bare = encoded.replace(/=+$/, "");
  return bare.length % 4 === 1 ? undefined : Uint8Array.from(atob(bare), (one) => one.charCodeAt(0));
}

/** A string of SSH's wire format (RFC 4251, section 5) at `offset`; undefined when the bytes end before it does. */
function wireString(bytes: Uint8Array, offset: number): { value: Uint8Array; next: number } | undefined {
  if (offset + 4 > bytes.length) return undefined;
  const length = new DataView(bytes.buffer, bytes.byteOffset + offset).getUint32(0);
  const next = offset + 4 + length;
  return next > bytes.length ? undefined : { value: bytes.subarray(offset + 4, next), next };
}

/** What tells keys apart: two texts with the same are one key, whatever their comments are. A text that is no key is itself. */
export function sshKeyIdentity(text: string): string {
  const result = parseSshPublicKey(text);
  return "key" in result ? `${result.key.algorithm} ${result.key.encoded.replace(/=+$/, "")}` : text.trim();
}
