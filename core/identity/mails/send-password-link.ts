import type { Scope } from "#core/events/scope.ts";
import { type Account, type AccountKind, findAccount } from "#core/identity/forgotten-password/account.ts";
import { PASSWORD_TOKEN_SECONDS, passwordTokenOf } from "#core/identity/forgotten-password/password-token.ts";
import { isLanguage } from "#core/kernel/language.ts";
import { drawMail } from "#core/mail/draw-mail.ts";
import { postOfficeOf } from "#core/mail/post-office.ts";
import { mailClient } from "./mail-client.ts";
import { mailTemplates } from "./mail-templates.ts";

type Asked = { readonly kind: AccountKind; readonly id: number | null };

/** Mails the link for a new password to whoever asked for it. Reacts to `passwordForgotten`. */
export async function sendPasswordLink(scope: Scope, { kind, id }: Asked, noticeId: bigint): Promise<void> {
  const account = id === null ? undefined : await findAccount(scope, kind, { id });
  if (account === undefined) return;
  const reference = `forgotten-password-${noticeId}`;
  const template = "forgotten-password";
  const { address } = postOfficeOf(scope);
  const link = `${address}${kind === "staff" ? "/admin" : ""}/reset-password/${passwordTokenOf(scope, kind, account)}`;
  const values = { link, email: account.email, minutes: PASSWORD_TOKEN_SECONDS / 60 };
  if (kind === "staff") return mailStaff(scope, account, reference, template, values);
  await mailClient(scope, { clientId: account.id, reference, folder: mailTemplates, template, valuesFor: () => values });
}

async function mailStaff(scope: Scope, { email, lang }: Account, reference: string, template: string, values: object): Promise<void> {
  const { from, send } = postOfficeOf(scope);
  const language = lang !== null && isLanguage(lang) ? lang : "en";
  const drawn = drawMail(mailTemplates, template, language, { company: scope.shop.company, ...values });
  await send({ from, to: email, ...drawn, reference });
}
