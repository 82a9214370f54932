import { z } from "zod";
import type { Scope } from "#core/events/scope.ts";
import { dateRangeInput, dateRangeOf } from "#core/identity/date-range.ts";
import { offsetOf, type Page, pageInput, pageOf } from "#core/kernel/page.ts";
import { idNumber } from "#core/kernel/wire.ts";
import { loyaltyTables } from "../tables.ts";

/** A bought reward in the list; what was given is named without its code. */
export const redemptionRowSchema = z.object({
  id: z.int(),
  reward_id: z.int(),
  title: z.string(),
  client_id: z.int(),
  points: z.int(),
  invoice_id: z.int().nullable(),
  reference: z.string().nullable(),
  created_at: z.string(),
});

/** Which of them: by client, reward and day. */
export const redemptionFilters = z.strictObject({
  ...pageInput,
  ...dateRangeInput,
  client_id: idNumber.optional(),
  reward_id: idNumber.optional(),
});

type Filters = z.output<typeof redemptionFilters>;

/** One page of bought rewards, newest first. */
export async function listRedemptions(scope: Scope, filters: Filters): Promise<Page<z.input<typeof redemptionRowSchema>>> {
  let redemptions = loyaltyTables(scope)
    .selectFrom("loyalty_reward_redemption")
    .innerJoin("loyalty_reward", "loyalty_reward.id", "loyalty_reward_redemption.reward_id");
  const { client_id: clientId, reward_id: rewardId } = filters;
  const { from, to } = dateRangeOf(scope, filters);
  if (from !== undefined) redemptions = redemptions.where("loyalty_reward_redemption.created_at", ">=", from);
  if (to !== undefined) redemptions = redemptions.where("loyalty_reward_redemption.created_at", "<=", to);
  if (clientId !== undefined) redemptions = redemptions.where("loyalty_reward_redemption.client_id", "=", clientId);
  if (rewardId !== undefined) redemptions = redemptions.where("loyalty_reward_redemption.reward_id", "=", rewardId);
  const rows = await redemptions
    .selectAll("loyalty_reward_redemption")
    .select("loyalty_reward.title")
    .orderBy("loyalty_reward_redemption.id", "desc")
    .limit(filters.per_page)
    .offset(offsetOf(filters))
    .execute();
  const { total } = await redemptions.select(({ fn }) => fn.countAll<bigint>().as("total")).executeTakeFirstOrThrow();
  const list = rows.map((row) => ({ ...row, points: Number(row.points), created_at: row.created_at.toISOString() }));
  return pageOf(list, Number(total), filters);
}
