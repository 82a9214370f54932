import { defineNavigation } from "#core/events/page.ts";

/** Where the host's own pages stand. Groups in the admin pages: Overview, Sales, Value, Shop, System. */
export const coreNavigation = [
  defineNavigation({ area: "admin", group: "Overview", label: "Dashboard", href: "/", order: 0, icon: "layout-dashboard" }),
  defineNavigation({ area: "admin", group: "System", label: "Extensions", href: "/extensions", order: 900, icon: "puzzle" }),
  defineNavigation({ area: "admin", group: "System", label: "Shop settings", href: "/settings", order: 910, icon: "settings" }),
  defineNavigation({ area: "admin", group: "System", label: "Activity log", href: "/activity", order: 920, icon: "history" }),
  defineNavigation({ area: "admin", group: "System", label: "Saved views", href: "/saved-views", order: 930, icon: "bookmarks" }),
  defineNavigation({ area: "client", group: "Portal", label: "Home", href: "/", order: 0, icon: "home" }),
];
