import { provide } from "#core/events/extension-point.ts";
import { listen } from "#core/events/hook.ts";
import type { Contents } from "#core/events/module.ts";
import { onNotice } from "#core/events/notice.ts";
import { clientDataSources } from "#core/identity/client-data.ts";
import { clientErasing, onBeforeAdminClientDelete } from "#core/identity/hooks.ts";
import { adminClientBalanceAddFunds } from "./api/admin/client-balance-add-funds.ts";
import { adminClientBalanceGetList } from "./api/admin/client-balance-get-list.ts";
import { adminClientBalanceGetTotal } from "./api/admin/client-balance-get-total.ts";
import { adminInvoiceAdjust } from "./api/admin/invoice-adjust.ts";
import { adminInvoiceApprove } from "./api/admin/invoice-approve.ts";
import { adminInvoiceCancel } from "./api/admin/invoice-cancel.ts";
import { adminInvoiceCreditNoteGetList } from "./api/admin/invoice-credit-note-get-list.ts";
import { adminInvoiceDelete } from "./api/admin/invoice-delete.ts";
import { adminInvoiceGet } from "./api/admin/invoice-get.ts";
import { adminInvoiceGetList } from "./api/admin/invoice-get-list.ts";
import { adminInvoiceGetSummary } from "./api/admin/invoice-get-summary.ts";
import { adminInvoiceMarkAsPaid } from "./api/admin/invoice-mark-as-paid.ts";
import { adminInvoicePayWithCredits } from "./api/admin/invoice-pay-with-credits.ts";
import { adminInvoicePrepare } from "./api/admin/invoice-prepare.ts";
import { adminInvoiceRefund } from "./api/admin/invoice-refund.ts";
import { adminInvoiceRefundPreview } from "./api/admin/invoice-refund-preview.ts";
import { adminInvoiceSendReminder } from "./api/admin/invoice-send-reminder.ts";
import { adminInvoiceUpdate } from "./api/admin/invoice-update.ts";
import { adminOrderActivate } from "./api/admin/order-activate.ts";
import { adminOrderCancel } from "./api/admin/order-cancel.ts";
import { adminOrderComplete } from "./api/admin/order-complete.ts";
import { adminOrderDelete } from "./api/admin/order-delete.ts";
import { adminOrderGet } from "./api/admin/order-get.ts";
import { adminOrderGetList } from "./api/admin/order-get-list.ts";
import { adminOrderRenew } from "./api/admin/order-renew.ts";
import { adminOrderStatusHistoryGetList } from "./api/admin/order-status-history-get-list.ts";
import { adminOrderSuspend } from "./api/admin/order-suspend.ts";
import { adminOrderUnsuspend } from "./api/admin/order-unsuspend.ts";
import { adminOrderUpdate } from "./api/admin/order-update.ts";
import { adminOrderUpdateConfig } from "./api/admin/order-update-config.ts";
import { clientCartCheckout } from "./api/client/cart-checkout.ts";
import { clientClientBalanceGetList } from "./api/client/client-balance-get-list.ts";
import { clientClientBalanceGetTotal } from "./api/client/client-balance-get-total.ts";
import { clientInvoiceGet } from "./api/client/invoice-get.ts";
import { clientInvoiceGetList } from "./api/client/invoice-get-list.ts";
import { clientInvoicePayWithCredit } from "./api/client/invoice-pay-with-credit.ts";
import { clientOrderGet } from "./api/client/order-get.ts";
import { clientOrderGetList } from "./api/client/order-get-list.ts";
import { checkoutErrors } from "./checkout/errors.ts";
import { creditErrors } from "./credit/errors.ts";
import { lapseCredit } from "./credit/lapse-credit.ts";
import { billingClientData } from "./invoices/billing-client-data.ts";
import { cancelForErasure } from "./invoices/cancel-for-erasure.ts";
import { invoiceErrors } from "./invoices/errors.ts";
import { expireHoldsJob } from "./invoices/expire-holds-job.ts";
import { forgetBuyer } from "./invoices/forget-buyer.ts";
import { invoicingGermanErrors } from "./invoicing-locale-de.ts";
import { sendNewInvoice, sendReminder } from "./mails/send-invoice-mail.ts";
import { invoiceApproved, invoiceReminded } from "./notices.ts";
import { orderErrors } from "./orders/errors.ts";
import { generateRenewalsJob } from "./orders/generate-renewals-job.ts";
import { refundErrors } from "./refunds/errors.ts";

/** What checkout, invoices, payments, orders, refunds and account credit contribute to the billing part. */
export const invoicingContents: Partial<Contents> = {
  permissions: {
    "invoice.view": "See invoices",
    "invoice.manage": "Write, approve, adjust, cancel and delete invoices",
    "invoice.receive_payments": "Mark invoices as paid, or pay them with account credit",
    "invoice.refund": "Refund invoices",
    "order.view": "See orders",
    "order.manage": "Change, activate, renew, suspend, cancel, complete and delete orders",
    "credit.view": "See account credit",
    "credit.manage": "Add account credit",
  },
  errors: [checkoutErrors.table, invoiceErrors.table, orderErrors.table, refundErrors.table, creditErrors.table],
  locales: { de: { errors: invoicingGermanErrors } },
  methods: [
    adminInvoiceGet,
    adminInvoiceGetList,
    adminInvoicePrepare,
    adminInvoiceUpdate,
    adminInvoiceApprove,
    adminInvoiceSendReminder,
    adminInvoiceCancel,
    adminInvoiceDelete,
    adminInvoiceAdjust,
    adminInvoiceMarkAsPaid,
    adminInvoicePayWithCredits,
    adminInvoiceRefund,
    adminInvoiceRefundPreview,
    adminInvoiceCreditNoteGetList,
    adminInvoiceGetSummary,
    adminClientBalanceAddFunds,
    adminClientBalanceGetList,
    adminClientBalanceGetTotal,
    adminOrderGet,
    adminOrderGetList,
    adminOrderStatusHistoryGetList,
    adminOrderActivate,
    adminOrderRenew,
    adminOrderSuspend,
    adminOrderUnsuspend,
    adminOrderCancel,
    adminOrderComplete,
    adminOrderUpdate,
    adminOrderUpdateConfig,
    adminOrderDelete,
    clientCartCheckout,
    clientInvoiceGet,
    clientInvoiceGetList,
    clientInvoicePayWithCredit,
    clientClientBalanceGetTotal,
    clientClientBalanceGetList,
    clientOrderGet,
    clientOrderGetList,
  ],
  listeners: [
    listen(onBeforeAdminClientDelete, cancelForErasure, { guards: true }),
    listen(clientErasing, lapseCredit, { lane: "wallet", guards: true }),
    listen(clientErasing, forgetBuyer, { lane: "counters", guards: true }),
  ],
  provides: [provide(clientDataSources, billingClientData)],
  noticeListeners: [
    onNotice(invoiceApproved, "billing.send-new-invoice", sendNewInvoice),
    onNotice(invoiceReminded, "billing.send-reminder", sendReminder),
  ],
  jobs: [expireHoldsJob, generateRenewalsJob],
};
