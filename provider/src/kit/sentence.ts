/** Text of others as a sentence of a diagnostic: it ends once, whether it did before or not; a block of a configuration ends by itself. */
export const sentence = (text: string): string => {
  const trimmed = text.trimEnd();
  return trimmed === "" || /[.!?…:}]$/.test(trimmed) ? trimmed : `${trimmed}.`;
};
