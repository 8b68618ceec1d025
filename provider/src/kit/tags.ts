/** `tags` and the provider's `default_tags`: the user's win. */
import {
  isObject,
  isUnknown,
  objectOf,
  type TfObject,
  type TfValue,
  UNKNOWN,
  type Unknown,
} from "../tfplugin/value.ts";

export const MAX_TAGS = 50;
export const MAX_TAG_KEY = 128;
export const MAX_TAG_VALUE = 256;

/**
 * The merge, known only when all of it is: a merge with some unknown values would promise keys that the apply may
 * not keep. Never null, so that a resource without tags shows an empty map.
 */
export function mergeTags(defaults: TfValue, tags: TfValue): TfObject | Unknown {
  for (const map of [defaults, tags]) {
    if (isUnknown(map)) return UNKNOWN;
    if (isObject(map) && Object.values(map).some(isUnknown)) return UNKNOWN;
  }
  return objectOf({ ...(isObject(defaults) ? defaults : {}), ...(isObject(tags) ? tags : {}) });
}
