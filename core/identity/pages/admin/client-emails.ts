import { defineWidget } from "#core/events/page.ts";
import { adminClientSlot } from "../client-slot.ts";

const SHOWN = 5;

/** On the page of a client: the mails it was sent last. */
export const clientEmailsWidget = defineWidget({
  slot: adminClientSlot.name,
  title: "E-mails",
  order: 90,
  permission: "client.view",
  template: "widget-client-emails",
  load: async (_scope, { params: { id = "" }, call }) => ({
    page: await call("email_email_get_list", { client_id: id, per_page: SHOWN }),
  }),
});
