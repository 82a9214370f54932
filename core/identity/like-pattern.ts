/** A pattern for `ilike` that finds the text anywhere; its own wildcards stand for themselves. */
export function likePattern(text: string): string {
  return `%${text.replaceAll(/[\\%_]/g, String.raw`\$&`)}%`;
}
