/** The wire name of a field: `dueDays` → `due_days`. Names that are in that form already stay as they are. */
export function snakeCase(field: string): string {
  return field.replaceAll(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
}
