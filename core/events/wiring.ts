import type { z } from "zod";
import type { ExtensionPoint } from "./extension-point.ts";
import type { Listener } from "./hook.ts";
import type { AnyJob } from "./job.ts";
import type { AnyMethod, Role } from "./method.ts";
import type { NoticeListener } from "./notice.ts";
import type { BoundNavigation, BoundPage, BoundWidget } from "./page.ts";
import type { RestRoute } from "./rest-route.ts";
import type { SettingsToken } from "./settings-token.ts";

/** A listener together with the module it belongs to. */
export type BoundListener = Listener & { readonly module: string };

/** A notice listener together with the module it belongs to. */
export type BoundNoticeListener = NoticeListener & { readonly module: string };

/** A job together with the part or module it belongs to. */
export type BoundJob = AnyJob & { readonly module: string };

/**
 * What core and the active modules contribute at one moment: an immutable snapshot, replaced as a whole when a module is enabled,
 * disabled or configured. A disabled module is not in it at all.
 */
export type Wiring = {
  readonly revision: number;
  /** Ids of the active modules in dependency order. */
  readonly modules: readonly string[];
  readonly isOn: (moduleId: string) => boolean;
  readonly method: (role: Role, name: string) => AnyMethod | undefined;
  readonly methods: readonly AnyMethod[];
  readonly rest: readonly RestRoute[];
  /** In lane order, then dependency order. */
  readonly listeners: (hookName: string) => readonly BoundListener[];
  readonly noticeListeners: (noticeName: string) => readonly BoundNoticeListener[];
  readonly job: (name: string) => BoundJob | undefined;
  /** In dependency order. */
  readonly jobs: readonly BoundJob[];
  readonly pages: readonly BoundPage[];
  /** By order, then in dependency order. */
  readonly navigation: readonly BoundNavigation[];
  /** What fills a slot, by order, then in dependency order. */
  readonly widgets: (slot: string) => readonly BoundWidget[];
  readonly provided: <Item>(point: ExtensionPoint<Item>) => readonly Item[];
  readonly settings: <Schema extends z.ZodObject>(token: SettingsToken<Schema>) => Readonly<z.output<Schema>>;
  /** Every declared permission with its description. */
  readonly permissions: ReadonlyMap<string, string>;
};
