import { hasPermission } from "#core/events/actor.ts";
import { adminDashboard, definePage } from "#core/events/page.ts";

type Colleague = { readonly name: string };
type Activity = { readonly list: readonly object[] };

/** `/admin`: what modules show at a glance, and what happened last. */
export const adminDashboardPage = definePage({
  area: "admin",
  path: "/",
  title: "Dashboard",
  permission: "profile.manage",
  template: "dashboard",
  slots: [adminDashboard],
  load: async (scope, { call }) => {
    const seesActivity = hasPermission(scope.actor, "activity.view");
    const [colleague, activity] = await Promise.all([
      call<Colleague>("profile_get"),
      seesActivity ? call<Activity>("activity_log_get_list", { per_page: 8 }) : undefined,
    ]);
    return { name: colleague.name, seesActivity, activity: activity?.list ?? [] };
  },
});
