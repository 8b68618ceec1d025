// What an editor shows when the pointer rests on a word of a TypeScript file: asked of the compiler's language server, as
// editors ask it (Language Server Protocol, headers and JSON-RPC on the standard streams).
import { type ChildProcessByStdio, spawn } from "node:child_process";
import { readFileSync } from "node:fs";
import path from "node:path";
import type { Readable, Writable } from "node:stream";
import { pathToFileURL } from "node:url";
import { root } from "./clone.ts";

interface Message {
  id?: number | string;
  method?: string;
  params?: { items?: unknown[] };
  result?: { contents?: { value: string } } | null;
}

type Server = ChildProcessByStdio<Writable, Readable, null>;

function send(server: Server, message: object): void {
  const text = JSON.stringify({ jsonrpc: "2.0", ...message });
  server.stdin.write(`Content-Length: ${Buffer.byteLength(text)}\r\n\r\n${text}`);
}

/** The messages of the server, in their order, until it ends. */
async function* messagesOf(server: Server): AsyncGenerator<Message> {
  let read = Buffer.alloc(0);
  for await (const chunk of server.stdout) {
    read = Buffer.concat([read, chunk as Buffer]);
    for (;;) {
      const header = read.indexOf("\r\n\r\n");
      if (header < 0) break;
      const length = Number(/Content-Length: (\d+)/i.exec(read.toString("latin1", 0, header))?.[1]);
      const end = header + 4 + length;
      if (read.length < end) break;
      yield JSON.parse(read.toString("utf8", header + 4, end)) as Message;
      read = read.subarray(end);
    }
  }
}

/** The text that is shown for the first place of `word` in the file. */
export async function hover(file: string, word: string): Promise<string> {
  const text = readFileSync(file, "utf8");
  const before = text.slice(0, text.indexOf(word)).split("\n");
  const position = { line: before.length - 1, character: before.at(-1)?.length ?? 0 };
  const uri = pathToFileURL(file).href;
  const server = spawn(path.join(root, "node_modules/.bin/tsc"), ["--lsp", "--stdio"], {
    stdio: ["pipe", "pipe", "ignore"],
  });
  try {
    const folder = pathToFileURL(path.dirname(file)).href;
    send(server, {
      id: 1,
      method: "initialize",
      params: { processId: null, rootUri: folder, capabilities: {} },
    });
    for await (const { id, method, params, result } of messagesOf(server)) {
      if (id === 2) return result?.contents?.value ?? "";
      if (id === 1) {
        send(server, { method: "initialized", params: {} });
        const textDocument = { uri, languageId: "typescript", version: 1, text };
        send(server, { method: "textDocument/didOpen", params: { textDocument } });
        send(server, { id: 2, method: "textDocument/hover", params: { textDocument: { uri }, position } });
      } else if (id !== undefined && method !== undefined) {
        // Settings, and being told of changes: there are none.
        send(server, { id, result: params?.items?.map(() => null) ?? null });
      }
    }
    throw new Error("the language server ended without an answer");
  } finally {
    server.kill();
  }
}
