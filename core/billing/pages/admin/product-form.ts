import { hasPermission } from "#core/events/actor.ts";
import { groupField, optionsOf, withNulls, withoutEmpty } from "#core/events/form-fields.ts";
import type { Fields, PageRequest } from "#core/events/page.ts";
import type { Scope } from "#core/events/scope.ts";
import { settingsFields } from "#core/events/settings-fields.ts";
import { type RecordPlan, recordPages } from "#core/identity/pages/record-pages.ts";
import { productConfigs } from "../../catalogue/product-config.ts";
import { productStatuses, productTypeChoices, serviceTypes } from "./choices.ts";
import { type Pricing, priceSheet, pricingRequest } from "./product-pricing.ts";

type Product = {
  readonly id: number | undefined;
  readonly title: string;
  readonly type: keyof typeof productConfigs;
  readonly config: Readonly<Record<string, unknown>>;
  readonly currency: string | undefined;
  readonly pricing: Pricing;
  readonly prices: Readonly<Record<string, Pricing>>;
  readonly service_type: string | null;
  readonly addons: readonly { readonly id: number }[];
};
type Addons = { readonly list: readonly { readonly id: number; readonly title: string }[] };
type Consultants = { readonly list: readonly { readonly id: number; readonly name: string }[] };

const BLANK = {
  id: undefined,
  title: "",
  slug: "",
  description: "",
  type: "service",
  config: {},
  product_category_id: "",
  status: "enabled",
  hidden: false,
  is_addon: false,
  currency: undefined,
  pricing: { type: "once", once: null, recurrent: {} },
  prices: {},
  service_type: null,
  consultant_id: "",
  taxed: true,
  stock_control: false,
  quantity_in_stock: 0,
  priority: 0,
  addons: [],
};

const plan: RecordPlan = {
  part: "billing",
  path: "/products",
  permission: "product.manage_products",
  template: "product-form",
  key: "id",
  methods: { get: "product_get", create: "product_create", update: "product_update", remove: "product_delete" },
  words: {
    create: "New product",
    edit: "Product",
    created: "The product is created.",
    saved: "The product is saved.",
    removed: "The product is deleted. Orders of it stay.",
  },
  blank: BLANK,
  titleOf: ({ title }: Product) => title,
  choices: async (scope, request, record) => choicesFor(scope, request, record as Product),
  inputOf: (form, isNew) => productInput(form, isNew),
};

/** `/admin/products/new` and `/admin/products/:id`. */
export const productFormPages = recordPages(plan);

async function choicesFor(scope: Scope, { call, form }: PageRequest, product: Product): Promise<object> {
  const currencies = Object.keys(await call<Readonly<Record<string, string>>>("currency_get_pairs", {}, "guest"));
  const shopCurrency = product.currency ?? scope.shop.currency;
  const others = currencies.filter((code) => code !== shopCurrency);
  const addons = await call<Addons>("product_get_list", { is_addon: true, per_page: 500 });
  const sees = hasPermission(scope.actor, "consultant.view");
  const consultants = sees ? (await call<Consultants>("consultant_get_list", { per_page: 500 })).list : [];
  return {
    settings: product.id === undefined ? [] : settingsOf(scope, product, form),
    shopCurrency,
    ownSheet: priceSheet(scope, shopCurrency, ["pricing"], product.pricing, form),
    otherSheets: others.map((code) => priceSheet(scope, code, ["prices", code], product.prices[code], form)),
    chosenAddons: product.addons.map(({ id }) => String(id)),
    addons: addons.list.filter(({ id }) => id !== product.id).map(({ id, title }) => ({ value: String(id), label: title })),
    categories: optionsOf(await call<Readonly<Record<string, string>>>("product_category_get_pairs"), "No category"),
    consultants: optionsOf(Object.fromEntries(consultants.map(({ id, name }) => [String(id), name])), "Whoever has time"),
    services: [
      { value: "", label: "None" },
      ...[...new Set([...serviceTypes, ...(product.service_type === null ? [] : [product.service_type])])].map((value) => ({
        value,
        label: value,
      })),
    ],
    types: productTypeChoices,
    statuses: productStatuses,
    paymentTypes: [
      { value: "free", label: "Free" },
      { value: "once", label: "Paid once" },
      { value: "recurrent", label: "Paid per period" },
    ],
  };
}

/** The settings that a product of this type has, drawn from their schema; what was typed before a refusal stands in them again. */
function settingsOf(scope: Scope, { type, config }: Product, form: Fields | undefined) {
  const values = { ...productConfigs[type].parse({}), ...config, ...groupField(form, "config") };
  return settingsFields(productConfigs[type], values, (key) => scope.word("billing", key), { input: (name) => `config[${name}]` });
}

/** The form as the API takes it. The type of a product is chosen once. */
function productInput(form: Fields, isNew: boolean): object {
  const { payment_type: _payment, prices: _prices, pricing: _pricing, type, ...fields } = form;
  const known = withoutEmpty(withNulls({ addons: [], ...fields }, ["product_category_id", "consultant_id", "service_type"]), [
    "slug",
    "quantity_in_stock",
    "priority",
  ]);
  return { ...known, ...(isNew ? { type } : {}), ...pricingRequest(form) };
}
