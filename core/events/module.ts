import type { EntitySchema } from "@mikro-orm/core";
import type { Migration } from "#core/database/migrations.ts";
import type { ErrorTable } from "#core/kernel/app-error.ts";
import type { Provision } from "./extension-point.ts";
import type { Listener } from "./hook.ts";
import type { AnyJob } from "./job.ts";
import type { AnyMethod } from "./method.ts";
import type { NoticeListener } from "./notice.ts";
import type { NavigationEntry, Page, Widget } from "./page.ts";
import type { RestRoute } from "./rest-route.ts";
import type { Scope } from "./scope.ts";
import type { SettingsToken } from "./settings-token.ts";

/** Sentences of one language: `errors` by code, everything else by key. */
export type Locale = { readonly errors?: Readonly<Record<string, string>>; readonly words?: Readonly<Record<string, string>> };

/**
 * All that a part of Largesse contributes: a table of contents, no logic. Core parts and modules have the same shape; what a
 * module lists here exists only while it is enabled, its tables and their rows excepted.
 */
export type Contents = {
  readonly id: string;
  readonly entities?: readonly EntitySchema[];
  readonly migrations?: readonly Migration[];
  readonly settings?: SettingsToken;
  /** Permission key (`coupon.view`) → what it allows, in a few words. */
  readonly permissions?: Readonly<Record<string, string>>;
  readonly errors?: readonly ErrorTable[];
  readonly locales?: Readonly<{ en?: Locale; de?: Locale }>;
  readonly methods?: readonly AnyMethod[];
  /** Addresses below `/api/v1`. */
  readonly rest?: readonly RestRoute[];
  readonly listeners?: readonly Listener[];
  readonly noticeListeners?: readonly NoticeListener[];
  readonly provides?: readonly Provision[];
  readonly jobs?: readonly AnyJob[];
  readonly pages?: readonly Page[];
  readonly navigation?: readonly NavigationEntry[];
  readonly widgets?: readonly Widget[];
  /** Names of files in the folder `assets` of the part or module that browsers may fetch. */
  readonly assets?: readonly string[];
  /** What still stands in the module's ledgers, one sentence each; uninstalling is refused while there is any. */
  readonly openBalances?: (scope: Scope) => Promise<readonly string[]>;
};

/** Declares a module (`modules/<id>/module.ts` exports it as `module`) or a part of core. */
export function defineModule(contents: Contents): Contents {
  return contents;
}
