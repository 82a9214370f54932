import { SHIPPING } from "./case-goods.ts";
import { coveredLines, hasFilter } from "./covered-lines.ts";
import { type CaseAction, type CaseLine, type CasePromotion, nameOf, type PeerCase } from "./peer-case.ts";

/** What the making of coupons needs to know of the shop the case is played in. */
export type CouponGround = {
  readonly peerCase: PeerCase;
  readonly lines: readonly CaseLine[];
  /** Unique to the case, in front of every code and name. */
  readonly prefix: string;
  readonly shopCurrency: string;
  readonly major: (minor: number) => string;
  readonly productId: (name: string) => number;
  readonly groupId: (name: string) => number;
  /** Products of a category; at least one. */
  readonly productsOf: (category: string) => readonly number[];
};

export type CouponWish = Readonly<Record<string, unknown>>;

/**
 * A promotion of a case as what `coupon_create_advanced` takes. One coupon mostly; several where the promotion has several actions or
 * steps, or means "each line for itself", which a coupon for each product says here.
 */
export function promotionCoupons(ground: CouponGround, promotion: CasePromotion, index: number): readonly CouponWish[] {
  const parts = (promotion.actions ?? [promotion]).flatMap((action) => partsOf(ground, promotion, action));
  const isOne = parts.length === 1;
  const others = ground.peerCase.promotions.map((_other, at) => at).filter((at) => at !== index);
  return parts.map((part, at) => ({
    ...identityOf(ground, promotion, isOne ? undefined : at + 1),
    ...limitsOf(promotion),
    ...part,
    ...(isOne || promotion.tiers !== undefined
      ? { stackable: promotion.stackable === true }
      : {
          stackable: true,
          class: `promotion-${index}`,
          ...(promotion.stackable === true ? {} : { excludes_classes: others.map((other) => `promotion-${other}`) }),
        }),
  }));
}

function partsOf(ground: CouponGround, promotion: CasePromotion, action: CaseAction): readonly CouponWish[] {
  const tiers = promotion.tiers ?? [];
  const steps = tiers.length === 0 ? [{ ...promotion }] : stepsOf(promotion, tiers);
  return steps.flatMap((step) => {
    const effect = { ...action, ...(tiers.length === 0 ? {} : { value: step.value }) };
    return targetsOf(ground, promotion, effect).map((target) => ({
      ...effectOf(ground, promotion, effect, step.min_order),
      ...(target.products === undefined ? {} : { products: target.products }),
      ...conditionsOf(ground, step, target.excluded),
      ...(tiers.length === 0 ? {} : { group: `${ground.prefix} tiers` }),
    }));
  });
}

/** Steps by amount: the best of a group of coupons with a minimum each. */
function stepsOf(promotion: CasePromotion, tiers: readonly { readonly from: number; readonly value: number }[]): readonly CasePromotion[] {
  return [promotion, ...tiers.map(({ from, value }) => ({ ...promotion, value, min_order: from }))];
}

function identityOf({ prefix }: CouponGround, promotion: CasePromotion, part: number | undefined): CouponWish {
  const suffix = part === undefined ? "" : `-${part}`;
  const internal_name = `${prefix} ${nameOf(promotion)}${suffix}`.padEnd(3, ".");
  const priority = promotion.priority === undefined ? {} : { priority: -promotion.priority };
  if (promotion.code === null) return { automatic: true, internal_name, ...priority };
  return { code: `${`${prefix}-${promotion.code}`.slice(0, 20 - suffix.length)}${suffix}`, internal_name, ...priority };
}

function limitsOf({ limits = {}, budget, active, recurring, recurrence }: CasePromotion): CouponWish {
  const most = budget?.type === "usage" ? budget.limit - skippedUses(budget.used) : limits.total;
  const cycles = recurrence?.frequency === "recurring" ? (recurrence.remaining ?? 1) : undefined;
  return {
    ...(most === undefined || most === null ? {} : { maxuses: most }),
    ...(limits.per_client === undefined ? {} : { max_uses_per_user: limits.per_client }),
    ...(active === false ? { active: false } : {}),
    ...(recurring === true || recurrence?.frequency === "forever" ? { recurring: true } : {}),
    ...(cycles === undefined ? {} : { recurring: { cycles } }),
  };
}

/** Uses beyond twenty are left out of a counter and of its limit alike; making each of a thousand says nothing more. */
export function skippedUses(used: number): number {
  return Math.max(0, used - 20);
}

function effectOf(ground: CouponGround, promotion: CasePromotion, { type, value, scope }: CaseAction, minOrder?: number): CouponWish {
  const { major, shopCurrency, peerCase } = ground;
  const currency = promotion.currency ?? peerCase.currency.code;
  const isMoney = type.endsWith("fixed_amount") || type === "tiered_fixed";
  const hasOwnMinimum = promotion.min_order_currency !== undefined;
  const strict = promotion.min_order_strict === true ? 1 : 0;
  const amounts = {
    ...(isMoney ? { value: major(value ?? 0) } : {}),
    ...(minOrder === undefined || hasOwnMinimum ? {} : { min_order_amount: major(minOrder + strict) }),
    ...(promotion.max_discount === undefined ? {} : { max_discount_amount: major(promotion.max_discount) }),
  };
  return {
    ...(isMoney
      ? { type: "absolute" }
      : type === "free"
        ? { type: "free_session", value: scope.max_quantity ?? 1 }
        : { type: "percentage" }),
    ...(isMoney || type === "free" ? {} : { value: type === "none" ? 10 : value }),
    ...amounts,
    ...(currency === shopCurrency ? {} : { amounts: { [currency]: amounts } }),
    ...(promotion.min_order_after_discounts === true ? { min_order_base: "after_line" } : {}),
    ...(promotion.percentage_base === "original" && !isMoney ? { base: "original" } : {}),
    ...(promotion.budget?.type === "spend" ? { budget: major(promotion.budget.limit) } : {}),
    ...(promotion.valid_from === undefined ? {} : { start_at: promotion.valid_from }),
    ...(promotion.valid_until === undefined ? {} : { end_at: promotion.valid_until }),
    ...(promotion.client_groups === undefined || promotion.client_groups.length === 0
      ? {}
      : { client_groups: promotion.client_groups.map(ground.groupId) }),
  };
}

type Target = { readonly products?: readonly number[]; readonly excluded?: readonly number[] };

/** The lines a promotion works on, as products: one set, or one for each line where each line counts for itself. */
function targetsOf(ground: CouponGround, promotion: CasePromotion, { type, scope }: CaseAction): readonly Target[] {
  if (scope.level === "shipping") return [{ products: [ground.productId(SHIPPING)] }];
  const isEverything = scope.level === "cart" && !hasFilter(scope) && ground.peerCase.cart?.shipping === undefined;
  if (type === "none" || isEverything) return [{}];
  const named = [...(scope.products ?? []).map(ground.productId), ...(scope.categories ?? []).flatMap(ground.productsOf)];
  const covered = coveredLines(ground.lines, scope).map(({ product }) => ground.productId(product));
  const isFree = scope.products !== undefined || scope.categories !== undefined;
  const products = [...new Set([...covered, ...(isFree && covered.length === 0 ? named : [])])];
  const isEach =
    promotion.tiers === undefined &&
    scope.level === "line" &&
    scope.per !== "cart" &&
    type !== "free" &&
    promotion.max_discount === undefined;
  if (isEach && products.length > 1) return products.map((id) => ({ products: [id] }));
  if (products.length > 0) return [{ products }];
  return [{ excluded: [...new Set(ground.lines.map(({ product }) => ground.productId(product)))] }];
}

function conditionsOf(ground: CouponGround, promotion: CasePromotion, excluded: readonly number[] = []): CouponWish {
  const left = excluded.length === 0 ? [] : [{ rule: "excluded_products", args: { products: excluded } }];
  const rules = [...left, ...orderRules(ground, promotion), ...cartRules(ground, promotion)];
  return rules.length === 0 ? {} : { conditions: { all: rules } };
}

function orderRules({ major, peerCase }: CouponGround, promotion: CasePromotion): readonly unknown[] {
  const { max_order, max_order_strict, min_order, min_order_currency, nth_order } = promotion;
  const most = major((max_order ?? 0) - (max_order_strict === true ? 1 : 0));
  return [
    ...(max_order === undefined ? [] : [{ rule: "max_order_amount", args: { amount: { [peerCase.currency.code]: most } } }]),
    ...(min_order_currency === undefined || min_order === undefined
      ? []
      : [{ rule: "min_order_amount", args: { amount: { [min_order_currency]: major(min_order) } } }]),
    ...(nth_order === undefined ? [] : [{ rule: "nth_order", args: { number: nth_order } }]),
  ];
}

function cartRules(
  { productId, productsOf, lines, peerCase }: CouponGround,
  { min_quantity, min_line_quantity, requires = {} }: CasePromotion,
): readonly unknown[] {
  const any = [...(requires.products_any ?? []).map(productId), ...(requires.categories_any ?? []).flatMap(productsOf)];
  const all = requires.products_all?.map((name) => ({ id: productId(name), quantity: 1 })) ?? [];
  const none = requires.products_none?.map(productId) ?? [];
  const atLeast = (products: readonly number[], min: number): unknown => ({ rule: "quantity", args: { products, min } });
  const goods = peerCase.cart?.shipping === undefined ? {} : { products: lines.map(({ product }) => productId(product)) };
  return [
    ...(min_quantity === undefined ? [] : [{ rule: "quantity", args: { min: min_quantity, ...goods } }]),
    ...(min_line_quantity === undefined ? [] : [{ rule: "min_line_quantity", args: { quantity: min_line_quantity } }]),
    ...(any.length === 0 ? [] : [atLeast(any, requires.min_quantity ?? 1)]),
    ...(all.length === 0 ? [] : [{ rule: "bundle_required", args: { products: all } }]),
    ...(none.length === 0 ? [] : [{ not: atLeast(none, 1) }]),
    ...(requires.no_gift_card_products === true ? [{ not: { rule: "product_types", args: { types: ["gift_card"] } } }] : []),
  ];
}
