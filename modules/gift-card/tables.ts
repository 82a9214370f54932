import type { InferKyselyDB } from "@mikro-orm/sql";
import type { Kysely, Selectable } from "kysely";
import type { BillingTables } from "#core/billing/tables.ts";
import type { Scope } from "#core/events/scope.ts";
import type { GiftCard } from "./entities/gift-card.ts";
import type { GiftCardBatch } from "./entities/gift-card-batch.ts";
import type { GiftCardBatchPart } from "./entities/gift-card-batch-part.ts";
import type { GiftCardDelivery } from "./entities/gift-card-delivery.ts";
import type { GiftCardEntry } from "./entities/gift-card-entry.ts";
import type { GiftCardLink } from "./entities/gift-card-link.ts";
import type { GiftCardOperation } from "./entities/gift-card-operation.ts";
import type { GiftCardRedemption } from "./entities/gift-card-redemption.ts";

type GiftCardEntities =
  | typeof GiftCard
  | typeof GiftCardBatch
  | typeof GiftCardBatchPart
  | typeof GiftCardDelivery
  | typeof GiftCardEntry
  | typeof GiftCardLink
  | typeof GiftCardOperation
  | typeof GiftCardRedemption;

/** The tables of the gift-card module and those of core. */
export type GiftCardTables = InferKyselyDB<GiftCardEntities> & BillingTables;

/** A row of `gift_card`. */
export type CardRow = Selectable<GiftCardTables["gift_card"]>;

/** A row of `gift_card_redemption`. */
export type RedemptionRow = Selectable<GiftCardTables["gift_card_redemption"]>;

/** The scope's database, seen with the tables of this module. */
export function giftCardTables(scope: Pick<Scope, "db">): Kysely<GiftCardTables> {
  return scope.db.withTables<GiftCardTables>();
}
