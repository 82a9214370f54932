import { textField } from "#core/events/form-fields.ts";
import { definePage } from "#core/events/page.ts";
import { returnPath } from "../../area-path.ts";

/** `/admin/sign-in`: staff signs in, and goes on to the page it came for. */
export const adminSignInPage = definePage({
  area: "admin",
  path: "/sign-in",
  title: "Sign in",
  open: true,
  template: "sign-in",
  load: async (_scope, { query }) => ({ hasSignedOut: query["signed-out"] === "1", isSentHere: query["return"] !== undefined }),
  actions: {
    "sign-in": async (_scope, { form, query, call }) => {
      await call("staff_login", { email: textField(form, "email"), password: textField(form, "password") }, "guest");
      return { to: returnPath("admin", query["return"]) };
    },
  },
});
