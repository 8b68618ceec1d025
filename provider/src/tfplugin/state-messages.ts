/** The messages of state stores, which came with protocol 6.11. */
import { diagnostics, wireValue } from "./messages.ts";
import { bytes, embedded, integer, message, optional, repeated, string } from "./protobuf-message.ts";

const chunkSize = message({ chunkSize: integer(1) });
/** From 0 on; the end is the last byte of it. */
const range = message({ start: integer(1), end: integer(2) });
const ofState = { typeName: string(1), stateId: string(2) };
const onlyDiagnostics = message({ diagnostics: diagnostics(1) });

export const ValidateStateStoreConfig = {
  request: message({ typeName: string(1), config: embedded(2, wireValue) }),
  response: onlyDiagnostics,
};

export const ConfigureStateStore = {
  request: message({
    typeName: string(1),
    config: embedded(2, wireValue),
    /** What the client proposes. */
    capabilities: embedded(3, chunkSize),
  }),
  response: message({
    diagnostics: diagnostics(1),
    /** What is taken. */
    capabilities: embedded(2, chunkSize),
  }),
};

export const ReadStateBytes = {
  request: message(ofState),
  response: message({
    bytes: bytes(1),
    totalLength: integer(2),
    range: embedded(3, range),
    diagnostics: diagnostics(4),
  }),
};

export const WriteStateBytes = {
  /** `meta` comes with the first chunk only. */
  request: message({
    meta: optional(embedded(1, message(ofState))),
    bytes: bytes(2),
    totalLength: integer(3),
    range: embedded(4, range),
  }),
  response: onlyDiagnostics,
};

export const LockState = {
  request: message({ ...ofState, operation: string(3) }),
  response: message({ lockId: string(1), diagnostics: diagnostics(2) }),
};

export const UnlockState = {
  request: message({ ...ofState, lockId: string(3) }),
  response: onlyDiagnostics,
};

export const GetStates = {
  request: message({ typeName: string(1) }),
  response: message({ stateId: repeated(string(1)), diagnostics: diagnostics(2) }),
};

export const DeleteState = { request: message(ofState), response: onlyDiagnostics };
