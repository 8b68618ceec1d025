// JSON merge patch (RFC 7396). Pure.

type Members = Record<string, unknown>;

const isObject = (value: unknown): value is Members =>
  typeof value === "object" && value !== null && !Array.isArray(value);

/** `target` with what `patch` names replaced; null removes, arrays replace whole. */
export function mergePatch(target: unknown, patch: unknown): unknown {
  if (!isObject(patch)) return patch;
  const before = isObject(target) ? target : {};
  const kept = Object.entries(before).filter(([name]) => !Object.hasOwn(patch, name));
  const merged = Object.entries(patch)
    .filter(([, value]) => value !== null)
    .map(([name, value]) => [
      name,
      mergePatch(Object.hasOwn(before, name) ? before[name] : undefined, value),
    ]);
  // Built of entries, so that a member called `__proto__` is a member like any other.
  return Object.fromEntries([...kept, ...merged]);
}
