// One at a time for a key, in the order of asking. In memory: it guards files of this process's own state folder.

export type KeyedLock = <T>(key: string, fn: () => Promise<T>) => Promise<T>;

export function keyedLock(): KeyedLock {
  const last = new Map<string, Promise<unknown>>();
  return async (key, fn) => {
    const before = last.get(key) ?? Promise.resolve();
    const mine = before.then(fn, fn);
    const settled = mine.catch(() => undefined);
    last.set(key, settled);
    try {
      return await mine;
    } finally {
      if (last.get(key) === settled) last.delete(key);
    }
  };
}
