import { tenders } from "#core/billing/tender.ts";
import { provide } from "#core/events/extension-point.ts";
import { defineModule } from "#core/events/module.ts";
import { clientDataSources } from "#core/identity/client-data.ts";
import { invariants } from "#core/verify/invariant.ts";
import { giftCardIssuer, giftCardProviders } from "./contract.ts";
import { deliverCardsJob } from "./delivery/deliver-cards-job.ts";
import { GiftCard } from "./entities/gift-card.ts";
import { GiftCardBatch } from "./entities/gift-card-batch.ts";
import { GiftCardBatchPart } from "./entities/gift-card-batch-part.ts";
import { GiftCardDelivery } from "./entities/gift-card-delivery.ts";
import { GiftCardEntry } from "./entities/gift-card-entry.ts";
import { GiftCardLink } from "./entities/gift-card-link.ts";
import { GiftCardOperation } from "./entities/gift-card-operation.ts";
import { GiftCardRedemption } from "./entities/gift-card-redemption.ts";
import { giftCardErrors } from "./errors.ts";
import { capturesMatch } from "./invariants/captures-match.ts";
import { cardHoldsMatch } from "./invariants/card-holds-match.ts";
import { cardPaymentsMatch } from "./invariants/card-payments-match.ts";
import { cardsAddUp } from "./invariants/cards-add-up.ts";
import { nothingStuck } from "./invariants/nothing-stuck.ts";
import { catchUpJob } from "./jobs/catch-up-job.ts";
import { expireCardsJob } from "./jobs/expire-cards-job.ts";
import { reconcileJob } from "./jobs/reconcile-job.ts";
import { ownListeners } from "./listeners/own-listeners.ts";
import { giftCardGerman } from "./locales/de.ts";
import { migration as firstTables } from "./migrations/0001-first-tables.ts";
import { migration as searchCards } from "./migrations/0002-search-cards.ts";
import { runOperationJob } from "./operations/run-operation-job.ts";
import { ownMethods } from "./own-methods.ts";
import { giftCardAdmin } from "./pages/admin/admin-contents.ts";
import { giftCardPortal } from "./pages/client/portal-contents.ts";
import { giftCardPermissions } from "./permissions.ts";
import { ownCards } from "./providers/own-cards.ts";
import { clientGiftCards } from "./services/client-data.ts";
import { giftCardTender } from "./services/gift-card-tender.ts";
import { ownIssuer } from "./services/issue-for-module.ts";
import { makeBatchJob } from "./services/make-batch.ts";
import { openBalances } from "./services/open-balances.ts";
import { giftCardSettings } from "./settings.ts";

export const module = defineModule({
  id: "gift-card",
  entities: [
    GiftCard,
    GiftCardBatch,
    GiftCardBatchPart,
    GiftCardDelivery,
    GiftCardEntry,
    GiftCardLink,
    GiftCardOperation,
    GiftCardRedemption,
  ],
  migrations: [firstTables, searchCards],
  settings: giftCardSettings,
  permissions: giftCardPermissions,
  errors: [giftCardErrors.table],
  locales: { de: giftCardGerman },
  methods: ownMethods,
  listeners: ownListeners,
  provides: [
    provide(giftCardProviders, ownCards),
    provide(giftCardIssuer, ownIssuer),
    provide(tenders, giftCardTender),
    provide(clientDataSources, clientGiftCards),
    ...giftCardPortal.provides,
    ...[cardsAddUp, cardHoldsMatch, cardPaymentsMatch, capturesMatch, nothingStuck].map((invariant) => provide(invariants, invariant)),
  ],
  jobs: [catchUpJob, deliverCardsJob, expireCardsJob, makeBatchJob, reconcileJob, runOperationJob],
  pages: [...giftCardPortal.pages, ...giftCardAdmin.pages],
  navigation: [...giftCardPortal.navigation, ...giftCardAdmin.navigation],
  widgets: [...giftCardPortal.widgets, ...giftCardAdmin.widgets],
  assets: ["gift-cards.css"],
  openBalances,
});
