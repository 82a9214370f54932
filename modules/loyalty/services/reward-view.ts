import type { Selectable } from "kysely";
import { z } from "zod";
import type { Scope } from "#core/events/scope.ts";
import { minorToWire } from "#core/kernel/money.ts";
import { pageInput } from "#core/kernel/page.ts";
import { sortInput } from "#core/kernel/sorting.ts";
import { boundedText, flag } from "#core/kernel/wire.ts";
import { couponDirectory } from "#modules/coupon/contract.ts";
import { giftCardIssuer } from "#modules/gift-card/contract.ts";
import { type LoyaltyTables, loyaltyTables } from "../tables.ts";
import { sortedBy } from "./sorted-by.ts";
import { spendableNow } from "./spendable-now.ts";

/** A row of `loyalty_reward`. */
export type RewardRow = Selectable<LoyaltyTables["loyalty_reward"]>;

const kind = z.enum(["coupon", "product", "gift_card"]);
const offered = {
  id: z.int(),
  title: z.string(),
  description: z.string().nullable(),
  points: z.int(),
  kind,
  product_id: z.int().nullable(),
  amount: z.number().nullable(),
  currency: z.string().nullable(),
  ends_at: z.string().nullable(),
};

/** A reward as staff see it. */
export const rewardSchema = z.object({
  ...offered,
  coupon_id: z.int().nullable(),
  period: z.string().nullable(),
  max_redemptions: z.int(),
  max_per_client: z.int(),
  redeemed: z.int(),
  active: z.boolean(),
  starts_at: z.string().nullable(),
  created_at: z.string(),
  updated_at: z.string(),
});

/** A reward as a client sees it. */
export const offeredRewardSchema = z.object({
  ...offered,
  available: z.boolean(),
  missing: z.int().describe("Points that are missing for it"),
});

/** A row as the API answers it. */
export function rewardView(row: RewardRow): z.input<typeof rewardSchema> {
  return {
    ...offeredPart(row),
    coupon_id: row.coupon_id,
    period: row.period,
    max_redemptions: row.max_redemptions,
    max_per_client: row.max_per_client,
    redeemed: row.redeemed,
    active: row.active,
    starts_at: row.starts_at?.toISOString() ?? null,
    created_at: row.created_at.toISOString(),
    updated_at: row.updated_at.toISOString(),
  };
}

/** Which rewards, in which order; the cheapest first unless told otherwise. */
export const rewardFilters = z.strictObject({
  ...pageInput,
  ...sortInput(["title", "points", "kind", "redeemed", "active", "ends_at"]),
  search: boundedText(200).optional(),
  kind: kind.optional(),
  active: flag.optional(),
});

/** The rewards of the programme. */
export async function listRewards(scope: Scope, filters: z.output<typeof rewardFilters>): Promise<z.input<typeof rewardSchema>[]> {
  const rows = await loyaltyTables(scope)
    .selectFrom("loyalty_reward")
    .selectAll()
    .where("deleted_at", "is", null)
    .orderBy("points")
    .orderBy("id")
    .execute();
  const { sort, direction, search = "", active } = filters;
  const found = rows.filter(
    (row) =>
      row.title.toLowerCase().includes(search.toLowerCase()) &&
      (filters.kind ?? row.kind) === row.kind &&
      (active ?? row.active) === row.active,
  );
  const list = found.map(rewardView);
  return sort === undefined ? list : sortedBy(list, direction, (row) => row[sort] ?? "");
}

/** The rewards a client may look forward to: switched on and within their dates, the cheapest first. */
export async function offeredRewards(scope: Scope, clientId: number): Promise<z.input<typeof offeredRewardSchema>[]> {
  const spendable = await spendableNow(scope, clientId);
  const rows = await loyaltyTables(scope)
    .selectFrom("loyalty_reward")
    .selectAll()
    .select(({ selectFrom }) =>
      selectFrom("loyalty_reward_redemption")
        .select(({ fn }) => fn.countAll<bigint>().as("count"))
        .whereRef("loyalty_reward_redemption.reward_id", "=", "loyalty_reward.id")
        .where("loyalty_reward_redemption.client_id", "=", clientId)
        .as("own"),
    )
    .where("deleted_at", "is", null)
    .orderBy("points")
    .orderBy("id")
    .execute();
  return rows
    .filter((row) => isOffered(row, scope.now))
    .map((row) => ({
      ...offeredPart(row),
      available: hasProvider(scope, row.kind) && isLeft(row, Number(row.own ?? 0n)),
      missing: Number(row.points > spendable ? row.points - spendable : 0n),
    }));
}

/** Whether it is switched on and within its dates. */
export function isOffered({ active, starts_at: startsAt, ends_at: endsAt }: RewardRow, at: Date): boolean {
  return active && (startsAt === null || startsAt <= at) && (endsAt === null || endsAt >= at);
}

/** Whether its limits leave one for a client who had so many. */
export function isLeft(row: Pick<RewardRow, "max_redemptions" | "redeemed" | "max_per_client">, own: number): boolean {
  return (row.max_redemptions === 0 || row.redeemed < row.max_redemptions) && (row.max_per_client === 0 || own < row.max_per_client);
}

/** Whether the module that gives it is on. */
export function hasProvider({ wiring }: Pick<Scope, "wiring">, rewardKind: RewardRow["kind"]): boolean {
  if (rewardKind === "coupon") return wiring.provided(couponDirectory).length > 0;
  return rewardKind === "product" || wiring.provided(giftCardIssuer).length > 0;
}

function offeredPart(row: RewardRow) {
  const { amount_minor: amountMinor, currency } = row;
  return {
    id: row.id,
    title: row.title,
    description: row.description,
    points: Number(row.points),
    kind: row.kind,
    product_id: row.product_id,
    amount: amountMinor === null || currency === null ? null : minorToWire(amountMinor, currency),
    currency,
    ends_at: row.ends_at?.toISOString() ?? null,
  };
}
