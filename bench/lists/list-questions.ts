/** One thing staff ask of a list: through the API, through the page, or both. */
export type ListQuestion = {
  readonly title: string;
  /** The API method's path and its input. */
  readonly api?: { readonly path: string; readonly input: Readonly<Record<string, unknown>> };
  /** The page's address below `/admin`. */
  readonly page?: string;
};

/** Every order, filter and kind of search of the coupons' list, and what the other long lists are usually asked. */
export function listQuestions(coupons: number): readonly ListQuestion[] {
  const ask = (title: string, input: Readonly<Record<string, unknown>>, query?: string): ListQuestion => ({
    title,
    api: { path: "coupon/get_list", input: { per_page: 20, ...input } },
    ...(query !== undefined && { page: `/coupons${query}` }),
  });
  return [
    ask("coupons, newest first", {}, ""),
    ask("last page", { page: Math.floor((coupons * 0.98) / 20) }, `?page=${Math.floor((coupons * 0.98) / 50)}`),
    ...SORTS.flatMap((sort) => [
      ask(`by ${sort}, descending`, { sort, direction: "desc" }, `?sort=-${sort}`),
      ask(`by ${sort}, ascending`, { sort, direction: "asc" }, `?sort=${sort}`),
    ]),
    ask("by revenue, in the middle", { sort: "revenue", page: Math.ceil((coupons * 0.45) / 20) }),
    ...["inactive", "flagged", "expired", "limit_reached", "scheduled", "active"].map((status) =>
      ask(`status ${status}`, { status }, `?status=${status}`),
    ),
    ask("two statuses, by revenue", { status: ["active", "scheduled"], sort: "revenue" }, "?status=active,scheduled&sort=-revenue"),
    ask("type", { type: "absolute" }, "?type=absolute"),
    ask("applicable to", { applicable_to: "first_time_users" }, "?applicable_to=first_time_users"),
    ask("campaign", { campaign: "partner-7" }, "?campaign=partner-7"),
    ask("a campaign there is not", { campaign: "nowhere" }),
    ask("automatic", { automatic: true }, "?automatic=1"),
    ask("of a product", { product_id: 2 }),
    ask("deleted", { deleted: true }, "?deleted=1"),
    ask("created in a month", { created_from: "2025-03-01", created_to: "2025-03-31" }),
    ask("ending in the next 30 days", {}, "?date_field=expires&date_preset=next_30_days"),
    ask("used in the last 7 days", {}, "?date_field=last_used&date_preset=last_7_days"),
    ask("used 5 to 9 times", { used_min: 5, used_max: 9 }, "?used_min=5&used_max=9"),
    ask("never used", { used_max: 0 }, "?used_max=0"),
    ask("revenue from 500 to 1,000", { revenue_min: 500, revenue_max: 1_000 }, "?revenue_min=500&revenue_max=1000"),
    ask("search for a code", { search: "WINTER4321" }, "?search=WINTER4321"),
    ask("search for a unique code", { search: "SINGLE-777" }, "?search=SINGLE-777"),
    ask("search for a word of many", { search: "summer" }, "?search=summer"),
    ask("search for a word of many, by revenue", { search: "summer", sort: "revenue" }, "?search=summer&sort=-revenue"),
    ask("search for two letters", { search: "wi" }, "?search=wi"),
    ask("search for one letter", { search: "w" }, "?search=w"),
    ask("search for two letters, by revenue", { search: "wi", sort: "revenue" }, "?search=wi&sort=-revenue"),
    ask("search for two letters inside codes", { search: "nt" }, "?search=nt"),
    ask("search for two letters that all have", { search: "of" }, "?search=of"),
    ask("search for the end of a code", { search: "4321" }, "?search=4321"),
    ask("search with a typo", { search: "WINTR4321" }, "?search=WINTR4321"),
    ask("search with a typo of many", { search: "sumer" }, "?search=sumer"),
    ask("search for what there is not", { search: "zebra quartz" }, "?search=zebra+quartz"),
    ...OTHERS,
  ];
}

const SORTS = [
  "id",
  "code",
  "internal_name",
  "type",
  "value",
  "status",
  "usage",
  "revenue",
  "conversion",
  "created_at",
  "expires_at",
  "last_used_at",
] as const;

const OTHERS: readonly ListQuestion[] = [
  { title: "clients, newest first", api: { path: "client/get_list", input: {} }, page: "/clients" },
  { title: "clients, by name", api: { path: "client/get_list", input: { sort: "name", direction: "asc" } }, page: "/clients?sort=name" },
  { title: "clients, search", api: { path: "client/get_list", input: { search: "grace9876" } }, page: "/clients?search=grace9876" },
  { title: "clients, by name, descending", api: { path: "client/get_list", input: { sort: "name" } }, page: "/clients?sort=-name" },
  { title: "clients, search for a word of many", api: { path: "client/get_list", input: { search: "ada" } }, page: "/clients?search=ada" },
  { title: "clients, search for two letters", api: { path: "client/get_list", input: { search: "gr" } }, page: "/clients?search=gr" },
  { title: "orders, newest first", api: { path: "order/get_list", input: {} }, page: "/orders" },
  { title: "orders, by client", api: { path: "order/get_list", input: { sort: "client" } }, page: "/orders?sort=client" },
  { title: "orders, search", api: { path: "order/get_list", input: { search: "hosting" } }, page: "/orders?search=hosting" },
  { title: "invoices, newest first", api: { path: "invoice/get_list", input: {} }, page: "/invoices" },
  { title: "invoices, by client", api: { path: "invoice/get_list", input: { sort: "client" } }, page: "/invoices?sort=client" },
  { title: "invoices, by client, from A", api: { path: "invoice/get_list", input: { sort: "client", direction: "asc" } } },
  { title: "invoices, by total", api: { path: "invoice/get_list", input: { sort: "total" } }, page: "/invoices?sort=-total" },
  { title: "invoices, unpaid", api: { path: "invoice/get_list", input: { status: "unpaid" } }, page: "/invoices?status=unpaid" },
  { title: "gift cards, newest first", api: { path: "gift_card/get_list", input: {} }, page: "/gift-cards" },
  { title: "gift cards, by balance", api: { path: "gift_card/get_list", input: { sort: "balance" } }, page: "/gift-cards?sort=-balance" },
  {
    title: "gift cards, search for the end of a code",
    api: { path: "gift_card/get_list", input: { search: "C4CA" } },
    page: "/gift-cards?search=C4CA",
  },
  {
    title: "gift cards, search",
    api: { path: "gift_card/get_list", input: { search: "grace9876" } },
    page: "/gift-cards?search=grace9876",
  },
];
