import type { Scope } from "#core/events/scope.ts";
import { hostContextOf } from "./host-context.ts";

/** One reaction of a part or an active module. `kind`: a hook runs in the transaction and may refuse, a notice comes after it. */
export type ListenerView = {
  readonly event: string;
  readonly kind: "hook" | "notice";
  readonly module: string;
  readonly lane: string | null;
  readonly guards: boolean;
};

/** What reacts to what, by event, in the order in which it runs. */
export function listListeners(scope: Scope): ListenerView[] {
  const { catalogue } = hostContextOf(scope);
  const active = [...catalogue.parts, ...catalogue.modules.filter(({ id }) => scope.wiring.isOn(id)).map(({ contents }) => contents)];
  const hooks = new Set(active.flatMap((part) => (part.listeners ?? []).map(({ hook }) => hook)));
  const notices = new Set(active.flatMap((part) => (part.noticeListeners ?? []).map(({ notice }) => notice)));
  const views = [
    ...[...hooks].flatMap((event) =>
      scope.wiring.listeners(event).map(({ module, lane, guards }): ListenerView => ({ event, kind: "hook", module, lane, guards })),
    ),
    ...[...notices].flatMap((event) =>
      scope.wiring.noticeListeners(event).map(({ module }): ListenerView => ({ event, kind: "notice", module, lane: null, guards: false })),
    ),
  ];
  return views.toSorted((one, other) => (one.event === other.event ? 0 : one.event < other.event ? -1 : 1));
}
