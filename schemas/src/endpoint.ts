// Where a reconciler is reached, and what proves to a client that it is the one: a client sends its token to nobody else.
//
//   unix:///run/croft/…/api.sock   a socket in a folder that only its owner may enter: nobody else can put one there
//   https://host:7400              a certificate for that name, by Croft's authority (or another one that the client trusts)
//
// Plain HTTP proves nothing: any local user may listen on a port while the reconciler does not run.
import { CroftError } from "./errors.ts";

export type Endpoint =
  | { readonly transport: "unix"; readonly path: string }
  | { readonly transport: "tls"; readonly url: URL };

/** Length of `sun_path` less its final zero, unix(7). */
export const LONGEST_SOCKET_PATH = 107;

export const socketEndpoint = (path: string): string => `unix://${path}`;

/** Reads the text of a setting; white space around it does not count. Throws `invalid_value` with what to write instead. */
export function parseEndpoint(setting: string): Endpoint {
  const text = setting.trim();
  if (/^unix:/i.test(text)) return { transport: "unix", path: socketPath(text) };
  const url = URL.canParse(text) ? new URL(text) : undefined;
  if (url?.protocol === "https:") return { transport: "tls", url: mustBeBare(url) };
  if (url?.protocol === "http:") {
    throw new CroftError("invalid_value", `${shown(text)} is plain HTTP, which does not prove who answers.`, {
      detail:
        "A token is sent only to a server that has proved itself. Use the Unix socket (unix:///…/api.sock), or https:// with Croft's authority (ca.pem in the reconciler's state folder). On the reconciler's machine run `npm start`, then `. .croft/env`: that sets CROFT_ENDPOINT.",
    });
  }
  throw new CroftError("invalid_value", `${shown(text)} is no address of a reconciler.`, {
    detail: "Write unix:///path/of/api.sock or https://host:port.",
  });
}

/** Nothing of what may be a secret, given here by mistake. */
const shown = (text: string): string =>
  /croft_|PRIVATE KEY|@|[?#\n]/.test(text) ? "The text" : JSON.stringify(text);

/** What else an address may hold would be left out in silence, or be told to everybody in errors and logs. */
function mustBeBare(url: URL): URL {
  const fault = (what: string, detail: string): CroftError =>
    new CroftError("invalid_value", `The address holds ${what}.`, { detail });
  if (url.username !== "" || url.password !== "")
    throw fault("a user name or a password", "Croft knows neither: give a token, as a setting of its own.");
  if (url.search !== "" || url.hash !== "")
    throw fault("a query or a fragment", "Write https://host:port alone.");
  if (/\/v1\/*$/.test(url.pathname)) throw fault("/v1 at its end", "Leave that out: it is added.");
  return url;
}

function socketPath(text: string): string {
  const path = /^unix:\/\/(\/[^\0]*)$/i.exec(text)?.[1];
  if (path === undefined) {
    throw new CroftError("invalid_value", `${shown(text)} names no socket by its absolute path.`, {
      detail: "Write unix:// and the path, such as unix:///run/croft/0123abcd/api.sock.",
    });
  }
  checkSocketPath(path);
  return path;
}

/** Throws `invalid_value` for a path that the kernel does not take. */
export function checkSocketPath(path: string): void {
  const length = new TextEncoder().encode(path).length;
  if (length <= LONGEST_SOCKET_PATH) return;
  throw new CroftError("invalid_value", `${path} is too long for a socket: ${length} bytes.`, {
    detail: `The path of a Unix socket has at most ${LONGEST_SOCKET_PATH} bytes. Choose a shorter folder (CROFT_RUNTIME_DIR).`,
  });
}

/** Of `lstat`: no link is followed. */
export interface FileFacts {
  readonly uid: number;
  readonly mode: number;
  isDirectory(): boolean;
  isSocket(): boolean;
}

const OTHERS = 0o077;

/** Why a folder is not private to a user; undefined when it is. */
export function folderFault(folder: FileFacts, uid: number): string | undefined {
  if (!folder.isDirectory()) return "it is no folder (a link is not followed)";
  if (folder.uid !== uid) return `it belongs to user ${folder.uid}, not to ${uid}`;
  if ((folder.mode & OTHERS) !== 0) return `others may enter it (mode ${(folder.mode & 0o777).toString(8)})`;
  return undefined;
}

/** Why a socket does not prove that the user's own reconciler listens there; undefined when it does. */
export function socketFault(folder: FileFacts, socket: FileFacts, uid: number): string | undefined {
  const fault = folderFault(folder, uid);
  if (fault !== undefined) return `its folder is not safe: ${fault}`;
  if (!socket.isSocket()) return "it is no socket (a link is not followed)";
  if (socket.uid !== uid) return `it belongs to user ${socket.uid}, not to ${uid}`;
  return undefined;
}

/** An error for a socket with a fault. */
export const distrustedSocket = (path: string, fault: string): CroftError =>
  new CroftError("invalid_value", `The socket ${path} is not trusted: ${fault}.`, {
    detail:
      "Run as the user that Croft runs as, or use its https:// address with ca.pem of its state folder (CROFT_CA_CERTIFICATE).",
  });
