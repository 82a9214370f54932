import type { SheetErrorCode } from "./errors.ts";

export type SheetFaultDetails = Readonly<Record<string, string | number>>;

/** A file that is refused, while it is read in a process of its own; outside of it the same is an AppError. */
export class SheetFault extends Error {
  readonly code: SheetErrorCode;
  readonly details: SheetFaultDetails;

  constructor(code: SheetErrorCode, details: SheetFaultDetails = {}) {
    super(code);
    this.name = "SheetFault";
    this.code = code;
    this.details = details;
  }
}
