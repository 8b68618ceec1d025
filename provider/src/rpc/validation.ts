/** What the four validating RPCs have in common. */
import type { Diagnostic } from "../tfplugin/diagnostic.ts";
import type { Schema } from "../tfplugin/schema.ts";
import { attempt } from "./attempt.ts";
import type { Answer, CallContext, ConfigRequest, Reply } from "./provider-definition.ts";
import type { Runtime } from "./runtime.ts";
import { readPresent, unknownName, type WireValue, writeDiagnostics } from "./wire.ts";

export interface Validated<C> {
  readonly schema: Schema;
  validateConfig?(request: ConfigRequest, context: CallContext<C>): Answer<Reply>;
}

/** `what` says in words what is looked up: "resource type", "data source" ... */
export async function validate<C>(
  runtime: Runtime<C>,
  rpc: string,
  what: string,
  request: { readonly typeName: string; readonly config: WireValue | null },
  definitions: ReadonlyMap<string, Validated<C>> | undefined,
) {
  const definition = definitions?.get(request.typeName);
  if (definition === undefined)
    return { diagnostics: writeDiagnostics([unknownName(what, request.typeName)]) };
  return attempt(rpc, request.typeName, runtime.log, async () => ({
    diagnostics: writeDiagnostics(
      await diagnosticsOf(runtime, definition, request.config),
      definition.schema.block,
    ),
  }));
}

export async function diagnosticsOf<C>(
  runtime: Runtime<C>,
  definition: Validated<C>,
  config: WireValue | null,
): Promise<readonly Diagnostic[]> {
  if (definition.validateConfig === undefined) return [];
  const codec = runtime.codec(definition.schema.block);
  const reply = await definition.validateConfig({ config: readPresent(codec, config) }, runtime.context);
  return reply.diagnostics ?? [];
}
