import type { SessionFlash } from "#core/api/session-data.ts";
import type { Area, BoundNavigation, Fields } from "#core/events/page.ts";
import type { Scope } from "#core/events/scope.ts";
import type { LiveView } from "./live-view.ts";
import type { Appearance } from "./preferences.ts";
import type { ListMemory } from "./saved/list-memory.ts";

/** What a refused form is drawn again with. */
export type FormFailure = {
  /** The action that was refused; undefined when the page as a whole was. */
  readonly action: string | undefined;
  readonly message: string;
  /** One sentence for each field that was wrong. */
  readonly errors: Readonly<Record<string, string>>;
  readonly fields: Fields;
};

/** What the page tells once, and the form that takes it back. */
export type Flash = { readonly text: string; readonly undo: SessionFlash["undo"] };

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
  /** What the fields that were drawn are called and where they are, for the summary above them. */
  readonly labels: Map<string, { readonly id: string; readonly label: string }>;
  readonly flash: Flash | undefined;
  readonly widgets: ReadonlyMap<string, readonly DrawnWidget[]>;
  /** What the caller has kept of the list the page shows; undefined where lists are not remembered. */
  readonly listMemory: ListMemory | undefined;
  readonly scripts: readonly string[];
  readonly live: LiveView | undefined;
};
