/** A case that another project's public tests assert. Money is in minor units of `currency`; the README beside the data explains the keys. */
export type PeerCase = {
  readonly id: string;
  readonly source: { readonly repo: string; readonly file: string; readonly case: string };
  readonly kind: CaseKind;
  readonly semantics: "common" | "peer-specific";
  readonly features: readonly string[];
  readonly currency: { readonly code: string; readonly decimals: number };
  readonly tax: CaseTax | null;
  readonly cart?: { readonly lines: readonly CaseLine[]; readonly shipping?: number };
  readonly client?: CaseClient;
  readonly now?: string;
  readonly promotions: readonly CasePromotion[];
  readonly apply: readonly string[];
  readonly steps?: readonly CaseStep[];
  readonly expect: Figures;
  /** The keys of `expect` that the peer itself asserts, a dot leading into one. */
  readonly asserted: readonly string[];
  readonly notes: string;
  readonly quantity?: number;
  readonly order_total?: number;
  readonly order_currency?: string;
  readonly paid?: number;
  readonly allocation?: {
    readonly weights: readonly number[];
    readonly amount?: number;
    readonly percent?: number;
    readonly floors?: readonly number[];
  };
  readonly refund?: {
    readonly items: readonly { readonly ref: string; readonly amount: number }[];
    readonly prior_total?: number;
  };
  readonly gift_cards?: readonly CaseWallet[];
  readonly store_credits?: readonly CaseWallet[];
  readonly loyalty?: CaseLoyalty;
  readonly budget?: { readonly type: string; readonly limit: number; readonly used: number };
};

export type CaseKind =
  | "pricing"
  | "eligibility"
  | "allocation"
  | "usage"
  | "reward_quantity"
  | "gift_card"
  | "store_credit"
  | "loyalty"
  | "recurring"
  | "refund";

/** What came out, or was expected, by key. */
export type Figures = Readonly<Record<string, unknown>>;

/** `rate_percent` is null when every line has a rate of its own. */
export type CaseTax = { readonly inclusive: boolean; readonly rate_percent: number | null };

export type CaseLine = {
  readonly ref: string;
  readonly product: string;
  readonly categories: readonly string[];
  readonly unit_price: number;
  readonly quantity: number;
  readonly undiscounted_unit_price?: number;
  readonly floor_unit_price?: number;
  readonly discountable?: boolean;
  readonly is_gift_card?: boolean;
  readonly setup_fee?: number;
  readonly tax_rate_percent?: number;
};

export type CaseClient = {
  readonly id?: string;
  readonly groups?: readonly string[];
  readonly previous_orders?: number;
  readonly cancelled_orders?: number;
  readonly guest?: boolean;
};

export type CaseScope = {
  readonly level: "cart" | "line" | "shipping";
  readonly per?: "cart" | "line" | "unit" | "bundle";
  readonly products?: readonly string[];
  readonly categories?: readonly string[];
  readonly exclude_products?: readonly string[];
  readonly exclude_categories?: readonly string[];
  readonly min_unit_price?: number;
  readonly max_unit_price?: number;
  readonly exclude_discounted?: boolean;
  readonly max_quantity?: number;
  readonly max_quantity_per?: "cart" | "line";
  readonly select?: "cheapest" | "dearest";
  readonly complete_groups_of?: number;
  readonly quantity_step?: number;
};

export type CaseAction = { readonly type: string; readonly value: number | null; readonly scope: CaseScope };

export type CasePromotion = CaseAction & {
  /** Null applies by itself; `name` identifies it then. */
  readonly code: string | null;
  readonly name?: string;
  readonly actions?: readonly CaseAction[];
  readonly tiers?: readonly { readonly from: number; readonly value: number }[];
  readonly priority?: number;
  readonly stackable?: boolean;
  readonly percentage_base?: "remaining" | "original";
  readonly valid_from?: string;
  readonly valid_until?: string;
  readonly active?: boolean;
  readonly currency?: string;
  readonly client_groups?: readonly string[];
  readonly nth_order?: number;
  readonly min_order?: number;
  readonly min_order_strict?: boolean;
  readonly min_order_after_discounts?: boolean;
  readonly min_order_currency?: string;
  readonly max_order?: number;
  readonly max_order_strict?: boolean;
  readonly min_quantity?: number;
  readonly min_line_quantity?: number;
  readonly max_discount?: number;
  readonly requires?: {
    readonly products_any?: readonly string[];
    readonly products_all?: readonly string[];
    readonly products_none?: readonly string[];
    readonly categories_any?: readonly string[];
    readonly min_quantity?: number;
    readonly no_gift_card_products?: boolean;
  };
  readonly limits?: {
    readonly total?: number | null;
    readonly used?: number;
    readonly per_client?: number;
    readonly used_by_client?: number;
    readonly cancelled_uses?: number;
  };
  readonly buy?: { readonly products?: readonly string[]; readonly quantity: number };
  readonly get?: {
    readonly products?: readonly string[];
    readonly quantity: number;
    readonly value_percent: number;
    readonly apply_once?: boolean;
  };
  readonly budget?: { readonly type: "spend" | "usage"; readonly limit: number; readonly used: number };
  readonly recurring?: boolean;
  readonly recurrence?: { readonly frequency: "once" | "recurring" | "forever"; readonly remaining?: number };
};

export type CaseStep = {
  readonly op: string;
  readonly code?: string | null;
  readonly client?: string | null;
  readonly card?: string;
  readonly ref?: string;
  readonly product?: string;
  readonly from?: number;
  readonly to?: number;
  readonly quantity?: number;
  readonly amount?: number;
  readonly amounts?: readonly number[];
  readonly total?: number;
  readonly order_total?: number;
  readonly discount_applied?: number;
  readonly discount_rows?: number;
  readonly pay?: boolean;
  readonly points?: number;
  readonly at?: string;
  readonly expires_at?: string;
  readonly birthday?: string;
  readonly policy?: string;
  readonly validity?: string;
  readonly rules?: readonly CaseEarningRule[];
};

export type CaseWallet = {
  readonly id: string;
  readonly currency: string;
  readonly balance?: number;
  readonly amount?: number;
  readonly used?: number;
  readonly authorized?: number;
  readonly applied?: number;
  readonly owner?: string;
  readonly expires_at?: string | null;
  readonly applies_to?: readonly string[];
  readonly priority?: number;
};

export type CaseEarningRule = {
  readonly type: string;
  readonly points: number;
  readonly per?: number;
  readonly trigger?: string;
  readonly categories?: readonly string[];
};

export type CaseLoyalty = {
  readonly rules?: readonly CaseEarningRule[];
  readonly basis_amount?: number;
  readonly opening_balance?: number;
  readonly points?: number;
  readonly requested?: number;
  readonly balance?: number;
  readonly order_total?: number;
  readonly conversion?: { readonly points: number; readonly amount: number };
  readonly min_points?: number;
  readonly max_percent_of_order?: number;
  readonly basis?: string;
  readonly include_taxes?: boolean;
  readonly items_total?: number;
  readonly items_tax?: number;
  readonly order_tax?: number;
  readonly condition?: {
    readonly type: string;
    readonly amount?: number;
    readonly from?: string;
    readonly to?: string;
    readonly iso_days?: readonly number[];
  };
};

/** What identifies a promotion in a case. */
export function nameOf({ code, name }: Pick<CasePromotion, "code" | "name">): string {
  return code ?? name ?? "";
}
