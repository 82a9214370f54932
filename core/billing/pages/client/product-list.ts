import { filledFields } from "#core/events/form-fields.ts";
import { definePage, type PageRequest } from "#core/events/page.ts";
import type { Page } from "#core/kernel/page.ts";
import { priceChoices } from "./price-words.ts";
import type { PublicProduct } from "./wire-answers.ts";

const FILTERS = ["search", "product_category_id", "type", "page"];

/** `/products`: what is for sale. */
export const clientProductListPage = definePage({
  area: "client",
  path: "/products",
  title: "Products",
  open: true,
  template: "product-list",
  load: async (scope, request) => {
    const filters = Object.fromEntries(Object.entries(filledFields(request.query)).filter(([name]) => FILTERS.includes(name)));
    const [page, categories, currency] = await Promise.all([
      request.call<Page<PublicProduct>>("product_get_list", { ...filters, per_page: 24 }, "guest"),
      categoryOptions(request),
      request.call<{ readonly code: string }>("cart_get_currency", {}, "guest"),
    ]);
    const titles = new Map(categories.map(({ value, label }) => [value, label]));
    const list = page.list.map((product) => {
      const choices = priceChoices(scope, product, currency.code);
      return {
        ...product,
        category: titles.get(String(product.product_category_id)) ?? null,
        price: choices[0]?.label ?? null,
        hasOtherPrices: choices.length > 1,
      };
    });
    const at = (number: number): number | undefined => (number === 1 ? undefined : number);
    return {
      page: { ...page, list },
      categories,
      previous: page.page > 1 ? { page: at(page.page - 1) } : undefined,
      next: page.page < page.pages ? { page: at(page.page + 1) } : undefined,
    };
  },
});

async function categoryOptions({ call }: PageRequest): Promise<readonly { readonly value: string; readonly label: string }[]> {
  const pairs = await call<Readonly<Record<string, string>>>("product_category_get_pairs", {}, "guest");
  return Object.entries(pairs).map(([value, label]) => ({ value, label }));
}
