import { textField } from "#core/events/form-fields.ts";
import { definePage } from "#core/events/page.ts";
import { returnPath } from "../../area-path.ts";

/** `/sign-in`: a client signs in, keeps the cart it filled as a guest, and goes on to the page it came for. */
export const clientSignInPage = definePage({
  area: "client",
  path: "/sign-in",
  title: "Sign in",
  open: true,
  template: "sign-in",
  load: async (_scope, { query }) => ({
    hasSignedOut: query["signed-out"] === "1",
    isSentHere: query["return"] !== undefined,
    signUpQuery: typeof query["return"] === "string" ? `?return=${encodeURIComponent(query["return"])}` : "",
  }),
  actions: {
    "sign-in": async (_scope, { form, query, call }) => {
      await call("client_login", { email: textField(form, "email"), password: textField(form, "password") }, "guest");
      return { to: returnPath("client", query["return"]) };
    },
  },
});
