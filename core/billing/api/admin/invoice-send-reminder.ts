import { z } from "zod";
import { defineMethod } from "#core/events/method.ts";
import { idNumber } from "#core/kernel/wire.ts";
import { remindOfInvoice } from "../../invoices/remind-of-invoice.ts";

export const adminInvoiceSendReminder = defineMethod({
  name: "invoice_send_reminder",
  role: "admin",
  permission: "invoice.manage",
  summary: "Mails a client about an invoice that is not paid yet.",
  input: z.strictObject({ id: idNumber }),
  output: z.literal(true),
  handle: async (scope, { id }) => {
    await remindOfInvoice(scope, id);
    return true as const;
  },
});
