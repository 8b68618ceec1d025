export const executableFile: string;
export function compileProvider(options: { out: string; runtime?: string }): void;
export function compileCommand(options: { out: string; runtime?: string }): void;
export function buildExecutable(script: string, note: (text: string) => void): void;
