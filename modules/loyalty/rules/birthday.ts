import { giftRule } from "./gift-rule.ts";

/** Points on the client's birthday, once a calendar year. */
export const birthday = giftRule("birthday", { en: "Birthday", de: "Geburtstag" }, "birthday", {
  en: "on the birthday",
  de: "zum Geburtstag",
});
