import { textField } from "#core/events/form-fields.ts";
import { definePage } from "#core/events/page.ts";
import { accountTabs } from "./account-tabs.ts";

/** What a client can change of itself; an address takes the password besides. */
const FIELDS = [
  "first_name",
  "last_name",
  "company",
  "company_vat",
  "phone",
  "address_1",
  "address_2",
  "postcode",
  "city",
  "state",
  "country",
  "birthday",
  "lang",
];

/** `/account`: name and address, sign-in, the key for the API, and everything the shop knows. */
export const clientProfilePage = definePage({
  area: "client",
  path: "/account",
  title: "Account",
  template: "profile",
  load: async (_scope, { call }) => ({ client: await call("profile_get"), accountTabs }),
  actions: {
    save: async (_scope, { form, call }) => {
      const changes = Object.fromEntries(FIELDS.map((name) => [name, textField(form, name)]));
      const { birthday, lang, ...texts } = changes;
      await call("profile_update", { ...texts, birthday: birthday === "" ? null : birthday, lang: lang === "" ? null : lang });
      return { message: "Your profile is saved." };
    },
    "change-email": async (_scope, { form, call }) => {
      await call("profile_update", { email: textField(form, "email"), current_password: textField(form, "current_password") });
      return { message: "You sign in with the new address from now on." };
    },
    "change-password": async (_scope, { form, call }) => {
      await call("profile_change_password", {
        current_password: textField(form, "current_password"),
        new_password: textField(form, "new_password"),
        confirm_password: textField(form, "confirm_password"),
      });
      return { message: "Your password is changed." };
    },
    "confirm-email": async (_scope, { call }) => {
      await call("client_resend_email_verification");
      return { message: "A mail with a link is on its way to you." };
    },
    "new-key": async (_scope, { call }) => ({ shown: { key: await call<string>("profile_api_key_reset") } }),
  },
});
