import { type Diagnostic, hasErrors } from "../tfplugin/diagnostic.ts";
import { InvokeAction } from "../tfplugin/messages.ts";
import type { ActionDefinition } from "./provider-definition.ts";
import type { Runtime, StreamingRpc } from "./runtime.ts";
import { diagnosticsOf } from "./validation.ts";
import { defect, readCapabilities, readPresent, unknownName, writeDiagnostics } from "./wire.ts";

const RPC = "InvokeAction";

/** Any number of lines of progress, as they come; then the end, which is always told. */
export const invokeAction: StreamingRpc = async function* (runtime, bytes) {
  const request = InvokeAction.request.decode(bytes);
  const action = runtime.definition.actions?.get(request.actionType);
  if (action === undefined) {
    yield completed([unknownName("action", request.actionType)]);
    return;
  }
  const lines = new Lines();
  // After Stop a client reads no further once it gets progress: it would miss how the action ended.
  const progress = (line: string) => {
    if (!runtime.signal.aborted) lines.add(line);
  };
  const end = invoke(runtime, action, request, progress).finally(() => lines.close());
  for await (const message of lines.all()) yield InvokeAction.response.encode({ progress: { message } });
  yield completed(await end);
};

async function invoke<C>(
  runtime: Runtime<C>,
  action: ActionDefinition<C>,
  request: ReturnType<typeof InvokeAction.request.decode>,
  progress: (line: string) => void,
): Promise<readonly Diagnostic[]> {
  try {
    const config = readPresent(runtime.codec(action.schema.block), request.config);
    const clientCapabilities = readCapabilities(request.clientCapabilities);
    // A client may invoke what it never planned, with values that were unknown when it was validated.
    const wrong = await diagnosticsOf(runtime, action, request.config);
    if (hasErrors(wrong)) return wrong;
    const reply = await action.invoke({ config, clientCapabilities }, runtime.context, progress);
    return reply.diagnostics ?? [];
  } catch (error) {
    const text = error instanceof Error ? error.stack : String(error);
    runtime.log("error", `${RPC} of ${request.actionType}: ${text}`);
    return [defect(RPC, request.actionType, error)];
  }
}

function completed(diagnostics: readonly Diagnostic[]): Uint8Array {
  return InvokeAction.response.encode({ completed: { diagnostics: writeDiagnostics(diagnostics) } });
}

/** What is told while it is taken elsewhere. */
class Lines {
  private readonly waiting: string[] = [];
  private closed = false;
  private wake = () => {};

  add(line: string): void {
    this.waiting.push(line);
    this.wake();
  }

  close(): void {
    this.closed = true;
    this.wake();
  }

  /** Ends when it is closed and all lines are taken. */
  async *all(): AsyncGenerator<string> {
    for (;;) {
      const line = this.waiting.shift();
      if (line !== undefined) yield line;
      else if (this.closed) return;
      else {
        await new Promise<void>((resolve) => {
          this.wake = resolve;
        });
      }
    }
  }
}
