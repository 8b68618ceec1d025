/** What an object still lacks that was not made yet when nobody waited for it any more. */
import type { ResourceModel } from "@croft/schemas/terraform-model.ts";
import type { TfObject } from "../tfplugin/value.ts";

/**
 * For `ResourceRules.pending`: all that making it fills in and that is null, as long as `sign` is. `sign` is a computed
 * field that every made object of the kind has.
 */
export function untilMade(model: ResourceModel, sign: string): (prior: TfObject) => string[] {
  const filledIn = model.attributes.filter(({ computed, source }) => computed && source !== "meta");
  const lacks = (prior: TfObject, name: string) => (prior[name] ?? null) === null;
  return (prior) =>
    lacks(prior, sign) ? filledIn.map(({ name }) => name).filter((name) => lacks(prior, name)) : [];
}
