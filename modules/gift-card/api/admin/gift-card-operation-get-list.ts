import { z } from "zod";
import { defineMethod } from "#core/events/method.ts";
import { minorToWire } from "#core/kernel/money.ts";
import { offsetOf, pageInput, pageOf, pageOutput } from "#core/kernel/page.ts";
import { giftCardTables } from "../../tables.ts";

const states = ["waiting", "unknown", "done", "refused"] as const;

export const adminGiftCardOperationGetList = defineMethod({
  name: "gift_card_operation_get_list",
  role: "admin",
  permission: "gift_card.view",
  summary: "What third parties were asked for, newest first; unknown ones are asked again until they answer",
  reads: true,
  input: z.strictObject({ ...pageInput, status: z.enum(states).optional() }),
  output: pageOutput(
    z.object({
      id: z.int(),
      provider: z.string(),
      kind: z.enum(["find", "hold", "capture", "release", "refund"]),
      status: z.enum(states),
      invoice_id: z.int().nullable(),
      amount: z.number().nullable(),
      currency: z.string().nullable(),
      reason: z.string().nullable(),
      attempts: z.int(),
      next_attempt_at: z.string().nullable(),
      created_at: z.string(),
    }),
  ),
  async handle(scope, { status, ...page }) {
    const all = giftCardTables(scope).selectFrom("gift_card_operation");
    const operations = status === undefined ? all : all.where("state", "=", status);
    const rows = await operations.selectAll().orderBy("id", "desc").limit(page.per_page).offset(offsetOf(page)).execute();
    const { total } = await operations.select(({ fn }) => fn.countAll<bigint>().as("total")).executeTakeFirstOrThrow();
    const list = rows.map((row) => ({
      id: row.id,
      provider: row.provider,
      kind: row.kind,
      status: row.state,
      invoice_id: row.invoice_id,
      amount: row.amount_minor === null || row.currency === null ? null : minorToWire(row.amount_minor, row.currency),
      currency: row.currency,
      reason: row.refusal,
      attempts: row.attempts,
      next_attempt_at: row.state === "waiting" || row.state === "unknown" ? row.next_attempt_at.toISOString() : null,
      created_at: row.created_at.toISOString(),
    }));
    return pageOf(list, Number(total), page);
  },
});
