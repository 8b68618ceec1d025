import { hasErrors } from "../tfplugin/diagnostic.ts";
import { PlanResourceChange } from "../tfplugin/messages.ts";
import { attempt } from "./attempt.ts";
import { checkDeferral, checkPlan, checkPrivate, checkUnfinished } from "./conformance/checks.ts";
import { answerIdentity } from "./identity.ts";
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
      const clientCapabilities = readCapabilities(request.clientCapabilities);
      const reply = await resource.plan(
        {
          priorState,
          proposedNewState: readObject(codec, request.proposedNewState),
          config,
          priorPrivate,
          providerMeta: readMeta(runtime, request.providerMeta),
          clientCapabilities,
        },
        runtime.context,
      );
      const { deferred, requiresReplace = [], diagnostics = [] } = reply;
      if (hasErrors(diagnostics)) return { diagnostics: writeDiagnostics(diagnostics, block) };
      // Handlers may change what they are given, so the rules are checked against values read anew.
      const unfinished = deferred === undefined ? undefined : readObject(codec, request.proposedNewState);
      const plannedState = reply.plannedState ?? (reply.plannedState === null ? null : unfinished);
      if (plannedState === undefined) throw new Error("plan returned neither a state nor an error");
      const prior = readObject(codec, request.priorState);
      const broken = [
        ...checkDeferral(RPC, typeName, deferred, clientCapabilities),
        ...checkPrivate(RPC, typeName, reply.plannedPrivate),
        ...(deferred === undefined
          ? checkPlan(typeName, block, {
              prior,
              config: readObject(codec, request.config),
              planned: plannedState,
              requiresReplace,
            })
          : plannedState === null || reply.plannedState === undefined
            ? []
            : checkUnfinished(RPC, typeName, block, plannedState)),
      ];
      return {
        plannedState: writeValue(codec, plannedState),
        requiresReplace: requiresReplace.map(writePath),
        plannedPrivate: reply.plannedPrivate ?? priorPrivate,
        // Of what is to be made, the identity is not known yet.
        plannedIdentity: answerIdentity(runtime, resource, [RPC, typeName], prior, null).wire,
        diagnostics: writeDiagnostics([...diagnostics, ...broken], block),
        deferred: clientCapabilities.deferralAllowed ? writeDeferred(deferred) : null,
      };
    }),
  );
};
