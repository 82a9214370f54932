import { provide } from "#core/events/extension-point.ts";
import { liveChannels, liveMessages } from "#core/events/live-channel.ts";
import { defineModule } from "#core/events/module.ts";
import { taskKinds } from "#core/events/task.ts";
import { invariants } from "#core/verify/invariant.ts";
import { adminMethods } from "./admin-methods.ts";
import { couponChannel, couponRules } from "./contract.ts";
import { engineContents } from "./engine-contents.ts";
import { CartPromo } from "./entities/cart-promo.ts";
import { Holiday } from "./entities/holiday.ts";
import { Promo } from "./entities/promo.ts";
import { PromoAttempt } from "./entities/promo-attempt.ts";
import { PromoClientUse } from "./entities/promo-client-use.ts";
import { PromoCode } from "./entities/promo-code.ts";
import { PromoFigures } from "./entities/promo-figures.ts";
import { PromoFiguresChange } from "./entities/promo-figures-change.ts";
import { PromoFoldedUse } from "./entities/promo-folded-use.ts";
import { PromoImport } from "./entities/promo-import.ts";
import { PromoImportRow } from "./entities/promo-import-row.ts";
import { PromoRedemption } from "./entities/promo-redemption.ts";
import { PromoRedemptionTransition } from "./entities/promo-redemption-transition.ts";
import { PromoTriedCart } from "./entities/promo-tried-cart.ts";
import { PromoVersion } from "./entities/promo-version.ts";
import { couponErrors } from "./errors.ts";
import { importContents } from "./import/import-contents.ts";
import { ownInvariants } from "./invariants/own-invariants.ts";
import { tellExpiredJob } from "./jobs/tell-expired.ts";
import { couponMessages } from "./live/coupon-messages.ts";
import { couponGerman } from "./locales/de.ts";
import { couponEnglish } from "./locales/en.ts";
import { migration as enableTrigramSearch } from "./migrations/0001-enable-trigram-search.ts";
import { migration as createCouponTables } from "./migrations/0002-create-coupon-tables.ts";
import { migration as tellExpiredCoupons } from "./migrations/0003-tell-expired-coupons.ts";
import { migration as keepFigures } from "./migrations/0004-keep-figures.ts";
import { migration as keepCouponImports } from "./migrations/0005-keep-coupon-imports.ts";
import { migration as findUsesByTime } from "./migrations/0006-find-uses-by-time.ts";
import { couponPortal } from "./pages/client/portal-contents.ts";
import { couponNavigation, couponPages } from "./pages/coupon-pages.ts";
import { couponWidgets } from "./pages/coupon-widgets.ts";
import { couponPermissions } from "./permissions.ts";
import { couponRoutes } from "./rest/coupon-routes.ts";
import { listRoutes } from "./rest/list-routes.ts";
import { ownRules } from "./rules/own-rules.ts";
import { couponTasks } from "./tasks/coupon-tasks.ts";

export const module = defineModule({
  id: "coupon",
  entities: [
    CartPromo,
    Holiday,
    Promo,
    PromoAttempt,
    PromoClientUse,
    PromoCode,
    PromoFigures,
    PromoFiguresChange,
    PromoFoldedUse,
    PromoImport,
    PromoImportRow,
    PromoRedemption,
    PromoRedemptionTransition,
    PromoTriedCart,
    PromoVersion,
  ],
  migrations: [enableTrigramSearch, createCouponTables, tellExpiredCoupons, keepFigures, keepCouponImports, findUsesByTime],
  permissions: couponPermissions,
  errors: [couponErrors.table],
  locales: { en: couponEnglish, de: couponGerman },
  pages: [...couponPages, ...couponPortal.pages],
  navigation: [...couponNavigation, ...couponPortal.navigation],
  widgets: [...couponWidgets, ...couponPortal.widgets],
  assets: ["coupons.css", "coupons.js"],
  methods: [...adminMethods, ...importContents.methods, ...engineContents.methods],
  rest: [...couponRoutes, ...listRoutes],
  listeners: engineContents.listeners,
  noticeListeners: importContents.noticeListeners,
  provides: [
    ...ownRules.map((rule) => provide(couponRules, rule)),
    ...engineContents.provides,
    ...importContents.provides,
    ...couponPortal.provides,
    provide(liveChannels, couponChannel),
    ...couponMessages.map((message) => provide(liveMessages, message)),
    ...couponTasks.map((task) => provide(taskKinds, task)),
    ...ownInvariants.map((invariant) => provide(invariants, invariant)),
  ],
  jobs: [tellExpiredJob, ...importContents.jobs, ...engineContents.jobs],
  openBalances: engineContents.openBalances,
});
