import { z } from "zod";
import { defineMethod } from "#core/events/method.ts";
import { flag, idNumber } from "#core/kernel/wire.ts";
import { remindOfInvoice } from "../../invoices/remind-of-invoice.ts";

export const adminInvoiceSendReminder = defineMethod({
  name: "invoice_send_reminder",
  role: "admin",
  permission: "invoice.manage",
  summary: "Mails a client about an invoice that is not paid yet; once a day, unless it is forced.",
  input: z.strictObject({ id: idNumber, force: flag.default(false).describe("Also when the client was reminded less than a day ago") }),
  output: z.literal(true),
  handle: async (scope, { id, force }) => {
    await remindOfInvoice(scope, id, force);
    return true as const;
  },
});
