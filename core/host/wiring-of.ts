import type { z } from "zod";
import { provide } from "#core/events/extension-point.ts";
import type { Contents } from "#core/events/module.ts";
import type { BoundNavigation, BoundPage, BoundWidget } from "#core/events/page.ts";
import type { SettingsToken } from "#core/events/settings-token.ts";
import type { BoundJob, BoundListener, Wiring } from "#core/events/wiring.ts";
import { openPostOffice } from "#core/mail/open-post-office.ts";
import { postOffice } from "#core/mail/post-office.ts";
import { activeModules } from "./active-modules.ts";
import type { ExtensionRow } from "./extension-row.ts";
import { type HostContext, hostContext } from "./host-context.ts";
import { type SettingsFault, settingsOf } from "./settings-of.ts";

export type WiringInput = { readonly revision: number; readonly context: HostContext; readonly extensions: readonly ExtensionRow[] };

/** The wiring, and what had to be passed over to make it: one sentence each, with the module it is about. */
export type WiringOutcome = { readonly wiring: Wiring; readonly faults: readonly SettingsFault[] };

/** Joins what core and the active modules contribute into one immutable snapshot. Core's parts cannot be disabled. */
export function wiringOf({ revision, context, extensions }: WiringInput): WiringOutcome {
  const { catalogue } = context;
  const active = activeModules(catalogue.modules, extensions);
  const contents: readonly Contents[] = [...catalogue.parts, ...active.modules.map((module) => module.contents)];
  const settings = settingsOf([...catalogue.parts, ...catalogue.modules.map((module) => module.contents)], extensions);
  const ids = active.modules.map(({ id }) => id);
  const idSet = new Set(ids);
  const methods = contents.flatMap((part) => part.methods ?? []);
  const byName = new Map(methods.map((method) => [`${method.role} ${method.name}`, method]));
  const listeners = Map.groupBy(contents.flatMap(boundListeners), ({ hook }) => hook);
  for (const [hook, list] of listeners)
    listeners.set(
      hook,
      list.toSorted((one, other) => one.laneIndex - other.laneIndex),
    );
  const noticeListeners = Map.groupBy(
    contents.flatMap((part) => (part.noticeListeners ?? []).map((listener) => ({ ...listener, module: part.id }))),
    ({ notice }) => notice,
  );
  const jobs = contents.flatMap((part) => (part.jobs ?? []).map((job): BoundJob => ({ ...job, module: part.id })));
  const jobsByName = new Map(jobs.map((job) => [job.name, job]));
  const widgets = Map.groupBy(contents.flatMap(boundWidgets).toSorted(byOrder), ({ slot }) => slot);
  const own = [provide(hostContext, context), provide(postOffice, openPostOffice(context.environment))];
  const provisions = Map.groupBy([...own, ...contents.flatMap((part) => part.provides ?? [])], ({ point }) => point);
  const provided = new Map<string, readonly unknown[]>([...provisions].map(([point, list]) => [point, list.map(({ item }) => item)]));

  const wiring: Wiring = {
    revision,
    modules: ids,
    isOn: (moduleId) => idSet.has(moduleId),
    method: (role, name) => byName.get(`${role} ${name}`) ?? (role === "client" ? byName.get(`guest ${name}`) : undefined),
    methods,
    rest: contents.flatMap((part) => part.rest ?? []),
    listeners: (hookName) => listeners.get(hookName) ?? [],
    noticeListeners: (noticeName) => noticeListeners.get(noticeName) ?? [],
    job: (name) => jobsByName.get(name),
    jobs,
    pages: contents.flatMap(boundPages),
    navigation: contents.flatMap(boundNavigation).toSorted(byOrder),
    widgets: (slot) => widgets.get(slot) ?? [],
    provided: <Item>({ id }: { readonly id: string }) => (provided.get(id) ?? []) as readonly Item[],
    settings: <Schema extends z.ZodObject>({ module, schema }: SettingsToken<Schema>) =>
      (settings.values.get(module) ?? schema.parse({})) as Readonly<z.output<Schema>>,
    permissions: new Map(contents.flatMap((part) => Object.entries(part.permissions ?? {}))),
  };
  return { wiring, faults: [...active.faults, ...settings.faults] };
}

function boundListeners({ id, listeners = [] }: Contents): BoundListener[] {
  return listeners.map((listener) => ({ ...listener, module: id }));
}

function boundPages({ id, pages = [] }: Contents): BoundPage[] {
  return pages.map((page) => ({ ...page, module: id }));
}

function boundNavigation({ id, navigation = [] }: Contents): BoundNavigation[] {
  return navigation.map((entry) => ({ ...entry, module: id }));
}

function boundWidgets({ id, widgets = [] }: Contents): BoundWidget[] {
  return widgets.map((widget) => ({ ...widget, module: id }));
}

function byOrder(one: { readonly order: number }, other: { readonly order: number }): number {
  return one.order - other.order;
}
