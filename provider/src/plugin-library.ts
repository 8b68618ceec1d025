/**
 * The protocol layer as a library, `@croft/terraform-plugin`: everything a provider needs that knows nothing of Croft. Its README and
 * a provider of 60 lines are in `examples/terraform-plugin`.
 */

export type * from "./rpc/provider-definition.ts";
export { type ServeOptions, serveProvider } from "./rpc/serve-provider.ts";
export { type Diagnostic, errorDiagnostic, hasErrors, warningDiagnostic } from "./tfplugin/diagnostic.ts";
export { numberFromBigInt, numberFromDouble, numberFromText, numberText } from "./tfplugin/number.ts";
export { type Path, pathText } from "./tfplugin/path.ts";
export {
  type Attribute,
  type Attributes,
  type Block,
  type CtyType,
  type IdentitySchema,
  type NestedBlock,
  type Schema,
  unsetObject,
} from "./tfplugin/schema.ts";
export {
  DynamicValue,
  emptyObject,
  equalValues,
  isObject,
  isUnknown,
  isWhollyKnown,
  objectOf,
  type TfNumber,
  type TfObject,
  type TfValue,
  UNKNOWN,
  Unknown,
} from "./tfplugin/value.ts";
