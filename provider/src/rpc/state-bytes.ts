/**
 * The contents of a state, in chunks: all but the last are exactly as large as was agreed on, and a range names the first
 * and the last byte of its chunk.
 */
import { type Diagnostic, errorDiagnostic } from "../tfplugin/diagnostic.ts";
import { ReadStateBytes, WriteStateBytes } from "../tfplugin/state-messages.ts";
import type { CollectingRpc, StreamingRpc } from "./runtime.ts";
import { never, withStore } from "./state-store.ts";
import { writeDiagnostics } from "./wire.ts";

/** No chunk at all says that there is no such state. */
export const readStateBytes: StreamingRpc = async function* (runtime, bytes) {
  const { typeName, stateId } = ReadStateBytes.request.decode(bytes);
  const { contents = NONE, diagnostics = [] } = await withStore(
    runtime,
    "ReadStateBytes",
    typeName,
    (store) => store.read(stateId, runtime.signal),
  );
  if (diagnostics.length > 0) {
    const range = { start: 0, end: 0 };
    yield ReadStateBytes.response.encode({ range, diagnostics: writeDiagnostics(diagnostics) });
    return;
  }
  const chunkSize = runtime.stateStores.get(typeName)?.chunkSize ?? contents.length;
  for (let start = 0; start < contents.length; start += chunkSize) {
    const chunk = contents.subarray(start, start + chunkSize);
    const range = { start, end: start + chunk.length - 1 };
    yield ReadStateBytes.response.encode({ bytes: chunk, totalLength: contents.length, range });
  }
};

export const writeStateBytes: CollectingRpc = async (runtime, requests) => {
  const chunks = requests.map((request) => WriteStateBytes.request.decode(request));
  const { typeName = "", stateId = "" } = chunks[0]?.meta ?? {};
  const wrong = wrongChunks(chunks);
  if (typeName === "" || wrong !== undefined) {
    return answer([errorDiagnostic("The state did not come whole", wrong ?? "It came without its name.")]);
  }
  const contents = Buffer.concat(chunks.map(({ bytes }) => bytes));
  const { diagnostics } = await withStore(runtime, "WriteStateBytes", typeName, (store) =>
    store.write(stateId, contents, never),
  );
  return answer(diagnostics);
};

type Chunk = ReturnType<typeof WriteStateBytes.request.decode>;

/** Why these chunks are not one state; undefined when they are. */
function wrongChunks(chunks: readonly Chunk[]): string | undefined {
  let length = 0;
  for (const { bytes, range } of chunks) {
    const last = length + bytes.length - 1;
    if (range !== null && (range.start !== length || range.end !== last)) {
      return `Bytes ${range.start} to ${range.end} came where ${length} to ${last} were due.`;
    }
    length += bytes.length;
  }
  const total = chunks[0]?.totalLength ?? 0;
  return length === total ? undefined : `${length} bytes came of ${total}. The state is as it was.`;
}

const answer = (diagnostics: readonly Diagnostic[] | undefined): Uint8Array =>
  WriteStateBytes.response.encode({ diagnostics: writeDiagnostics(diagnostics) });

const NONE = new Uint8Array();
