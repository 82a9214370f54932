import { optionsOf, textField } from "#core/events/form-fields.ts";
import type { Fields, PageRequest } from "#core/events/page.ts";
import type { Scope } from "#core/events/scope.ts";
import { AppError } from "#core/kernel/app-error.ts";
import { zonedParts } from "#core/kernel/business-calendar.ts";
import { PERIODS, periodTitle } from "#core/kernel/period.ts";
import type { Reward } from "./admin/reward-list.ts";

/** What only one kind of reward is asked for. */
type Kind = Reward["kind"];

/** A list that may not be seen, or is longer than anybody would choose from, is asked for by number. */
const MOST_CHOICES = 300;

/** Everything the template of the form draws. */
export async function rewardForm(scope: Scope, request: PageRequest, kind: Kind, values: Fields) {
  const coupons = kind === "coupon" ? await couponChoices(request) : [];
  const products = kind === "product" ? await pairs(request, "product_get_pairs") : {};
  const currencies = kind === "gift_card" ? Object.keys(await pairs(request, "currency_get_pairs", "guest")) : [];
  return {
    values,
    isCoupon: kind === "coupon",
    isProduct: kind === "product",
    isGiftCard: kind === "gift_card",
    coupons,
    products: optionsOf(products, "Choose one"),
    hasProducts: Object.keys(products).length > 0 && Object.keys(products).length <= MOST_CHOICES,
    periods: [{ value: "", label: "None: paid once" }, ...PERIODS.map((value) => ({ value, label: periodTitle(value, scope.language) }))],
    currencies: currencies.map((value) => ({ value, label: value })),
  };
}

/** What was filled in, as the API takes a reward of a kind. */
export function rewardInput(form: Fields, kind: Kind): Record<string, unknown> {
  const text = (name: string): string => textField(form, name).trim();
  return {
    title: text("title"),
    description: text("description") || null,
    points: text("points"),
    ...(kind === "coupon" && { coupon_id: text("coupon_id") }),
    ...(kind === "product" && { product_id: text("product_id"), period: text("period") || null }),
    ...(kind === "gift_card" && { amount: text("amount").replace(",", "."), currency: text("currency") }),
    max_redemptions: text("max_redemptions") || "0",
    max_per_client: text("max_per_client") || "0",
    active: textField(form, "active") === "1",
    starts_at: text("starts_at") || null,
    ends_at: text("ends_at") || null,
  };
}

/** A reward as the form shows it; moments are days of the shop's zone. */
export function valuesOfReward(reward: Reward, zone: string): Fields {
  const text = (value: number | string | null): string => (value === null || value === 0 ? "" : String(value));
  const day = (moment: string | null): string => (moment === null ? "" : zonedParts(new Date(moment), zone).date);
  return {
    title: reward.title,
    description: text(reward.description),
    points: String(reward.points),
    coupon_id: text(reward.coupon_id),
    product_id: text(reward.product_id),
    period: text(reward.period),
    amount: text(reward.amount),
    currency: text(reward.currency),
    max_redemptions: text(reward.max_redemptions),
    max_per_client: text(reward.max_per_client),
    active: reward.active ? "1" : "0",
    starts_at: day(reward.starts_at),
    ends_at: day(reward.ends_at),
  };
}

/** A form nothing was filled into. */
export function newRewardValues({ shop }: Scope): Fields {
  const blank = ["title", "description", "points", "coupon_id", "product_id", "period", "amount", "max_redemptions", "max_per_client"];
  const texts = Object.fromEntries(blank.map((name) => [name, ""]));
  return { ...texts, currency: shop.currency, active: "1", starts_at: "", ends_at: "" };
}

type Coupons = {
  readonly total: number;
  readonly list: readonly { readonly id: number; readonly code: string | null; readonly internal_name: string }[];
};

async function couponChoices({ call }: PageRequest) {
  const { total, list } = await offered<Coupons>(() => call<Coupons>("coupon_get_list", { per_page: MOST_CHOICES }), {
    total: 0,
    list: [],
  });
  if (total === 0 || total > MOST_CHOICES) return [];
  const choices = list.map(({ id, code, internal_name: name }) => ({
    value: String(id),
    label: code === null || code === name ? name : `${code} – ${name}`,
  }));
  return [{ value: "", label: "Choose one" }, ...choices];
}

function pairs({ call }: PageRequest, method: string, role?: "guest"): Promise<Readonly<Record<string, string>>> {
  return offered(() => call<Readonly<Record<string, string>>>(method, {}, role), {});
}

/** What the caller may not see is not offered, nor what belongs to a module that is off. */
async function offered<Result>(ask: () => Promise<Result>, nothing: Result): Promise<Result> {
  try {
    return await ask();
  } catch (fault) {
    if (fault instanceof AppError && (fault.code === "auth.forbidden" || fault.code === "request.not_found")) return nothing;
    throw fault;
  }
}
