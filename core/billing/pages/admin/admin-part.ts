import type { Contents } from "#core/events/module.ts";
import { billingAdminNavigation, billingAdminPages } from "./admin-pages.ts";
import { clientWidgets } from "./client-widgets.ts";
import { dashboardWidgets } from "./dashboard-widgets.ts";
import { salesGerman } from "./sales-german.ts";
import { shopGerman } from "./shop-german.ts";

/** The admin pages of billing, with their navigation, widgets and words. */
export const adminContents: Partial<Contents> = {
  pages: billingAdminPages,
  navigation: billingAdminNavigation,
  widgets: [...dashboardWidgets, ...clientWidgets],
  locales: { de: { words: { ...salesGerman, ...shopGerman } } },
};
