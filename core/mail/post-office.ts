import { defineExtensionPoint } from "#core/events/extension-point.ts";
import type { Scope } from "#core/events/scope.ts";
import type { Mail } from "./mail.ts";

/** What the parts of core send mail by. */
export type PostOffice = {
  /** The address that mails of the shop come from. */
  readonly from: string;
  /** Where clients reach the shop, without a slash at the end: what links in mails begin with. */
  readonly address: string;
  /** See `Mailer`: never inside a transaction; what throws has to be sent again with the same reference. */
  readonly send: (mail: Mail) => Promise<void>;
};

/** Filled by the host, once. */
export const postOffice = defineExtensionPoint<PostOffice>("mail.post-office");

/** The post office of the host that made this scope. */
export function postOfficeOf(scope: Pick<Scope, "wiring">): PostOffice {
  const [office] = scope.wiring.provided(postOffice);
  if (office === undefined) throw new TypeError("This scope was not made by a host.");
  return office;
}
