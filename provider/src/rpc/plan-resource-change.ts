import { hasErrors } from "../tfplugin/diagnostic.ts";
import { PlanResourceChange } from "../tfplugin/messages.ts";
import { attempt } from "./attempt.ts";
import { checkPlan } from "./conformance.ts";
import type { Rpc } from "./runtime.ts";
import {
  readCapabilities,
  readMeta,
  readObject,
  readPrivate,
  unknownName,
  writeDeferred,
  writeDiagnostics,
  writePath,
  writeValue,
} from "./wire.ts";

const RPC = "PlanResourceChange";

export const planResourceChange: Rpc = async (runtime, bytes) => {
  const request = PlanResourceChange.request.decode(bytes);
  const { typeName } = request;
  const resource = runtime.definition.resources.get(typeName);
  if (resource === undefined) {
    const diagnostics = writeDiagnostics([unknownName("resource type", typeName)]);
    return PlanResourceChange.response.encode({ diagnostics });
  }
  return PlanResourceChange.response.encode(
    await attempt(RPC, typeName, runtime.log, async () => {
      const { block } = resource.schema;
      const codec = runtime.codec(block);
      const priorState = readObject(codec, request.priorState);
      const config = readObject(codec, request.config);
      const priorPrivate = readPrivate(request.priorPrivate);
      const reply = await resource.plan(
        {
          priorState,
          proposedNewState: readObject(codec, request.proposedNewState),
          config,
          priorPrivate,
          providerMeta: readMeta(runtime, request.providerMeta),
          clientCapabilities: readCapabilities(request.clientCapabilities),
        },
        runtime.context,
      );
      const { plannedState, requiresReplace = [], diagnostics = [] } = reply;
      const failed = hasErrors(diagnostics);
      if (plannedState === undefined || failed) {
        if (!failed) throw new Error("plan returned neither a state nor an error");
        return { diagnostics: writeDiagnostics(diagnostics) };
      }
      // Handlers may change what they are given, so the rules are checked against values read anew.
      const broken = checkPlan(typeName, block, {
        prior: readObject(codec, request.priorState),
        config: readObject(codec, request.config),
        planned: plannedState,
        requiresReplace,
      });
      return {
        plannedState: writeValue(codec, plannedState),
        requiresReplace: requiresReplace.map(writePath),
        plannedPrivate: reply.plannedPrivate ?? priorPrivate,
        diagnostics: writeDiagnostics([...diagnostics, ...broken]),
        deferred: writeDeferred(reply.deferred),
      };
    }),
  );
};
