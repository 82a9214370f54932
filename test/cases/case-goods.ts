import type { CaseShop } from "./case-shop.ts";
import type { CaseLine, PeerCase } from "./peer-case.ts";

/** The catalogue of one case. */
export type CaseGoods = {
  readonly productId: (name: string) => number;
  /** The products of a category; one that nobody buys where the cart holds none. */
  readonly productsOf: (category: string) => readonly number[];
  /** The billing period that lines are bought with. */
  readonly period: { readonly period?: string };
};

/** A shipping charge is sold as a product of its own, which only promotions on the shipping cover. */
export const SHIPPING = "the shipping charge";

type Ground = { readonly lines: readonly CaseLine[]; readonly prefix: string; readonly major: (minor: number) => string };

/** Makes every product a case names: those in the cart, and those that only its promotions speak of. */
export async function caseGoods(shop: CaseShop, peerCase: PeerCase, { lines, prefix, major }: Ground): Promise<CaseGoods> {
  const isRecurrent = peerCase.promotions.some(({ recurring, recurrence }) => recurring === true || recurrence !== undefined);
  const isService = peerCase.promotions.some(({ type }) => type === "free");
  const ids = new Map<string, number>();
  const make = async (name: string, line: CaseLine | undefined): Promise<void> => {
    const price = { price: major(line?.unit_price ?? 100), setup: major(line?.setup_fee ?? 0) };
    const pricing = isRecurrent ? { type: "recurrent", recurrent: { "1M": price } } : { type: "once", once: price };
    const isCard = line?.is_gift_card === true || line?.discountable === false;
    const id = await shop.admin<number>("product_create", {
      title: `${prefix} ${name}`,
      type: isCard ? "gift_card" : isService ? "service" : "custom",
      pricing,
      ...(line?.tax_rate_percent === 0 ? { taxed: false } : {}),
      ...(peerCase.currency.code === shop.currency ? {} : { prices: { [peerCase.currency.code]: pricing } }),
    });
    ids.set(name, id);
  };
  for (const line of lines) if (!ids.has(line.product)) await make(line.product, line);
  for (const name of productsNamed(peerCase)) if (!ids.has(name)) await make(name, undefined);
  const { shipping } = peerCase.cart ?? {};
  if (shipping !== undefined) {
    await make(SHIPPING, { ref: SHIPPING, product: SHIPPING, categories: [], unit_price: shipping, quantity: 1, tax_rate_percent: 0 });
  }
  const categories = new Map<string, readonly number[]>();
  for (const category of categoriesNamed(peerCase)) {
    const inCart = lines.filter((line) => line.categories.includes(category)).map(({ product }) => product);
    const names = inCart.length > 0 ? inCart : [`something in ${category}`];
    for (const name of names) if (!ids.has(name)) await make(name, undefined);
    categories.set(category, [...new Set(names.map((name) => ids.get(name) ?? 0))]);
  }
  return {
    productId: (name) => ids.get(name) ?? 0,
    productsOf: (category) => categories.get(category) ?? [],
    period: isRecurrent ? { period: "1M" } : {},
  };
}

function productsNamed({ promotions, steps = [] }: PeerCase): readonly string[] {
  const stepped = steps.flatMap(({ product }) => product ?? []);
  const promoted = promotions.flatMap(({ scope, actions = [], requires = {} }) => [
    ...[scope, ...actions.map((action) => action.scope)].flatMap(({ products = [], exclude_products = [] }) => [
      ...products,
      ...exclude_products,
    ]),
    ...(requires.products_any ?? []),
    ...(requires.products_all ?? []),
    ...(requires.products_none ?? []),
  ]);
  return [...stepped, ...promoted];
}

function categoriesNamed({ promotions }: PeerCase): readonly string[] {
  return promotions.flatMap(({ scope, actions = [], requires = {} }) => [
    ...[scope, ...actions.map((action) => action.scope)].flatMap(({ categories = [] }) => categories),
    ...(requires.categories_any ?? []),
  ]);
}
