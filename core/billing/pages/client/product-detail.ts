import { filledFields, groupField, textField } from "#core/events/form-fields.ts";
import { definePage, type Fields } from "#core/events/page.ts";
import { priceChoices } from "./price-words.ts";
import type { PublicProduct } from "./wire-answers.ts";

/** `/products/:slug`: a product, and everything that has to be said to put it into the cart. */
export const clientProductDetailPage = definePage({
  area: "client",
  path: "/products/:slug",
  title: "Product",
  open: true,
  template: "product-detail",
  load: async (scope, { params, call }) => {
    const [product, currency, pairs] = await Promise.all([
      call<PublicProduct>("product_get", { slug: params["slug"] }, "guest"),
      call<{ readonly code: string }>("cart_get_currency", {}, "guest"),
      call<Readonly<Record<string, string>>>("consultant_get_pairs", {}, "guest"),
    ]);
    const prices = priceChoices(scope, product, currency.code);
    const fixed = product.consultant_id === null ? undefined : pairs[product.consultant_id];
    return {
      title: product.title,
      product,
      prices,
      hasPeriods: product.pricing.type === "recurrent",
      firstPeriod: prices[0]?.value ?? "",
      isService: product.type === "service",
      isGiftCard: product.type === "gift_card",
      consultant: fixed ?? null,
      consultants:
        product.consultant_id === null && Object.keys(pairs).length > 0
          ? [{ value: "", label: "No preference" }, ...Object.entries(pairs).map(([value, label]) => ({ value, label }))]
          : [],
      addons: product.addons
        .filter(({ in_stock: isInStock }) => isInStock)
        .map((addon) => {
          const choices = priceChoices(scope, addon, currency.code);
          return {
            ...addon,
            choices,
            price: choices[0]?.label ?? "",
            hasPeriods: choices.length > 1,
            firstPeriod: choices[0]?.value ?? "",
          };
        }),
      zone: scope.shop.timeZone,
    };
  },
  actions: {
    add: async (_scope, { form, call }) => {
      const { quantity, period } = filledFields(form);
      await call(
        "cart_add_item",
        {
          id: textField(form, "id"),
          ...(quantity === undefined ? {} : { quantity }),
          ...(period === undefined ? {} : { period }),
          addons: chosenAddons(groupField(form, "addons")),
          config: filledFields(groupField(form, "config")),
        },
        "guest",
      );
      return { to: "/cart", message: "It is in your cart." };
    },
  },
});

/** Add-ons that were ticked; the browser sends the periods of the others, too. */
function chosenAddons(addons: Fields): Fields {
  return Object.fromEntries(
    Object.entries(addons).flatMap(([id, choice]) => {
      const { selected, period } = filledFields(groupField({ choice }, "choice"));
      return selected === "1" ? [[id, { selected: "1", ...(period === undefined ? {} : { period }) }]] : [];
    }),
  );
}
