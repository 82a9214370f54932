import { addCredit } from "../credit/add-credit.ts";
import type { Tender } from "../tender.ts";

const nothing = (): Promise<void> => Promise.resolve();

/** Money that is outside of this system: a refund is recorded, and made at the gateway by hand. */
const gateway: Tender = { type: "gateway", mayPay: () => true, capture: nothing, release: nothing, refund: nothing };

/** Account credit: taken when it is paid with, never held; a refund is an entry of the client's wallet. */
const credit: Tender = {
  type: "credit",
  mayPay: () => true,
  capture: nothing,
  release: nothing,
  refund: async (scope, { clientId, currency, invoiceId }, { creditNoteId, amountMinor }) => {
    await addCredit(scope, {
      clientId,
      currency,
      amountMinor,
      type: "refund",
      description: `Refund of invoice ${invoiceId}`,
      invoiceId,
      relId: creditNoteId === undefined ? undefined : String(creditNoteId),
    });
  },
};

/** An invoice with nothing to pay. */
const zeroTotal: Tender = { ...gateway, type: "zero_total" };

/** The kinds of money the host itself knows. */
export const coreTenders: readonly Tender[] = [gateway, credit, zeroTotal];
