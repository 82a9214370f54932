import { textField } from "#core/events/form-fields.ts";
import { definePage } from "#core/events/page.ts";
import { adminClientSlot } from "../client-slot.ts";

type Client = { readonly id: number; readonly first_name: string; readonly last_name: string; readonly erased_at: string | null };

/** `/admin/clients/:id`: who somebody is, and in the slot what the parts and modules know. */
export const clientPage = definePage({
  area: "admin",
  path: "/clients/:id",
  title: "Client",
  permission: "client.view",
  template: "client",
  slots: [adminClientSlot],
  load: async (_scope, { params, call }) => {
    const client = await call<Client>("client_get", { id: params["id"] });
    return { client, isErased: client.erased_at !== null, title: `${client.first_name} ${client.last_name}`.trim() || `#${client.id}` };
  },
  actions: {
    note: async (_scope, { params, form, call }) => {
      await call("client_update", { id: params["id"], notes: textField(form, "notes") });
      return { message: "The notes are saved." };
    },
    "set-password": async (_scope, { params, form, call }) => {
      await call("client_change_password", { ...form, id: params["id"] });
      return { message: "The password is set, and all sessions of the client are ended." };
    },
    "reset-key": async (_scope, { params, call }) => ({
      shown: { apiKey: await call<string>("profile_api_key_reset", { id: params["id"] }) },
      message: "The client has a new API key. The old one no longer works.",
    }),
    erase: async (_scope, { params, call }) => {
      await call("client_delete", { id: params["id"] });
      return { to: "/clients", message: "The client is erased. Its invoices stay under a pseudonym." };
    },
  },
});
