export function installLinters(options?: {
  note?: (line: string) => void;
  source?: string;
  cache?: string;
  install?: (at: string, note?: (line: string) => void) => Promise<void>;
}): Promise<string>;
export function checkDocument(note?: (line: string) => void): Promise<void>;
