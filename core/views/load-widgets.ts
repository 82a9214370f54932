import { hasPermission } from "#core/events/actor.ts";
import type { BoundPage, BoundWidget, PageRequest } from "#core/events/page.ts";
import type { Scope } from "#core/events/scope.ts";
import type { DrawnWidget } from "./view.ts";

/** Loads what modules put into the slots of a page. A widget that fails is shown as such, and logged; the page goes on without it. */
export async function drawWidgets(
  scope: Scope,
  page: BoundPage,
  request: PageRequest,
): Promise<ReadonlyMap<string, readonly DrawnWidget[]>> {
  const slots = await Promise.all(
    (page.slots ?? []).map(async ({ area, name }) => {
      const allowed = scope.wiring.widgets(name).filter(({ permission }) => isAllowed(scope, area, permission));
      const drawn = await Promise.all(allowed.map((widget) => drawWidget(scope, widget, request)));
      return [name, drawn.filter((widget) => widget !== undefined)] as const;
    }),
  );
  return new Map(slots);
}

/** An admin widget without a permission is for nobody. */
function isAllowed({ actor }: Scope, area: string, permission: string | undefined): boolean {
  return permission === undefined ? area === "client" : hasPermission(actor, permission);
}

async function drawWidget(
  scope: Scope,
  { title, module, template, load }: BoundWidget,
  request: PageRequest,
): Promise<DrawnWidget | undefined> {
  try {
    const data = await load(scope, request);
    return data === undefined ? undefined : { title, module, template, data };
  } catch (fault) {
    scope.log.error({ err: fault, module, widget: title }, "A widget could not be loaded.");
    return { title, module, template, data: undefined };
  }
}
