import { filtersIn } from "#core/events/form-fields.ts";
import { definePage } from "#core/events/page.ts";
import { recordPages } from "#core/identity/pages/record-pages.ts";

/** `/admin/product-categories` and the pages of one. */
export const categoryPages = [
  definePage({
    area: "admin",
    path: "/product-categories",
    title: "Product categories",
    permission: "product.view",
    template: "category-list",
    load: async (_scope, { query, call }) => ({ page: await call("product_category_get_list", { ...filtersIn(query, []), per_page: 50 }) }),
  }),
  ...recordPages({
    part: "billing",
    path: "/product-categories",
    permission: "product.manage_categories",
    template: "category-form",
    key: "id",
    methods: {
      get: "product_category_get",
      create: "product_category_create",
      update: "product_category_update",
      remove: "product_category_delete",
    },
    words: {
      create: "New category",
      edit: "Category",
      created: "The category is created.",
      saved: "The category is saved.",
      removed: "The category is deleted.",
    },
    blank: { title: "", description: "" },
    titleOf: ({ title }: { readonly title: string }) => title,
  }),
];
