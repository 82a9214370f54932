import type { Scope } from "#core/events/scope.ts";
import { emailTokenOf } from "#core/identity/clients/email-token.ts";
import { findClient } from "#core/identity/clients/find-client.ts";
import { mailClient } from "./mail-client.ts";
import { mailTemplates } from "./mail-templates.ts";

/** Mails a client the link that confirms its address, unless it is confirmed by now. Reacts to `emailUnconfirmed`. */
export async function sendConfirmation(
  scope: Scope,
  { client_id: clientId }: { readonly client_id: number },
  noticeId: bigint,
): Promise<void> {
  const client = await findClient(scope, { id: clientId });
  if (client.email_approved) return;
  await mailClient(scope, {
    clientId,
    reference: `confirm-address-${noticeId}`,
    folder: mailTemplates,
    template: "confirm-address",
    valuesFor: (reader) => ({ name: client.first_name, link: `${reader.address}/confirm-address/${emailTokenOf(scope, reader)}` }),
  });
}
