import { pricingSource, pricingSources } from "#core/billing/pricing-source.ts";
import { provide } from "#core/events/extension-point.ts";
import { defineModule } from "#core/events/module.ts";
import { clientDataSources } from "#core/identity/client-data.ts";
import { invariants } from "#core/verify/invariant.ts";
import { pointsAccounts } from "#modules/coupon/contract.ts";
import { earningRules, redemptionRules } from "./contract.ts";
import { LoyaltyCartPoints } from "./entities/loyalty-cart-points.ts";
import { LoyaltyEarning } from "./entities/loyalty-earning.ts";
import { LoyaltyEvent } from "./entities/loyalty-event.ts";
import { LoyaltyPoints } from "./entities/loyalty-points.ts";
import { LoyaltyPointsHold } from "./entities/loyalty-points-hold.ts";
import { LoyaltyPointsLot } from "./entities/loyalty-points-lot.ts";
import { LoyaltyPointsLotDebit } from "./entities/loyalty-points-lot-debit.ts";
import { LoyaltyPointsTransaction } from "./entities/loyalty-points-transaction.ts";
import { LoyaltyReward } from "./entities/loyalty-reward.ts";
import { LoyaltyRewardRedemption } from "./entities/loyalty-reward-redemption.ts";
import { LoyaltyRule } from "./entities/loyalty-rule.ts";
import { LoyaltyRuleAward } from "./entities/loyalty-rule-award.ts";
import { LoyaltyTier } from "./entities/loyalty-tier.ts";
import { loyaltyErrors } from "./errors.ts";
import { ownInvariants } from "./invariants/own-invariants.ts";
import { birthdaysJob } from "./jobs/birthdays.ts";
import { catchUpHoldsJob, catchUpRefundsJob } from "./jobs/catch-up.ts";
import { expirePointsJob } from "./jobs/expire-points.ts";
import { onBeforeCheckout } from "./listeners/on-before-checkout.ts";
import { onCartResetting } from "./listeners/on-cart-resetting.ts";
import { onCartShown } from "./listeners/on-cart-shown.ts";
import { onCheckoutHolding } from "./listeners/on-checkout-holding.ts";
import { onClientErasing, onSignUp } from "./listeners/on-client.ts";
import { onInvoiceRefunding, onInvoiceReleasing, onInvoiceSettling } from "./listeners/on-invoice.ts";
import { loyaltyGerman } from "./locales/de.ts";
import { loyaltyMethods } from "./methods.ts";
import { migration as createFirstTables } from "./migrations/0001-first-tables.ts";
import { loyaltyAdmin } from "./pages/admin-contents.ts";
import { loyaltyPortal } from "./pages/client/portal-contents.ts";
import { pointsSource } from "./redeeming/points-source.ts";
import { ownEarningRules, ownRedemptionRules } from "./rules/own-rules.ts";
import { clientPointsData } from "./services/client-points-data.ts";
import { openBalances } from "./services/open-balances.ts";
import { pointsAccount } from "./services/points-account.ts";
import { loyaltySettings } from "./settings.ts";

export const module = defineModule({
  id: "loyalty",
  entities: [
    LoyaltyCartPoints,
    LoyaltyEarning,
    LoyaltyEvent,
    LoyaltyPoints,
    LoyaltyPointsHold,
    LoyaltyPointsLot,
    LoyaltyPointsLotDebit,
    LoyaltyPointsTransaction,
    LoyaltyReward,
    LoyaltyRewardRedemption,
    LoyaltyRule,
    LoyaltyRuleAward,
    LoyaltyTier,
  ],
  migrations: [createFirstTables],
  settings: loyaltySettings,
  permissions: {
    "loyalty.view": "See points, tiers, rewards and rules of the loyalty programme",
    "loyalty.adjust": "Give clients points and take them, and tell events that earn some",
    "loyalty.manage": "Create, change and delete tiers, rewards and rules of the loyalty programme",
  },
  errors: [loyaltyErrors.table],
  locales: { de: loyaltyGerman },
  methods: loyaltyMethods,
  listeners: [
    onBeforeCheckout,
    onCheckoutHolding,
    onCartShown,
    onCartResetting,
    onInvoiceSettling,
    onInvoiceReleasing,
    onInvoiceRefunding,
    onSignUp,
    onClientErasing,
  ],
  provides: [
    provide(pricingSources, pricingSource(pointsSource)),
    provide(pointsAccounts, pointsAccount),
    provide(clientDataSources, clientPointsData),
    ...loyaltyPortal.provides,
    ...ownInvariants.map((invariant) => provide(invariants, invariant)),
    ...ownEarningRules.map((rule) => provide(earningRules, rule)),
    ...ownRedemptionRules.map((rule) => provide(redemptionRules, rule)),
  ],
  jobs: [expirePointsJob, birthdaysJob, catchUpHoldsJob, catchUpRefundsJob],
  pages: [...loyaltyPortal.pages, ...loyaltyAdmin.pages],
  assets: ["loyalty.css"],
  navigation: [...loyaltyPortal.navigation, ...loyaltyAdmin.navigation],
  widgets: [...loyaltyPortal.widgets, ...loyaltyAdmin.widgets],
  openBalances,
});
