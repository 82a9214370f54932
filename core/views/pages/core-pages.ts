import type { Page } from "#core/events/page.ts";
import { adminActivityPage } from "./admin/activity.ts";
import { adminDashboardPage } from "./admin/dashboard.ts";
import { adminExtensionSettingsPage } from "./admin/extension-settings.ts";
import { adminExtensionsPage } from "./admin/extensions.ts";
import { savedViewsPage } from "./admin/saved-views.ts";
import { adminShopSettingsPage } from "./admin/shop-settings.ts";
import { adminSignInPage } from "./admin/sign-in.ts";
import { adminSignOutPage } from "./admin/sign-out.ts";
import { clientHomePage } from "./client/home.ts";
import { clientSignInPage } from "./client/sign-in.ts";
import { clientSignOutPage } from "./client/sign-out.ts";
import { clientSignUpPage } from "./client/sign-up.ts";

/** The host's own pages. */
export const corePages: readonly Page[] = [
  adminSignInPage,
  adminSignOutPage,
  adminDashboardPage,
  adminActivityPage,
  adminExtensionsPage,
  adminExtensionSettingsPage,
  adminShopSettingsPage,
  savedViewsPage,
  clientHomePage,
  clientSignInPage,
  clientSignUpPage,
  clientSignOutPage,
];
