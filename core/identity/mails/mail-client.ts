import type { Scope } from "#core/events/scope.ts";
import { findAccount } from "#core/identity/forgotten-password/account.ts";
import { identityTables } from "#core/identity/tables.ts";
import { isLanguage } from "#core/kernel/language.ts";
import { type DrawnMail, drawMail } from "#core/mail/draw-mail.ts";
import { postOfficeOf } from "#core/mail/post-office.ts";

/** A mail to a client. */
export type ClientMail = {
  readonly clientId: number;
  /** Stable for one mail, however often it is sent. */
  readonly reference: string;
  /** The folder of the templates, and the name of one: `<name>.en.hbs` and `<name>.de.hbs` are there. */
  readonly folder: string;
  readonly template: string;
  /** What the template says besides the shop's `company`. Nothing that a stranger wrote, unless the client's address is confirmed. */
  readonly valuesFor: (reader: MailReader) => Readonly<Record<string, unknown>>;
};

/** Who a mail is for, and in which language it is written. */
export type MailReader = { readonly id: number; readonly email: string; readonly language: "en" | "de"; readonly address: string };

/**
 * Mails a client in its own language, the shop's English without one, and keeps note of it. Nobody is mailed who is erased or not
 * active. Outside of any transaction; what throws is to be called again with the same reference.
 */
export async function mailClient(scope: Scope, { clientId, reference, folder, template, valuesFor }: ClientMail): Promise<void> {
  const client = await findAccount(scope, "client", { id: clientId });
  if (client === undefined) return;
  const office = postOfficeOf(scope);
  const { email: to, lang } = client;
  const language = lang !== null && isLanguage(lang) ? lang : "en";
  const { company } = scope.shop;
  const values = { company, ...valuesFor({ id: clientId, email: to, language, address: office.address }) };
  const drawn = drawMail(folder, template, language, values);
  await office.send({ from: office.from, to, ...drawn, reference });
  await note(scope, clientId, reference, template, to, drawn);
}

async function note(
  scope: Scope,
  clientId: number,
  reference: string,
  template: string,
  to: string,
  { subject }: DrawnMail,
): Promise<void> {
  await identityTables(scope)
    .insertInto("activity_client_email")
    .values({ client_id: clientId, reference, template, recipient: to, subject, created_at: scope.now })
    .onConflict((conflict) => conflict.column("reference").doNothing())
    .execute();
}
