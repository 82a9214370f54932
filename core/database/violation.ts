import { constraintOf, sqlStateOf } from "./sql-state.ts";

/** Whether a unique constraint or index refused the row; with a name, that one only. */
export function isUniqueViolation(error: unknown, constraint?: string): boolean {
  return isViolation(error, "23505", constraint);
}

/** Whether a CHECK constraint refused the row; with a name, that one only. */
export function isCheckViolation(error: unknown, constraint?: string): boolean {
  return isViolation(error, "23514", constraint);
}

/** Whether a foreign key refused the row; with a name, that one only. */
export function isForeignKeyViolation(error: unknown, constraint?: string): boolean {
  return isViolation(error, "23503", constraint);
}

function isViolation(error: unknown, state: string, constraint: string | undefined): boolean {
  return sqlStateOf(error) === state && (constraint === undefined || constraintOf(error) === constraint);
}
