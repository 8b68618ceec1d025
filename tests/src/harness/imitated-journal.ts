// What stands for systemd's journal: hands a program the socket that `OpenFile=` of its unit names, and reads what comes. By Python,
// because Node has no datagrams over Unix sockets.
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { execa } from "execa";

const SCRIPT = `import json, os, socket, sys
inlet = socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM)
inlet.bind(sys.argv[1])
outlet = socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM)
outlet.connect(sys.argv[1])
child = os.fork()
if child == 0:
    os.dup2(outlet.fileno(), 3)
    os.environ.update(LISTEN_PID=str(os.getpid()), LISTEN_FDS="1", LISTEN_FDNAMES="journal")
    os.execvp(sys.argv[2], sys.argv[2:])
os.waitpid(child, 0)
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
    print(json.dumps(entries))
`;

/** Runs a short program to its end; resolves with the entries that it wrote, and with what else it wrote. */
export async function runWithJournal(
  words: readonly string[],
  env: Record<string, string>,
): Promise<{ entries: Record<string, string>[]; stderr: string }> {
  const folder = mkdtempSync(path.join(tmpdir(), "croft-journal-"));
  try {
    const { stdout, stderr } = await execa("python3", ["-c", SCRIPT, path.join(folder, "socket"), ...words], {
      env,
    });
    return { entries: JSON.parse(stdout.trim().split("\n").at(-1) ?? "[]"), stderr };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
