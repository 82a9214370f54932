import { z } from "zod";
import { defineMethod } from "#core/events/method.ts";
import { idNumber } from "#core/kernel/wire.ts";
import { deleteInvoice } from "../../invoices/delete-invoice.ts";

export const adminInvoiceDelete = defineMethod({
  name: "invoice_delete",
  role: "admin",
  permission: "invoice.manage",
  summary: "Takes an invoice that was never paid out of sight; an unpaid one is cancelled first.",
  input: z.strictObject({ id: idNumber }),
  output: z.literal(true),
  handle: async (scope, { id }) => {
    await deleteInvoice(scope, { id });
    return true as const;
  },
});
