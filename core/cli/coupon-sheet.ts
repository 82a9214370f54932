import { z } from "zod";
import type { AnyMethod } from "#core/events/method.ts";
import { UsageFault } from "./faults.ts";
import { readValue } from "./read-field.ts";

/** What an exported sheet tells beyond what a coupon is made from. An import passes it over. */
const TOLD_COLUMNS = ["id", "status", "used", "held", "created_at"] as const;

/** The fields a coupon is made from, as the method that makes them declares them. */
export function couponColumns({ input }: AnyMethod): readonly string[] {
  if (!(input instanceof z.ZodObject)) throw new TypeError("A coupon is made from an object.");
  return Object.keys(input.shape).filter((name) => name !== "generate");
}

/** The columns of an export, in their order. */
export function exportColumns(create: AnyMethod): readonly string[] {
  return [...couponColumns(create), ...TOLD_COLUMNS];
}

/** Throws a `UsageFault` that names the columns nobody knows. */
export function refuseUnknownColumns(create: AnyMethod, header: readonly string[]): void {
  const known = new Set<string>([...exportColumns(create), "generate"]);
  const unknown = header.filter((name) => !known.has(name));
  if (unknown.length > 0) throw new UsageFault(`Unknown columns: ${unknown.join(", ")}. Known are: ${[...known].join(", ")}`);
}

/** What is said of a coupon in a row; an empty cell says nothing. Lists and objects are JSON. */
export function couponOfRow(row: Readonly<Record<string, string>>): Record<string, unknown> {
  const told: ReadonlySet<string> = new Set(TOLD_COLUMNS);
  const cells = Object.entries(row).filter(([name, text]) => text !== "" && !told.has(name));
  return Object.fromEntries(cells.map(([name, text]) => [name, readValue(plainCell(text), name)]));
}

/** A coupon as the cells of an export. */
export function rowOfCoupon(coupon: Readonly<Record<string, unknown>>, columns: readonly string[]): readonly string[] {
  return columns.map((name) => cellOfValue(coupon[name]));
}

function cellOfValue(value: unknown): string {
  if (value === null || value === undefined || (Array.isArray(value) && value.length === 0)) return "";
  return typeof value === "object" ? JSON.stringify(value) : String(value);
}

/** The apostrophe that keeps a spreadsheet from computing a cell is no part of it. */
function plainCell(text: string): string {
  return /^'[=+\-@\t\r]/.test(text) ? text.slice(1) : text;
}
