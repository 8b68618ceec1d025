// What stands for systemd's journal: its socket and its stream. A program is begun as the packages' launcher begins it
// (`with-journal.pl`), and what comes is read by the journal's own protocol. By Python, because Node has no datagrams over Unix sockets.
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { execa } from "execa";
import { root } from "./clone.ts";

/** The stream is a socket whose other end collects lines. */
const SCRIPT = `import json, os, socket, sys
inlet = socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM)
inlet.bind(sys.argv[1])
stream, lines = socket.socketpair(socket.AF_UNIX, socket.SOCK_STREAM)
child = os.fork()
if child == 0:
    lines.close()
    os.dup2(stream.fileno(), 2)
    about = os.fstat(2)
    os.environ.update(JOURNAL_STREAM=f"{about.st_dev}:{about.st_ino}")
    os.execvp("perl", ["perl", sys.argv[2], sys.argv[1], *sys.argv[3:]])
stream.close()
_, status = os.waitpid(child, 0)
inlet.setblocking(False)
entries = []
try:
    while True:
        rest, entry = inlet.recv(1 << 20), {}
        while rest:
            line, _, rest = rest.partition(b"\\n")
            name, equals, value = line.partition(b"=")
            if not equals:
                size = int.from_bytes(rest[:8], "little")
                value, rest = rest[8:8 + size], rest[9 + size:]
            entry[name.decode()] = value.decode()
        entries.append(entry)
except BlockingIOError:
    pass
text = b""
while True:
    piece = lines.recv(1 << 20)
    if not piece:
        break
    text += piece
print(json.dumps({"entries": entries, "stream": text.decode(), "status": os.waitstatus_to_exitcode(status)}))
`;

export interface Journaled {
  /** What came by the socket. */
  entries: Record<string, string>[];
  /** What came by the stream: lines without fields. */
  stream: string;
  status: number;
}

/** Runs a short program to its end, during which the journal reads nothing. */
export async function runWithJournal(
  words: readonly string[],
  env: Record<string, string>,
): Promise<Journaled> {
  const folder = mkdtempSync(path.join(tmpdir(), "croft-journal-"));
  try {
    const launcher = path.join(root, "cli/src/release/debian/with-journal.pl");
    const { stdout } = await execa(
      "python3",
      ["-c", SCRIPT, path.join(folder, "socket"), launcher, ...words],
      {
        env,
      },
    );
    return JSON.parse(stdout.trim().split("\n").at(-1) ?? "");
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
