import type { Selectable } from "kysely";
import { z } from "zod";
import { jsonValue } from "#core/database/json-value.ts";
import { isUniqueViolation } from "#core/database/violation.ts";
import type { Scope } from "#core/events/scope.ts";
import { recordActivity } from "#core/identity/record-activity.ts";
import { invalidRequest } from "#core/kernel/app-error.ts";
import { minorFromWire, wireMoney } from "#core/kernel/money.ts";
import { boundedText } from "#core/kernel/wire.ts";
import { loyaltyErrors } from "../errors.ts";
import { loyaltySettings } from "../settings.ts";
import { type LoyaltyTables, loyaltyTables } from "../tables.ts";
import { multiplierFromWire, multiplierInput, multiplierToWire } from "./multiplier-wire.ts";
import { presentValue } from "./present-value.ts";

/** What a tier consists of. `threshold` is in the units of the programme's basis, money in major units. */
export const tierInput = {
  name: boundedText(100, 1),
  threshold: wireMoney.describe("Points, orders, or an amount of the shop's currency, by the programme's basis"),
  multiplier: multiplierInput.optional(),
  perks: z.array(boundedText(200, 1)).max(50).optional(),
};

/** A tier on the wire. */
export const tierSchema = z.object({
  id: z.int(),
  name: z.string(),
  basis: z.enum(["points", "spend", "orders"]),
  threshold: z.number(),
  multiplier: z.number(),
  perks: z.array(z.string()),
  active: z.boolean().describe("Whether the programme measures by the basis of this tier"),
  created_at: z.string(),
  updated_at: z.string(),
});

const draftSchema = z.object(tierInput).partial();

/** The fields of a tier that are to be set. */
export type TierDraft = z.output<typeof draftSchema>;

/** Adds a tier to the programme and answers its id. Throws `loyalty.tier_exists`, `request.invalid`. */
export async function createTier(
  scope: Scope,
  draft: TierDraft & { readonly name: string; readonly threshold: number | string },
): Promise<number> {
  const { tierBasis } = scope.wiring.settings(loyaltySettings);
  const { id } = await guarded(() =>
    loyaltyTables(scope)
      .insertInto("loyalty_tier")
      .values({
        name: draft.name,
        basis: tierBasis,
        threshold: thresholdFrom(scope, tierBasis, draft.threshold),
        multiplier_ppm: multiplierFromWire(draft.multiplier ?? 1),
        perks: jsonValue([...(draft.perks ?? [])]),
        created_at: scope.now,
        updated_at: scope.now,
      })
      .returning("id")
      .executeTakeFirstOrThrow(),
  );
  await record(scope, "loyalty.tier_create", id, "A loyalty tier was created.");
  return id;
}

/** Changes what is given of a tier. Throws `loyalty.tier_not_found`, `loyalty.tier_exists`, `request.invalid`. */
export async function updateTier(scope: Scope, id: number, draft: TierDraft): Promise<void> {
  const tables = loyaltyTables(scope);
  const tier = await tables.selectFrom("loyalty_tier").select("basis").where("id", "=", id).forNoKeyUpdate().executeTakeFirst();
  if (tier === undefined) throw loyaltyErrors.error("loyalty.tier_not_found");
  const { name, threshold, multiplier, perks } = draft;
  await guarded(() =>
    tables
      .updateTable("loyalty_tier")
      .set({
        ...(name === undefined ? {} : { name }),
        ...(threshold === undefined ? {} : { threshold: thresholdFrom(scope, tier.basis, threshold) }),
        ...(multiplier === undefined ? {} : { multiplier_ppm: multiplierFromWire(multiplier) }),
        ...(perks === undefined ? {} : { perks: jsonValue([...perks]) }),
        updated_at: scope.now,
      })
      .where("id", "=", id)
      .execute(),
  );
  await record(scope, "loyalty.tier_update", id, "A loyalty tier was changed.");
}

/** Takes a tier out of the programme. Throws `loyalty.tier_not_found`. */
export async function deleteTier(scope: Scope, id: number): Promise<void> {
  const { numDeletedRows } = await loyaltyTables(scope).deleteFrom("loyalty_tier").where("id", "=", id).executeTakeFirst();
  if (numDeletedRows === 0n) throw loyaltyErrors.error("loyalty.tier_not_found");
  await record(scope, "loyalty.tier_delete", id, "A loyalty tier was deleted.");
}

/** All tiers, the lowest first. */
export async function listTiers(scope: Scope): Promise<z.input<typeof tierSchema>[]> {
  const rows = await loyaltyTables(scope).selectFrom("loyalty_tier").selectAll().orderBy("threshold").orderBy("id").execute();
  return rows.map((row) => tierView(scope, row));
}

/** A tier. Throws `loyalty.tier_not_found`. */
export async function getTier(scope: Scope, id: number): Promise<z.input<typeof tierSchema>> {
  const row = await loyaltyTables(scope).selectFrom("loyalty_tier").selectAll().where("id", "=", id).executeTakeFirst();
  if (row === undefined) throw loyaltyErrors.error("loyalty.tier_not_found");
  return tierView(scope, row);
}

function tierView(scope: Scope, row: Selectable<LoyaltyTables["loyalty_tier"]>): z.input<typeof tierSchema> {
  const { tierBasis } = scope.wiring.settings(loyaltySettings);
  return {
    id: row.id,
    name: row.name,
    basis: row.basis,
    threshold: presentValue(scope, row.threshold, row.basis),
    multiplier: multiplierToWire(row.multiplier_ppm),
    perks: row.perks,
    active: row.basis === tierBasis,
    created_at: row.created_at.toISOString(),
    updated_at: row.updated_at.toISOString(),
  };
}

/** A threshold in the units of a basis. Throws `request.invalid`. */
export function thresholdFrom(scope: Scope, basis: "points" | "spend" | "orders", value: number | string): bigint {
  if (basis === "spend") {
    const minor = minorFromWire(value, scope.shop.currency, "threshold");
    if (minor >= 0n) return minor;
  } else if (/^\d{1,15}$/.test(String(value))) return BigInt(value);
  throw invalidRequest({ threshold: basis === "spend" ? "Must be 0 or more." : "Must be a whole number, 0 or more." });
}

async function guarded<Result>(write: () => Promise<Result>): Promise<Result> {
  try {
    return await write();
  } catch (fault) {
    if (isUniqueViolation(fault)) throw loyaltyErrors.error("loyalty.tier_exists", {}, { cause: fault });
    throw fault;
  }
}

async function record(scope: Scope, action: string, id: number, message: string): Promise<void> {
  await recordActivity(scope, { action, objectType: "loyalty_tier", objectId: id, message });
}
