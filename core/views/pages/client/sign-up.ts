import { filledFields } from "#core/events/form-fields.ts";
import { definePage } from "#core/events/page.ts";
import { returnPath } from "../../area-path.ts";

/** `/sign-up`: a guest becomes a client and is signed in. */
export const clientSignUpPage = definePage({
  area: "client",
  path: "/sign-up",
  title: "Create an account",
  open: true,
  template: "sign-up",
  load: async (_scope, { query }) => ({
    signInQuery: typeof query["return"] === "string" ? `?return=${encodeURIComponent(query["return"])}` : "",
  }),
  actions: {
    "sign-up": async (scope, { form, query, call }) => {
      await call("client_create", { ...filledFields(form), lang: scope.language }, "guest");
      return { to: returnPath("client", query["return"]), message: "Welcome! Your account is ready." };
    },
  },
});
