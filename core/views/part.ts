import { defineModule } from "#core/events/module.ts";
import { viewErrors } from "./errors.ts";
import { viewsGerman } from "./locale-de.ts";
import { coreNavigation } from "./pages/core-navigation.ts";
import { corePages } from "./pages/core-pages.ts";

/** The pages of the host itself: signing in, dashboard, activity, extensions, settings, and the portal's first pages. */
export const viewsPart = defineModule({
  id: "views",
  errors: [viewErrors.table],
  locales: { de: viewsGerman },
  pages: corePages,
  navigation: coreNavigation,
});
