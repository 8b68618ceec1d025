export function buildPrograms(only?: readonly string[]): Promise<void>;
