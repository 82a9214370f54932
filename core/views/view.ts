import type { Area, BoundNavigation, Fields } from "#core/events/page.ts";
import type { Scope } from "#core/events/scope.ts";
import type { Appearance } from "./preferences.ts";

/** What a refused form is drawn again with. */
export type FormFailure = {
  /** The action that was refused; undefined when the page as a whole was. */
  readonly action: string | undefined;
  readonly message: string;
  /** One sentence for each field that was wrong. */
  readonly errors: Readonly<Record<string, string>>;
  readonly fields: Fields;
};

export type DrawnWidget = { readonly title: string; readonly module: string; readonly template: string; readonly data: object | undefined };

/** Everything components and layout know of the page they draw, beside its data. */
export type View = {
  readonly area: Area;
  /** Whose words and templates the page uses. */
  readonly module: string;
  readonly scope: Scope;
  readonly title: string;
  readonly path: string;
  readonly query: Fields;
  readonly appearance: Appearance;
  readonly navigation: readonly BoundNavigation[];
  /** Made when the first form asks for it; undefined for who is not signed in and needs none. */
  readonly csrfToken: () => string | undefined;
  readonly failure: FormFailure | undefined;
  /** What the fields that were drawn are called, for the summary above them. */
  readonly labels: Map<string, string>;
  readonly flash: string | undefined;
  readonly widgets: ReadonlyMap<string, readonly DrawnWidget[]>;
  readonly scripts: readonly string[];
  readonly isLive: boolean;
};
