/**
 * Replaces each `{name}` of a sentence by the detail of that name: text, numbers and flags as they are, lists joined by commas.
 * A name without such a detail stays as it is written, because a sentence with a gap still beats an error about an error.
 */
export function fillPlaceholders(sentence: string, details: Readonly<Record<string, unknown>>): string {
  return sentence.replaceAll(/\{(\w+)\}/g, (placeholder, name: string) =>
    Object.hasOwn(details, name) ? (textOf(details[name]) ?? placeholder) : placeholder,
  );
}

function textOf(value: unknown): string | undefined {
  if (Array.isArray(value)) return value.map((part) => textOf(part) ?? "…").join(", ");
  switch (typeof value) {
    case "string":
    case "number":
    case "bigint":
    case "boolean":
      return String(value);
    default:
      return undefined;
  }
}
