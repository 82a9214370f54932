import { z } from "zod";
import { defineNotice } from "#core/events/notice.ts";

/**
 * A client has an address nobody has confirmed yet: it signed up, changed it, or asked again. Whoever sends mail draws the token. The hash says
 * which address was meant: for another one there is another notice.
 */
export const emailUnconfirmed = defineNotice("emailUnconfirmed", z.object({ client_id: z.int(), address_hash: z.string().optional() }));

/** Somebody asked for a new password; without an id there is no such account, and nothing is to be done. */
export const passwordForgotten = defineNotice("passwordForgotten", z.object({ kind: z.enum(["client", "staff"]), id: z.int().nullable() }));
