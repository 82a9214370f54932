/** A pattern for `ilike` that finds the text anywhere; its own wildcards stand for themselves. */
export function likePattern(text: string): string {
  return `%${literal(text)}%`;
}

/**
 * Patterns for `ilike any` that find a text in a long list. An index of trigrams knows no single letters, and they are nearly
 * everywhere: one letter is looked for where a word begins, two where a word begins or ends, anything longer anywhere.
 */
export function wordPatterns(text: string): readonly string[] {
  const word = text.trim();
  if (!/^[\p{L}\p{N}]{1,2}$/u.test(word)) return [likePattern(text)];
  return word.length === 1 ? [`${word}%`, `% ${word}%`] : [`${word}%`, `% ${word}%`, `%${word}`, `%${word} %`];
}

function literal(text: string): string {
  return text.replaceAll(/[\\%_]/g, String.raw`\$&`);
}
