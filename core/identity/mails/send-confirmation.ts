import type { Scope } from "#core/events/scope.ts";
import { emailTokenOf } from "#core/identity/clients/email-token.ts";
import { findClient } from "#core/identity/clients/find-client.ts";
import { addressHashOf } from "./announce-unconfirmed.ts";
import { mailClient } from "./mail-client.ts";
import { mailTemplates } from "./mail-templates.ts";

/**
 * Mails a client the link that confirms its address, unless it is confirmed or another one by now. Nothing in it was written by whoever
 * gave the address, which may be a stranger's. Reacts to `emailUnconfirmed`.
 */
export async function sendConfirmation(
  scope: Scope,
  { client_id: clientId, address_hash: meant }: { readonly client_id: number; readonly address_hash?: string | undefined },
  noticeId: bigint,
): Promise<void> {
  const client = await findClient(scope, { id: clientId });
  if (client.email_approved || (meant !== undefined && meant !== addressHashOf(scope, client.email))) return;
  await mailClient(scope, {
    clientId,
    reference: `confirm-address-${noticeId}`,
    folder: mailTemplates,
    template: "confirm-address",
    valuesFor: (reader) => ({ link: `${reader.address}/confirm-address/${emailTokenOf(scope, reader)}` }),
  });
}
