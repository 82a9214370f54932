import { z } from "zod";
import type { AnyMethod } from "#core/events/method.ts";

/** What an exported sheet tells beyond what a coupon is made from. An import passes it over. */
const TOLD_COLUMNS = ["id", "status", "used", "held", "created_at"] as const;

/** The columns of an export, in their order: the fields a coupon is made from, as the method that makes them declares them, and more. */
export function exportColumns({ input }: AnyMethod): readonly string[] {
  if (!(input instanceof z.ZodObject)) throw new TypeError("A coupon is made from an object.");
  return [...Object.keys(input.shape).filter((name) => name !== "generate"), ...TOLD_COLUMNS];
}

/** A coupon as the cells of an export. */
export function rowOfCoupon(coupon: Readonly<Record<string, unknown>>, columns: readonly string[]): readonly string[] {
  return columns.map((name) => cellOfValue(coupon[name]));
}

function cellOfValue(value: unknown): string {
  if (value === null || value === undefined || (Array.isArray(value) && value.length === 0)) return "";
  return typeof value === "object" ? JSON.stringify(value) : String(value);
}
