import { filtersIn, textField } from "#core/events/form-fields.ts";
import { definePage } from "#core/events/page.ts";

type Client = { readonly id: number; readonly first_name: string; readonly last_name: string; readonly currency: string | null };

/** `/admin/clients/:id/credit`: every movement of a client's account credit, and adding to it. */
export const clientCreditPage = definePage({
  area: "admin",
  path: "/clients/:id/credit",
  title: "Account credit",
  permission: "credit.view",
  template: "client-credit",
  load: async (_scope, { params: { id = "" }, query, call }) => ({
    client: await call<Client>("client_get", { id }),
    total: await call<number>("client_balance_get_total", { id }),
    page: await call("client_balance_get_list", { id, ...filtersIn(query, []), per_page: 50 }),
  }),
  actions: {
    add: async (_scope, { params, form, call }) => {
      const fields = { amount: textField(form, "amount"), description: textField(form, "description") };
      await call("client_balance_add_funds", { id: params["id"], ...fields });
      return { message: "The credit is added." };
    },
  },
});
