// The least that a server in Node has to do for the same calls: answer with bytes that lie ready, and have a written line on
// the disk before it answers. It runs in a process of its own, as the reconciler does.
import { open } from "node:fs/promises";
import { createServer } from "node:http";
import path from "node:path";
import { socketEndpoint } from "@croft/schemas/endpoint.ts";

/** GET /one and /page answer with the texts; POST parses its body, appends it to a file and syncs. Prints its endpoint. */
export async function serveYardstick(folder: string, one: string, page: string): Promise<void> {
  const file = await open(path.join(folder, "written"), "a");
  const server = createServer(async (request, response) => {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk as Buffer);
    if (request.method === "POST") {
      const body: unknown = JSON.parse(Buffer.concat(chunks).toString());
      await file.appendFile(`${JSON.stringify(body)}\n`);
      await file.datasync();
    }
    response.setHeader("content-type", "application/json");
    response.end(request.url === "/page" ? page : one);
  });
  const socket = path.join(folder, "api.sock");
  server.listen(socket, () => void process.stdout.write(`${socketEndpoint(socket)}\n`));
}
