import { z } from "zod";
import { resolvePrice } from "#core/billing/catalogue/resolve-price.ts";
import type { Scope } from "#core/events/scope.ts";
import { boundOf } from "#core/identity/date-range.ts";
import { recordActivity } from "#core/identity/record-activity.ts";
import { invalidRequest } from "#core/kernel/app-error.ts";
import { minorFromWire, wireMoney } from "#core/kernel/money.ts";
import { periodSchema } from "#core/kernel/period.ts";
import { boundedText, currencyCode, flag, idNumber, instantText, wholeNumber } from "#core/kernel/wire.ts";
import { loyaltyErrors } from "../errors.ts";
import { loyaltyTables } from "../tables.ts";
import { pointsFrom, pointsInput } from "./points-input.ts";
import type { RewardRow } from "./reward-view.ts";

const limit = wholeNumber(0, 1_000_000_000);

/** What can be set of a reward, its kind aside. */
export const rewardFields = {
  title: boundedText(200, 1),
  description: boundedText(2000).nullable().optional(),
  points: pointsInput,
  coupon_id: idNumber.optional().describe("Kind coupon: each redemption makes a code of this coupon for the client"),
  product_id: idNumber.optional().describe("Kind product: what is ordered for the client"),
  period: periodSchema.nullable().optional(),
  amount: wireMoney.optional().describe("Kind gift_card: the value of the card"),
  currency: currencyCode.optional(),
  max_redemptions: limit.optional().describe("0 without limit"),
  max_per_client: limit.optional().describe("0 without limit"),
  active: flag.optional(),
  starts_at: instantText.nullable().optional(),
  ends_at: instantText.nullable().optional(),
};

const draftSchema = z.object(rewardFields).partial();

/** The fields of a reward that are to be set. */
export type RewardDraft = z.output<typeof draftSchema>;

/** A reward to be made. */
export type NewReward = RewardDraft & { readonly kind: RewardRow["kind"]; readonly title: string; readonly points: number };

/** Adds a reward and answers its id. Throws `request.invalid`, `loyalty.amount_invalid`, `product.not_found` and what its price refuses with. */
export async function createReward(scope: Scope, draft: NewReward): Promise<number> {
  const { kind, title, points } = draft;
  const columns = { title, points: pointsFrom(points), ...columnsOf(scope, draft) };
  await checkReward(scope, { kind, coupon_id: null, product_id: null, period: null, amount_minor: null, ...columns });
  const { id } = await loyaltyTables(scope)
    .insertInto("loyalty_reward")
    .values({ kind, ...columns, created_at: scope.now, updated_at: scope.now })
    .returning("id")
    .executeTakeFirstOrThrow();
  await record(scope, "loyalty.reward_create", id, "A loyalty reward was created.");
  return id;
}

/** Changes what is given of a reward. Throws `loyalty.reward_not_found` and what creating one throws. */
export async function updateReward(scope: Scope, id: number, draft: RewardDraft): Promise<void> {
  const row = await findReward(scope, id);
  const { title, points } = draft;
  const columns = {
    ...(title === undefined ? {} : { title }),
    ...(points === undefined ? {} : { points: pointsFrom(points) }),
    ...columnsOf(scope, draft),
  };
  await checkReward(scope, { ...row, ...columns });
  if ((columns.max_redemptions ?? 0) > 0 && (columns.max_redemptions ?? 0) < row.redeemed)
    throw invalidRequest({ max_redemptions: `${row.redeemed} were redeemed already.` });
  await loyaltyTables(scope)
    .updateTable("loyalty_reward")
    .set({ ...columns, updated_at: scope.now })
    .where("id", "=", id)
    .execute();
  await record(scope, "loyalty.reward_update", id, "A loyalty reward was changed.");
}

/** Takes a reward off the list; what was redeemed stays. Throws `loyalty.reward_not_found`. */
export async function deleteReward(scope: Scope, id: number): Promise<void> {
  await findReward(scope, id);
  await loyaltyTables(scope).updateTable("loyalty_reward").set({ deleted_at: scope.now }).where("id", "=", id).execute();
  await record(scope, "loyalty.reward_delete", id, "A loyalty reward was deleted.");
}

/** Puts a deleted reward back on the list, as it was. Throws `loyalty.reward_not_found`. */
export async function restoreReward(scope: Scope, id: number): Promise<void> {
  const { numUpdatedRows } = await loyaltyTables(scope)
    .updateTable("loyalty_reward")
    .set({ deleted_at: null, updated_at: scope.now })
    .where("id", "=", id)
    .where("deleted_at", "is not", null)
    .executeTakeFirst();
  if (numUpdatedRows === 0n) throw loyaltyErrors.error("loyalty.reward_not_found");
  await record(scope, "loyalty.reward_restore", id, "A deleted loyalty reward was restored.");
}

/** A reward that was not deleted, kept from being changed until the transaction ends. Throws `loyalty.reward_not_found`. */
export async function findReward(scope: Scope, id: number): Promise<RewardRow> {
  const rewards = loyaltyTables(scope).selectFrom("loyalty_reward").selectAll().where("id", "=", id).where("deleted_at", "is", null);
  const row = await (scope.inTransaction ? rewards.forNoKeyUpdate() : rewards).executeTakeFirst();
  if (row === undefined) throw loyaltyErrors.error("loyalty.reward_not_found");
  return row;
}

async function checkReward(
  scope: Scope,
  reward: Pick<RewardRow, "kind" | "coupon_id" | "product_id" | "period" | "amount_minor">,
): Promise<void> {
  if (reward.kind === "coupon" && reward.coupon_id === null) throw invalidRequest({ coupon_id: "Is needed for this kind." });
  if (reward.kind === "gift_card" && (reward.amount_minor ?? 0n) <= 0n)
    throw invalidRequest({ amount: "An amount above 0 is needed for this kind." });
  if (reward.kind !== "product") return;
  if (reward.product_id === null) throw invalidRequest({ product_id: "Is needed for this kind." });
  await resolvePrice(scope, reward.product_id, reward.period ?? undefined, scope.shop.currency);
  const product = await loyaltyTables(scope)
    .selectFrom("product")
    .select("type")
    .where("id", "=", reward.product_id)
    .executeTakeFirstOrThrow();
  if (product.type === "gift_card") throw invalidRequest({ product_id: "Gift cards are rewards of their own kind." });
}

function columnsOf(scope: Scope, draft: RewardDraft) {
  const {
    description,
    coupon_id,
    product_id,
    period,
    amount,
    max_redemptions,
    max_per_client,
    active,
    starts_at: startsAt,
    ends_at: endsAt,
  } = draft;
  const currency = draft.currency ?? scope.shop.currency;
  return {
    ...(description === undefined ? {} : { description }),
    ...(coupon_id === undefined ? {} : { coupon_id }),
    ...(product_id === undefined ? {} : { product_id }),
    ...(period === undefined ? {} : { period }),
    ...(amount === undefined ? {} : { amount_minor: minorFromWire(amount, currency, "amount"), currency }),
    ...(max_redemptions === undefined ? {} : { max_redemptions }),
    ...(max_per_client === undefined ? {} : { max_per_client }),
    ...(active === undefined ? {} : { active }),
    ...(startsAt === undefined ? {} : { starts_at: boundOf(scope, "starts_at", startsAt ?? undefined, "start") ?? null }),
    ...(endsAt === undefined ? {} : { ends_at: boundOf(scope, "ends_at", endsAt ?? undefined, "end") ?? null }),
  };
}

async function record(scope: Scope, action: string, id: number, message: string): Promise<void> {
  await recordActivity(scope, { action, objectType: "loyalty_reward", objectId: id, message });
}
