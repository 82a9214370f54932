import { filtersIn, optionsOf } from "#core/events/form-fields.ts";
import { definePage } from "#core/events/page.ts";
import { productStatuses, productTypeChoices } from "./choices.ts";

const FILTERS = ["search", "type", "status", "product_category_id", "is_addon", "hidden"];

type Price = { readonly price: number; readonly enabled?: boolean };
type Product = {
  readonly product_category_id: number | null;
  readonly currency: string;
  readonly pricing: { readonly type: string; readonly once: Price | null; readonly recurrent: Readonly<Record<string, Price>> };
};
type ProductPage = { readonly list: readonly Product[] };

/** `/admin/products`: the catalogue. */
export const productListPage = definePage({
  area: "admin",
  path: "/products",
  title: "Products",
  permission: "product.view",
  template: "product-list",
  load: async (_scope, { query, call }) => {
    const page = await call<ProductPage>("product_get_list", { ...filtersIn(query, FILTERS), per_page: 50 });
    const categories = await call<Readonly<Record<string, string>>>("product_category_get_pairs");
    const rows = page.list.map((product) => ({
      ...product,
      category: categories[product.product_category_id ?? ""] ?? "–",
      from: lowestPrice(product),
      isRecurrent: product.pricing.type === "recurrent",
    }));
    return {
      page: { ...page, list: rows },
      types: productTypeChoices,
      statuses: productStatuses,
      categories: optionsOf(categories),
      addonChoices: [
        { value: "1", label: "Only add-ons" },
        { value: "0", label: "Without add-ons" },
      ],
    };
  },
});

/** The least a unit costs in the shop's currency; of a recurrent product, its cheapest offered period. */
function lowestPrice({ pricing: { type, once, recurrent } }: Product): number | undefined {
  if (type === "free") return 0;
  if (type === "once") return once?.price;
  const offered = Object.values(recurrent).filter(({ enabled }) => enabled !== false);
  return offered.length === 0 ? undefined : Math.min(...offered.map(({ price }) => price));
}
