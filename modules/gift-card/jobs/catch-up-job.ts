import { sql } from "kysely";
import { z } from "zod";
import { defineJob } from "#core/events/job.ts";
import type { Scope } from "#core/events/scope.ts";
import { issueBoughtCards } from "../purchases/issue-bought-cards.ts";
import { voidBoughtCards } from "../purchases/void-bought-cards.ts";
import { giftCardTables } from "../tables.ts";

/**
 * Makes up for what happened to purchases of cards while the module was off: paid ones are issued, and what was refunded of them is
 * voided. It looks at how things stand, so doing it again changes nothing.
 */
export const catchUpJob = defineJob({
  name: "gift-card.catch-up",
  payload: z.object({}),
  cron: "9,24,39,54 * * * *",
  onEnabling: true,
  run: async (scope) => {
    for (const id of await unissued(scope)) await issueFor(scope, id);
    for (const id of await unheardRefunds(scope)) await voidFor(scope, id);
  },
});

async function unissued({ db }: Scope): Promise<readonly number[]> {
  const { rows } = await sql<{ id: number }>`
    select distinct invoice.id from invoice_item item join invoice on invoice.id = item.invoice_id
    where item.type = 'gift_card' and item.unit_price_minor > 0 and invoice.status in ('paid', 'partially_refunded')
      and not exists (select from gift_card where gift_card.invoice_item_id = item.id)
    order by invoice.id
  `.execute(db);
  return rows.map(({ id }) => id);
}

async function issueFor(scope: Scope, invoiceId: number): Promise<void> {
  await scope.transaction(async (inner) => {
    const moment = await lockMoment(inner, invoiceId);
    if (moment.status === "paid" || moment.status === "partially_refunded") await issueBoughtCards(inner, moment);
  });
}

/** Credit notes for cards that are there, which do not say what was voided: nobody has told the module of them. */
async function unheardRefunds({ db }: Scope): Promise<readonly number[]> {
  const { rows } = await sql<{ id: number }>`
    select distinct note.id from credit_note note
    join credit_note_line line on line.credit_note_id = note.id and (line.quantity > 0 or line.amount_minor > 0)
    join gift_card card on card.invoice_item_id = line.invoice_item_id and card.status <> 'void'
    where note.note is null or note.note not like '%Gift cards: % unspent and voided%'
    order by note.id
  `.execute(db);
  return rows.map(({ id }) => id);
}

async function voidFor(scope: Scope, creditNoteId: number): Promise<void> {
  await scope.transaction(async (inner) => {
    const tables = giftCardTables(inner);
    const note = await tables.selectFrom("credit_note").selectAll().where("id", "=", creditNoteId).executeTakeFirstOrThrow();
    const moment = await lockMoment(inner, note.invoice_id);
    if (!(await unheardRefunds(inner)).includes(creditNoteId)) return;
    const lines = await tables
      .selectFrom("credit_note_line")
      .select(["invoice_item_id as itemId", "quantity", "amount_minor as amountMinor"])
      .where("credit_note_id", "=", creditNoteId)
      .execute();
    await voidBoughtCards(inner, { ...moment, creditNoteId, isFull: note.is_full, lines });
  });
}

/** Also of a deleted invoice. */
async function lockMoment(scope: Scope, invoiceId: number) {
  const invoice = await giftCardTables(scope)
    .selectFrom("invoice")
    .select(["client_id", "phase", "currency", "status"])
    .where("id", "=", invoiceId)
    .forNoKeyUpdate()
    .executeTakeFirstOrThrow();
  return { invoiceId, clientId: invoice.client_id, phase: invoice.phase, currency: invoice.currency, status: invoice.status };
}
