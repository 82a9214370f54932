import type { Scope } from "#core/events/scope.ts";
import { invoiceErrors } from "../invoices/errors.ts";
import { type Tender, tenders } from "../tender.ts";
import { coreTenders } from "./core-tenders.ts";

/** The tender of a type, or undefined while no active module provides it. */
export function findTender(scope: Pick<Scope, "wiring">, type: string): Tender | undefined {
  return coreTenders.find((tender) => tender.type === type) ?? scope.wiring.provided(tenders).find((tender) => tender.type === type);
}

/** The same for money that has to move now. Throws `invoice.tender_unavailable`: value is never moved without its owner. */
export function tenderOf(scope: Pick<Scope, "wiring">, type: string): Tender {
  const tender = findTender(scope, type);
  if (tender === undefined) throw invoiceErrors.error("invoice.tender_unavailable", { type });
  return tender;
}

/** Whether a tender may pay for a line. Of one whose module is off nothing is known any more, and nothing is forbidden. */
export function mayPay(scope: Scope, type: string, line: { readonly type: string }): boolean {
  return findTender(scope, type)?.mayPay(scope, line) ?? true;
}
