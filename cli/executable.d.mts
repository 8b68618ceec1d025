/** Bun for a platform, by its own name of it, such as darwin-arm64. */
export interface Runtime {
  platform: string;
  file: string;
}
export const executableFile: string;
export function compileProvider(options: { out: string; runtime?: Runtime }): void;
export function compileCommand(options: { out: string; runtime?: Runtime }): void;
export function buildExecutable(script: string, note: (text: string) => void): void;
