import { textField } from "#core/events/form-fields.ts";
import type { PageAction } from "#core/events/page.ts";
import { invalidRequest } from "#core/kernel/app-error.ts";
import { portalActions } from "../../portal.ts";

/** Runs what a widget's form asks for. The page stays where it is, unless the widget says otherwise. */
export const runPortalAction: PageAction = async (scope, request) => {
  const name = textField(request.form, "part");
  const found = scope.wiring.provided(portalActions).find((action) => action.name === name);
  if (found === undefined) throw invalidRequest({ part: "This part of the page is not there any more." });
  return found.run(scope, request);
};
