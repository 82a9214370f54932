import { sql } from "kysely";
import type { Scope } from "#core/events/scope.ts";
import { loyaltyTables } from "../tables.ts";
import type { EarningClient } from "./occasion-facts.ts";
import { referrerOf } from "./referral-code.ts";

/** Who may earn with a paid invoice. */
export type EarningParties = {
  readonly buyer: EarningClient;
  /** Whether the invoice is the first checkout that the buyer paid. */
  readonly isFirstOrder: boolean;
  /** Who referred the buyer; undefined when nobody did, and when it was the buyer under another address. */
  readonly referrer: EarningClient | undefined;
};

/** Finds out who earns. An erased client earns nothing: undefined. */
export async function earningParties(scope: Scope, invoiceId: number, clientId: number): Promise<EarningParties | undefined> {
  const row = await loyaltyTables(scope)
    .selectFrom("client")
    .select(["id", "client_group_id", "country", "email", "referred_by"])
    .select(
      sql<boolean>`not exists (
        select 1 from invoice where invoice.client_id = client.id and invoice.phase = 'checkout'
          and invoice.status in ('paid', 'partially_refunded') and invoice.id <> ${invoiceId})`.as("is_first"),
    )
    .select(sql<boolean>`exists (select 1 from invoice where invoice.id = ${invoiceId} and invoice.phase = 'checkout')`.as("is_checkout"))
    .where("id", "=", clientId)
    .where("erased_at", "is", null)
    .executeTakeFirst();
  if (row === undefined) return undefined;
  const isFirstOrder = row.is_first && row.is_checkout;
  const referrerId = isFirstOrder && row.referred_by !== null ? referrerOf(scope, row.referred_by) : undefined;
  return {
    buyer: clientFrom(row),
    isFirstOrder,
    referrer: referrerId === undefined ? undefined : await findReferrer(scope, referrerId, row),
  };
}

/** The referrer, unless it is the buyer again: the same account, or the same mailbox under another of its names. */
async function findReferrer(scope: Scope, referrerId: number, buyer: ClientRow): Promise<EarningClient | undefined> {
  if (referrerId === buyer.id) return undefined;
  const row = await loyaltyTables(scope)
    .selectFrom("client")
    .select(["id", "client_group_id", "country", "email"])
    .where("id", "=", referrerId)
    .where("erased_at", "is", null)
    .executeTakeFirst();
  return row === undefined || mailbox(row.email) === mailbox(buyer.email) ? undefined : clientFrom(row);
}

type ClientRow = { readonly id: number; readonly client_group_id: number | null; readonly country: string | null; readonly email: string };

function clientFrom(row: ClientRow): EarningClient {
  return { id: row.id, groupId: row.client_group_id ?? undefined, country: row.country ?? undefined };
}

/** Without what follows a plus sign, and without dots in the name. */
function mailbox(email: string): string {
  const at = email.lastIndexOf("@");
  const [name = ""] = email.slice(0, at).split("+");
  return `${name.replaceAll(".", "")}${email.slice(at)}`;
}
