import { defineNavigation, type Page } from "#core/events/page.ts";
import { clientPage } from "./admin/client.ts";
import { clientExportPage } from "./admin/client-export.ts";
import { clientFormPages } from "./admin/client-form.ts";
import { clientGroupFormPages } from "./admin/client-group-form.ts";
import { clientGroupListPage } from "./admin/client-group-list.ts";
import { clientListPage } from "./admin/client-list.ts";
import { staffFormPages } from "./admin/staff-form.ts";
import { staffListPage } from "./admin/staff-list.ts";
import { staffPermissionsPage } from "./admin/staff-permissions.ts";

/** The admin pages of clients, their groups and staff. */
export const identityAdminPages: readonly Page[] = [
  clientListPage,
  clientPage,
  clientExportPage,
  ...clientFormPages,
  clientGroupListPage,
  ...clientGroupFormPages,
  staffListPage,
  ...staffFormPages,
  staffPermissionsPage,
];

/** Where they stand in the navigation. */
export const identityAdminNavigation = [
  defineNavigation({
    area: "admin",
    group: "Sales",
    label: "Clients",
    href: "/clients",
    covers: ["/client-groups"],
    order: 130,
    icon: "users",
  }),
  defineNavigation({ area: "admin", group: "System", label: "Staff", href: "/staff", order: 890, icon: "user-shield" }),
];
