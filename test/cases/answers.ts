/** The fields of the API's answers that the cases look at. Amounts are major units. */
export type CartAnswer = {
  readonly items: readonly CartItemAnswer[];
  readonly coupons: readonly CartCouponAnswer[];
  readonly refused: readonly { readonly code: string; readonly reason: string }[];
  readonly subtotal: number;
  readonly discount: number;
  readonly tax: number;
  readonly total: number;
};

export type CartItemAnswer = {
  readonly id: number;
  readonly product_id: number;
  readonly setup_price: number;
  readonly subtotal: number;
  readonly discount: number;
  readonly total: number;
};

export type CartCouponAnswer = {
  readonly code: string | null;
  readonly title: string;
  readonly discount: number;
  readonly lines: readonly { readonly item_id: number; readonly discount: number }[];
};

export type CheckoutAnswer = {
  readonly invoice_id: number;
  readonly orders: readonly number[];
  readonly total: number;
  readonly balance_due: number;
};

export type InvoiceAnswer = {
  readonly id: number;
  readonly status: string;
  readonly subtotal: number;
  readonly discount: number;
  readonly tax: number;
  readonly total: number;
  readonly paid: number;
  readonly balance_due: number;
  readonly lines: readonly {
    readonly id: number;
    readonly product_id: number | null;
    readonly quantity: number;
    readonly subtotal: number;
    readonly discount: number;
    readonly tax: number;
    readonly total: number;
  }[];
  readonly payments: readonly { readonly type: string; readonly amount: number }[];
};

export type CouponAnswer = {
  readonly id: number;
  readonly used: number;
  readonly held: number;
  readonly status: string;
  readonly budget_spent: number;
};

export type RefundAnswer = {
  readonly refunded: number;
  readonly tenders: readonly { readonly type: string; readonly amount: number }[];
};

export type GiftCardAnswer = {
  readonly id: number;
  readonly code?: string;
  readonly balance: number;
  readonly status: string;
  readonly expires_at: string | null;
};

export type PointsAnswer = {
  readonly points: number;
  readonly debt: number;
  readonly total_earned: number;
  readonly lots: readonly { readonly points: number; readonly expires_at: string | null }[];
};
