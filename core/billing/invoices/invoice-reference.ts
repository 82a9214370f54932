import { z } from "zod";
import { isHash } from "#core/kernel/identifier.ts";
import { idNumber } from "#core/kernel/wire.ts";
import type { InvoiceReference } from "./lock-invoice.ts";

/** The fields by which a caller names an invoice: exactly one of them. */
export const invoiceReferenceFields = {
  id: idNumber.optional(),
  hash: z.string().refine(isHash, { error: "Must be the hash of an invoice." }).optional(),
};

type Named = { readonly id?: number | undefined; readonly hash?: string | undefined };

/** For `refine`: one of the two names is given. */
export const namesInvoice = ({ id, hash }: Named): boolean => (id === undefined) !== (hash === undefined);

/** What `namesInvoice` says when it is not so. */
export const invoiceNameFault = { path: ["id"], error: "Give the id or the hash." };

/** The reference that the fields name; with a client, among its own invoices only. */
export function invoiceReferenceOf({ id, hash }: Named, clientId?: number): InvoiceReference {
  const named = id === undefined ? { hash: hash ?? "" } : { id };
  return { ...named, clientId };
}
