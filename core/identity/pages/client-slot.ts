import { defineSlot } from "#core/events/page.ts";

/** The page of one client; whoever fills it finds the client's id in the request's `params.id`. */
export const adminClientSlot = defineSlot("admin", "admin.client");
