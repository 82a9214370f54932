import type { Environment } from "#config/environment.ts";
import { openMailer } from "./open-mailer.ts";
import type { PostOffice } from "./post-office.ts";

type Named = Pick<Environment, "mailUrl" | "mailFrom" | "dataDir" | "publicUrl" | "host" | "port">;

/** The post office that the environment describes. Without `MAIL_FROM` mails come from `shop@` the name the shop is reached under. */
export function openPostOffice(environment: Named): PostOffice {
  const { publicUrl, host, port } = environment;
  const address = publicUrl ?? `http://${host.includes(":") ? `[${host}]` : host}:${port}`;
  return { from: environment.mailFrom ?? `shop@${domainOf(address)}`, address, send: openMailer(environment).send };
}

/** A bare network address is no domain of a mail address. */
function domainOf(address: string): string {
  const { hostname } = new URL(address);
  return /^[\d.]+$|^\[/.test(hostname) ? "localhost" : hostname;
}
