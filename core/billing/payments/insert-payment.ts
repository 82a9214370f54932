import { sql } from "kysely";
import type { Scope } from "#core/events/scope.ts";
import { invoiceErrors } from "../invoices/errors.ts";
import { amountInvalid, balanceDue } from "../invoices/invoice-row.ts";
import { billingTables } from "../tables.ts";
import type { TenderPayment } from "../tender.ts";
import type { PaymentDraft } from "./payment.ts";

/**
 * Adds a payment row and raises the invoice's sum of paid or held money in one guarded statement: never above the total, and only
 * while the invoice is unpaid.
 * @throws AppError `invoice.not_payable`, `invoice.amount_invalid`.
 */
export async function insertPayment(
  scope: Scope,
  invoiceId: number,
  draft: PaymentDraft,
  status: "held" | "captured",
): Promise<TenderPayment> {
  const { type, instrumentRef, amountMinor, reference } = draft;
  if (amountMinor > 0n) {
    const row = await billingTables(scope)
      .with("taken", (db) =>
        db
          .updateTable("invoice")
          .set(
            status === "held"
              ? { held_minor: sql<bigint>`held_minor + ${amountMinor}`, updated_at: scope.now }
              : { paid_minor: sql<bigint>`paid_minor + ${amountMinor}`, updated_at: scope.now },
          )
          .where("id", "=", invoiceId)
          .where("status", "=", "unpaid")
          .where(sql<bigint>`total_minor - paid_minor - held_minor`, ">=", amountMinor)
          .returning(["id", "client_id", "currency"]),
      )
      .with("added", (db) =>
        db
          .insertInto("transaction")
          .columns(["invoice_id", "type", "status", "amount_minor", "currency", "instrument_ref", "reference", "created_at", "settled_at"])
          .expression((from) =>
            from
              .selectFrom("taken")
              .select(["taken.id", sql<string>`${type}::text`.as("type"), sql<string>`${status}::text`.as("status")])
              .select([sql<bigint>`${amountMinor}::bigint`.as("amount_minor"), "taken.currency"])
              .select([
                sql<string>`${instrumentRef ?? null}::text`.as("instrument_ref"),
                sql<string>`${reference ?? null}::text`.as("reference"),
              ])
              .select([
                sql<Date>`${scope.now}::timestamptz`.as("created_at"),
                sql<Date>`${status === "held" ? null : scope.now}::timestamptz`.as("settled_at"),
              ]),
          )
          .returning("id"),
      )
      .selectFrom(["taken", "added"])
      .select(["added.id", "taken.client_id", "taken.currency"])
      .executeTakeFirst();
    if (row !== undefined) return { id: row.id, invoiceId, clientId: row.client_id, instrumentRef, amountMinor, currency: row.currency };
  }
  throw await refusal(scope, invoiceId);
}

async function refusal(scope: Scope, invoiceId: number) {
  const invoice = await billingTables(scope).selectFrom("invoice").selectAll().where("id", "=", invoiceId).executeTakeFirst();
  if (invoice === undefined) return invoiceErrors.error("invoice.not_found");
  if (invoice.status !== "unpaid") return invoiceErrors.error("invoice.not_payable", { status: invoice.status });
  return amountInvalid(balanceDue(invoice), invoice.currency);
}
