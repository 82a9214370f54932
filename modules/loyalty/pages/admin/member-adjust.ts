import { filledFields, textField } from "#core/events/form-fields.ts";
import { definePage } from "#core/events/page.ts";
import { invalidRequest } from "#core/kernel/app-error.ts";
import { atField } from "../at-field.ts";
import { pageWord } from "../page-word.ts";
import { loadMember } from "./load-member.ts";

const AT_POINTS = { "loyalty.insufficient_points": "points", "loyalty.amount_invalid": "points" };

/** `/admin/loyalty/members/:id/adjust`: staff give points or take them, with a reason, or tell an event that earns some. */
export const memberAdjustPage = definePage({
  area: "admin",
  path: "/loyalty/members/:id/adjust",
  title: "Give or take points",
  permission: "loyalty.adjust",
  template: "member-adjust",
  load: async (scope, request) => ({
    ...(await loadMember(scope, request)),
    way: textField(request.query, "way") === "take" ? "take" : "give",
    title: pageWord(scope, "Give or take points"),
  }),
  actions: {
    save: async (scope, request) => {
      const { id, memberPath, name } = await loadMember(scope, request);
      const { way, points = "", description = "", expires_at: expiresAt } = filledFields(request.form);
      if (way !== "give" && way !== "take") throw invalidRequest({ way: pageWord(scope, "Choose whether points are given or taken.") });
      const adjustment = {
        client_id: id,
        points,
        description,
        ...(way === "give" && expiresAt !== undefined && { expires_at: expiresAt }),
      };
      const method = way === "give" ? "coupon_add_client_loyalty_points" : "coupon_deduct_client_loyalty_points";
      await atField(scope, AT_POINTS, () => request.call(method, adjustment));
      const message = way === "give" ? "{name} has {points} more points." : "{name} has {points} points less.";
      return { to: memberPath, message, values: { name, points: String(points) } };
    },
    event: async (scope, request) => {
      const { id, memberPath, name } = await loadMember(scope, request);
      const told = { client_id: id, event: textField(request.form, "event"), cause: textField(request.form, "cause") };
      const { points, is_new: isNew } = await request.call<{ points: number; is_new: boolean }>("loyalty_event", told);
      if (!isNew) return { to: memberPath, message: "This event was told before; it counts once." };
      if (points === 0) return { to: memberPath, message: "The event is noted. No rule gives points for it." };
      return { to: memberPath, message: "{name} has {points} more points.", values: { name, points } };
    },
  },
});
