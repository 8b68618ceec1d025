import { type Diagnostic, hasErrors, warningDiagnostic } from "../tfplugin/diagnostic.ts";
import { ListResource } from "../tfplugin/messages.ts";
import { isWhollyKnown } from "../tfplugin/value.ts";
import { checkHolds, checkState } from "./conformance/checks.ts";
import { writeIdentity } from "./identity.ts";
import type { ListedResource, ResourceDefinition } from "./provider-definition.ts";
import type { Runtime, StreamingRpc } from "./runtime.ts";
import { diagnosticsOf } from "./validation.ts";
import { defect, readPresent, unknownName, writeDiagnostics, writeValue } from "./wire.ts";

const RPC = "ListResource";

/** One event for each resource that is found, as it is found. What goes wrong is an event with nothing but that. */
export const listResource: StreamingRpc = async function* (runtime, bytes) {
  const request = ListResource.request.decode(bytes);
  const { typeName, includeResourceObject, limit } = request;
  const list = runtime.definition.listResources?.get(typeName);
  const resource = runtime.definition.resources.get(typeName);
  if (list === undefined || resource?.identity === undefined) {
    yield told([unknownName("list resource", typeName)]);
    return;
  }
  try {
    const config = readPresent(runtime.codec(list.schema.block), request.config);
    const wrong = await diagnosticsOf(runtime, list, request.config);
    if (hasErrors(wrong)) {
      yield told(wrong);
      return;
    }
    const most = limit > 0 ? limit : Number.POSITIVE_INFINITY;
    let count = 0;
    // Held back until it is known whether it is the last: what is cut off is told with it.
    let last: ListedResource | undefined;
    const asked = { config, includeResource: includeResourceObject, limit: most + 1 };
    for await (const one of list.list(asked, runtime.context)) {
      if (!("identity" in one)) {
        if (last !== undefined) yield event(runtime, resource, typeName, last, includeResourceObject);
        last = undefined;
        yield told(one.diagnostics);
        continue;
      }
      const isMore = count >= most;
      if (last !== undefined) {
        const shown = isMore
          ? { ...last, diagnostics: [...(last.diagnostics ?? []), cut(typeName, most)] }
          : last;
        yield event(runtime, resource, typeName, shown, includeResourceObject);
      }
      last = undefined;
      if (isMore) return;
      count += 1;
      last = one;
    }
    if (last !== undefined) yield event(runtime, resource, typeName, last, includeResourceObject);
  } catch (error) {
    runtime.log("error", `${RPC} of ${typeName}: ${error instanceof Error ? error.stack : String(error)}`);
    yield told([defect(RPC, typeName, error)]);
  }
};

function event<C>(
  runtime: Runtime<C>,
  resource: ResourceDefinition<C>,
  typeName: string,
  { identity, displayName, resource: state, diagnostics = [] }: ListedResource,
  wanted: boolean,
): Uint8Array {
  const { schema, identity: definition } = resource;
  if (definition === undefined) throw new Error(`a ${typeName} has no identity`);
  const broken = [
    ...checkHolds(RPC, typeName, isWhollyKnown(identity), "has an identity with unknown parts"),
    ...checkHolds(RPC, typeName, !wanted || state !== undefined, "has no resource, which was asked for"),
    ...(wanted && state !== undefined ? checkState(RPC, typeName, schema.block, state) : []),
  ];
  return ListResource.response.encode({
    identity: writeIdentity(runtime, definition, identity),
    displayName,
    resourceObject: wanted && state !== undefined ? writeValue(runtime.codec(schema.block), state) : null,
    diagnostic: writeDiagnostics([...diagnostics, ...broken]),
  });
}

const cut = (typeName: string, most: number): Diagnostic =>
  warningDiagnostic(
    `There are more than ${most} of ${typeName}`,
    `Only ${most} are listed. Raise \`limit\`, or narrow the list.`,
  );

function told(diagnostics: readonly Diagnostic[]): Uint8Array {
  return ListResource.response.encode({ diagnostic: writeDiagnostics(diagnostics) });
}
