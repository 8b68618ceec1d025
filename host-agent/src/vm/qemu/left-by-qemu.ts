// What QEMU leaves in its VM's runtime folder, which belongs to the VM's own user: a QEMU that a guest has taken over may
// put a link to any other socket or device of the host there, and this process may have root. So no link is followed, and
// only what belongs to whoever the folder belongs to is used.
import { constants } from "node:fs";
import { type FileHandle, open, stat } from "node:fs/promises";
import { connect, type NetConnectOpts, type Socket } from "node:net";
import { dirname } from "node:path";

/** Names a file without opening it; Node has no word for it. */
const O_PATH = 0o10000000;
const LONGEST_PID_FILE = 64;

/**
 * A connected socket, whose errors bring nobody down: who uses it hears of them by its close. Throws what connecting does, or
 * when something else lies there.
 */
export async function connectOwn(path: string, more: Partial<NetConnectOpts> = {}): Promise<Socket> {
  const file = await open(path, O_PATH | constants.O_NOFOLLOW);
  let socket: Socket;
  try {
    const found = await file.stat();
    if (!found.isSocket() || !(await isOwn(path, found.uid))) throw new Error(`${path} is not QEMU's socket`);
    // By its descriptor: the name may lead elsewhere by now.
    socket = await connected(connect({ ...more, path: `/proc/self/fd/${file.fd}` }));
  } finally {
    await file.close();
  }
  // A QEMU that ends at once resets the connection while the file is being closed.
  if (socket.destroyed) throw socket.errored ?? new Error(`${path} was closed at once`);
  return socket;
}

function connected(socket: Socket): Promise<Socket> {
  return new Promise((resolve, reject) => {
    socket.on("error", reject);
    socket.once("connect", () => resolve(socket));
  });
}

/** The pid that QEMU wrote down, or null when nothing there tells one. */
export async function readPidFile(path: string): Promise<number | null> {
  let file: FileHandle;
  try {
    file = await open(path, constants.O_RDONLY | constants.O_NOFOLLOW | constants.O_NONBLOCK);
  } catch {
    return null;
  }
  try {
    const found = await file.stat();
    if (!found.isFile() || !(await isOwn(path, found.uid))) return null;
    const { buffer, bytesRead } = await file.read(Buffer.alloc(LONGEST_PID_FILE), 0, LONGEST_PID_FILE, 0);
    const pid = Number(buffer.toString("utf8", 0, bytesRead).trim());
    return Number.isInteger(pid) && pid > 1 ? pid : null;
  } finally {
    await file.close();
  }
}

const isOwn = async (path: string, uid: number): Promise<boolean> => (await stat(dirname(path))).uid === uid;
