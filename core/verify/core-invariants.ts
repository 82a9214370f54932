import type { Invariant } from "./invariant.ts";
import { adjustmentsAddUp } from "./invariants/adjustments-add-up.ts";
import { auditChainHolds } from "./invariants/audit-chain-holds.ts";
import { auditIsSealed } from "./invariants/audit-is-sealed.ts";
import { cartsOrderedOnce } from "./invariants/carts-ordered-once.ts";
import { creditAddsUp } from "./invariants/credit-adds-up.ts";
import { creditPaymentsMatch } from "./invariants/credit-payments-match.ts";
import { deliveriesArrive } from "./invariants/deliveries-arrive.ts";
import { gatewayPaymentsOnce } from "./invariants/gateway-payments-once.ts";
import { holdsExpire } from "./invariants/holds-expire.ts";
import { invoiceLinesAddUp } from "./invariants/invoice-lines-add-up.ts";
import { invoicesAddUp } from "./invariants/invoices-add-up.ts";
import { keysHaveOneAnswer } from "./invariants/keys-have-one-answer.ts";
import { noticesMoveOn } from "./invariants/notices-move-on.ts";
import { ordersHaveHistory } from "./invariants/orders-have-history.ts";
import { paymentSharesAddUp } from "./invariants/payment-shares-add-up.ts";
import { paymentsAddUp } from "./invariants/payments-add-up.ts";
import { refundsAddUp } from "./invariants/refunds-add-up.ts";
import { shopHasOneCurrency } from "./invariants/shop-has-one-currency.ts";
import { stockIsReal } from "./invariants/stock-is-real.ts";

/** What core promises of its own tables. */
export const coreInvariants: readonly Invariant[] = [
  invoicesAddUp,
  invoiceLinesAddUp,
  adjustmentsAddUp,
  paymentsAddUp,
  paymentSharesAddUp,
  gatewayPaymentsOnce,
  refundsAddUp,
  creditAddsUp,
  creditPaymentsMatch,
  stockIsReal,
  cartsOrderedOnce,
  ordersHaveHistory,
  holdsExpire,
  shopHasOneCurrency,
  keysHaveOneAnswer,
  noticesMoveOn,
  deliveriesArrive,
  auditChainHolds,
  auditIsSealed,
];
