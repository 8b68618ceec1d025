export const notesFile: string;
export const logsFolder: string;
export function logsOf(testFile: string): string;
