// What follows the host on ssh's command line.

/** The command for the guest, behind the `--` that ends ssh's own words; one that a person wrote there already is no part of it. */
export function remoteWords(words: readonly string[]): string[] {
  const command = words[0] === "--" ? words.slice(1) : words;
  return command.length > 0 ? ["--", ...command] : [];
}
