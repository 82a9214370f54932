import { z } from "zod";
import { defineMethod } from "#core/events/method.ts";
import { emailSchema, listEmails } from "#core/identity/mails/list-emails.ts";
import { pageInput, pageOutput } from "#core/kernel/page.ts";
import { idNumber } from "#core/kernel/wire.ts";

export const adminEmailEmailGetList = defineMethod({
  name: "email_email_get_list",
  role: "admin",
  permission: "client.view",
  summary: "Mails sent to clients, newest first; their text is not kept.",
  reads: true,
  input: z.strictObject({ ...pageInput, client_id: idNumber.optional() }),
  output: pageOutput(emailSchema),
  handle: (scope, { client_id: clientId, ...page }) => listEmails(scope, clientId, page),
});
