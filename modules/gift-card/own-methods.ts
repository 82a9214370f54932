import type { AnyMethod } from "#core/events/method.ts";
import { adminGenerateGiftCard } from "./api/admin/generate-gift-card.ts";
import { adminGetGiftCard } from "./api/admin/get-gift-card.ts";
import { adminGiftCardAdjust } from "./api/admin/gift-card-adjust.ts";
import { adminGiftCardBatchCreate } from "./api/admin/gift-card-batch-create.ts";
import { adminGiftCardBatchFetch } from "./api/admin/gift-card-batch-fetch.ts";
import { adminGiftCardBatchGet } from "./api/admin/gift-card-batch-get.ts";
import { adminGiftCardBatchGetList } from "./api/admin/gift-card-batch-get-list.ts";
import { adminGiftCardChangeMany } from "./api/admin/gift-card-change-many.ts";
import { adminGiftCardDeliveryGetList } from "./api/admin/gift-card-delivery-get-list.ts";
import { adminGiftCardExtend } from "./api/admin/gift-card-extend.ts";
import { adminGiftCardGetHistory } from "./api/admin/gift-card-get-history.ts";
import { adminGiftCardGetList } from "./api/admin/gift-card-get-list.ts";
import { adminGiftCardLiability } from "./api/admin/gift-card-liability.ts";
import { adminGiftCardLiabilityMonths } from "./api/admin/gift-card-liability-months.ts";
import { adminGiftCardOperationGetList } from "./api/admin/gift-card-operation-get-list.ts";
import { adminGiftCardRecharge } from "./api/admin/gift-card-recharge.ts";
import { adminGiftCardReissue } from "./api/admin/gift-card-reissue.ts";
import { adminGiftCardResume } from "./api/admin/gift-card-resume.ts";
import { adminGiftCardSend } from "./api/admin/gift-card-send.ts";
import { adminGiftCardSuspend } from "./api/admin/gift-card-suspend.ts";
import { adminGiftCardVoid } from "./api/admin/gift-card-void.ts";
import { adminRedeemGiftCard } from "./api/admin/redeem-gift-card.ts";
import { clientGetClientGiftCards } from "./api/client/get-client-gift-cards.ts";
import { clientGiftCardCheckBalance } from "./api/client/gift-card-check-balance.ts";
import { clientGiftCardClaim } from "./api/client/gift-card-claim.ts";
import { clientGiftCardLink } from "./api/client/gift-card-link.ts";
import { clientGiftCardLinkBalance } from "./api/client/gift-card-link-balance.ts";
import { clientGiftCardLinkGetList } from "./api/client/gift-card-link-get-list.ts";
import { clientGiftCardRedeem } from "./api/client/gift-card-redeem.ts";
import { clientGiftCardUnlink } from "./api/client/gift-card-unlink.ts";

/** The API of gift cards. The seed's methods keep their prefix `coupon_`. */
export const ownMethods: readonly AnyMethod[] = [
  adminGenerateGiftCard,
  adminGetGiftCard,
  adminRedeemGiftCard,
  adminGiftCardGetList,
  adminGiftCardSuspend,
  adminGiftCardResume,
  adminGiftCardVoid,
  adminGiftCardRecharge,
  adminGiftCardAdjust,
  adminGiftCardReissue,
  adminGiftCardLiability,
  adminGiftCardBatchCreate,
  adminGiftCardBatchGet,
  adminGiftCardBatchGetList,
  adminGiftCardBatchFetch,
  adminGiftCardOperationGetList,
  adminGiftCardChangeMany,
  adminGiftCardDeliveryGetList,
  adminGiftCardExtend,
  adminGiftCardGetHistory,
  adminGiftCardLiabilityMonths,
  adminGiftCardSend,
  clientGetClientGiftCards,
  clientGiftCardRedeem,
  clientGiftCardCheckBalance,
  clientGiftCardClaim,
  clientGiftCardLink,
  clientGiftCardLinkGetList,
  clientGiftCardLinkBalance,
  clientGiftCardUnlink,
];
