import type { InferKyselyDB } from "@mikro-orm/sql";
import type { Kysely } from "kysely";
import type { BillingTables } from "#core/billing/tables.ts";
import type { Scope } from "#core/events/scope.ts";
import type { CartPromo } from "./entities/cart-promo.ts";
import type { Holiday } from "./entities/holiday.ts";
import type { Promo } from "./entities/promo.ts";
import type { PromoAttempt } from "./entities/promo-attempt.ts";
import type { PromoClientUse } from "./entities/promo-client-use.ts";
import type { PromoCode } from "./entities/promo-code.ts";
import type { PromoFigures } from "./entities/promo-figures.ts";
import type { PromoFiguresChange } from "./entities/promo-figures-change.ts";
import type { PromoFoldedUse } from "./entities/promo-folded-use.ts";
import type { PromoImport } from "./entities/promo-import.ts";
import type { PromoImportRow } from "./entities/promo-import-row.ts";
import type { PromoRedemption } from "./entities/promo-redemption.ts";
import type { PromoRedemptionTransition } from "./entities/promo-redemption-transition.ts";
import type { PromoTriedCart } from "./entities/promo-tried-cart.ts";
import type { PromoVersion } from "./entities/promo-version.ts";

type CouponEntities =
  | typeof CartPromo
  | typeof Holiday
  | typeof Promo
  | typeof PromoAttempt
  | typeof PromoClientUse
  | typeof PromoCode
  | typeof PromoFigures
  | typeof PromoFiguresChange
  | typeof PromoFoldedUse
  | typeof PromoImport
  | typeof PromoImportRow
  | typeof PromoRedemption
  | typeof PromoRedemptionTransition
  | typeof PromoTriedCart
  | typeof PromoVersion;

/** The tables of the coupon module and those of core. */
export type CouponTables = InferKyselyDB<CouponEntities> & BillingTables;

/** The scope's database, seen with the tables of this module. */
export function couponTables(scope: Pick<Scope, "db">): Kysely<CouponTables> {
  return scope.db.withTables<CouponTables>();
}
