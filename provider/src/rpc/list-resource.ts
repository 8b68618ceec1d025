import type { Diagnostic } from "../tfplugin/diagnostic.ts";
import { ListResource } from "../tfplugin/messages.ts";
import { isWhollyKnown } from "../tfplugin/value.ts";
import { checkHolds, checkState } from "./conformance/checks.ts";
import { writeIdentity } from "./identity.ts";
import type { ListedResource, ResourceDefinition } from "./provider-definition.ts";
import type { Runtime, StreamingRpc } from "./runtime.ts";
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
    const most = limit > 0 ? limit : Number.POSITIVE_INFINITY;
    let count = 0;
    const asked = { config, includeResource: includeResourceObject, limit: most };
    for await (const one of list.list(asked, runtime.context)) {
      if (!("identity" in one)) {
        yield told(one.diagnostics);
        continue;
      }
      yield event(runtime, resource, typeName, one, includeResourceObject);
      count += 1;
      if (count >= most) return;
    }
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

function told(diagnostics: readonly Diagnostic[]): Uint8Array {
  return ListResource.response.encode({ diagnostic: writeDiagnostics(diagnostics) });
}
