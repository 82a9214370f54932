import { giftRule } from "./gift-rule.ts";

/** Points for signing up. */
export const signUp = giftRule("sign_up", { en: "Sign-up", de: "Anmeldung" }, "sign_up", { en: "for signing up", de: "für die Anmeldung" });
