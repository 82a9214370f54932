/**
 * A pattern for `~*` that finds one or two letters where a word begins; undefined for anything longer, which is looked for anywhere.
 * So few letters are nearly everywhere inside words, and an index of trigrams does not know them there.
 */
export function wordStart(text: string): string | undefined {
  const letters = text.trim();
  return /^[\p{L}\p{N}]{1,2}$/u.test(letters) ? `(^| )${letters}` : undefined;
}
