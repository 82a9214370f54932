/** An invoice as the API answers it; the fields that tests look at. */
export type InvoiceAnswer = {
  readonly id: number;
  readonly hash: string;
  readonly serie_nr: string;
  readonly status: string;
  readonly currency: string;
  readonly subtotal: number;
  readonly discount: number;
  readonly tax: number;
  readonly total: number;
  readonly paid: number;
  readonly held: number;
  readonly balance_due: number;
  readonly points: { readonly used: number; readonly discount: number } | null;
  readonly refunded: number;
  readonly lines: readonly {
    readonly id: number;
    readonly title: string;
    readonly order_id: number | null;
    readonly parent_id: number | null;
    readonly quantity: number;
    readonly discount: number;
    readonly tax: number;
    readonly total: number;
    readonly refunded: number;
  }[];
  readonly payments: readonly { readonly type: string; readonly amount: number; readonly reference: string | null }[];
  readonly holds: readonly { readonly type: string; readonly amount: number }[];
  readonly coupons: readonly { readonly code: string | null; readonly discount: number }[];
  readonly cancel_reason: string | null;
  readonly hold_until: string | null;
};

/** The answer of `cart_checkout`. */
export type CheckoutAnswer = {
  readonly invoice_id: number;
  readonly invoice_hash: string;
  readonly order_id: number;
  readonly orders: readonly number[];
  readonly status: string;
  readonly total: number;
  readonly balance_due: number;
  readonly currency: string;
};

/** The answer of `invoice_refund`. */
export type RefundAnswer = {
  readonly credit_note_id: number;
  readonly refunded: number;
  readonly is_full: boolean;
  readonly tenders: readonly { readonly type: string; readonly amount: number }[];
};

/** An order as the API answers it. */
export type OrderAnswer = {
  readonly id: number;
  readonly parent_id: number | null;
  readonly group_master: boolean;
  readonly status: string;
  readonly price: number;
  readonly discount: number;
  readonly booking_status: string | null;
  readonly attended: boolean | null;
  readonly expires_at: string | null;
  readonly activated_at: string | null;
  readonly reason: string | null;
};
