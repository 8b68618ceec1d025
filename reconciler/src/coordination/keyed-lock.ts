// One at a time for a key, in the order of asking.

export type KeyedLock = <T>(key: string, fn: () => Promise<T>) => Promise<T>;
