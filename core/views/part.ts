import { listen } from "#core/events/hook.ts";
import { defineModule } from "#core/events/module.ts";
import { clientErasing } from "#core/identity/hooks.ts";
import { activityGerman } from "./activity-german.ts";
import { viewErrors } from "./errors.ts";
import { viewsGerman } from "./locale-de.ts";
import { coreNavigation } from "./pages/core-navigation.ts";
import { corePages } from "./pages/core-pages.ts";
import { permissionsGerman } from "./permissions-german.ts";
import { savedViewClearRecent } from "./saved/api/saved-view-clear-recent.ts";
import { savedViewCreate } from "./saved/api/saved-view-create.ts";
import { savedViewDelete } from "./saved/api/saved-view-delete.ts";
import { savedViewGetList } from "./saved/api/saved-view-get-list.ts";
import { savedViewSetDefault } from "./saved/api/saved-view-set-default.ts";
import { savedViewUpdate } from "./saved/api/saved-view-update.ts";
import { SavedView } from "./saved/entities/saved-view.ts";
import { SavedViewDefault } from "./saved/entities/saved-view-default.ts";
import { forgetClient } from "./saved/forget-client.ts";

/** The pages of the host itself: signing in, dashboard, activity, extensions, settings, and the portal's first pages. */
export const viewsPart = defineModule({
  id: "views",
  entities: [SavedView, SavedViewDefault],
  errors: [viewErrors.table],
  methods: [savedViewGetList, savedViewCreate, savedViewUpdate, savedViewDelete, savedViewSetDefault, savedViewClearRecent],
  listeners: [listen(clientErasing, forgetClient, { lane: "counters", guards: true })],
  locales: { de: { ...viewsGerman, words: { ...permissionsGerman, ...activityGerman, ...viewsGerman.words } } },
  pages: corePages,
  navigation: coreNavigation,
});
