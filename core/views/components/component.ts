import type Handlebars from "handlebars";
import type { AssetCatalogue } from "../assets.ts";
import type { View } from "../view.ts";

/** What a component may use to draw. Only what `safe` has marked is printed as it is; everything else is escaped. */
export type ComponentTools = {
  readonly assets: AssetCatalogue;
  /** Draws a partial of the theme with exactly these fields. */
  readonly partial: (view: View, name: string, props: object) => string;
  readonly template: (view: View, module: string, name: string, data: object) => string;
  readonly safe: (html: string) => Handlebars.SafeString;
  readonly say: (view: View, key: string, values?: Readonly<Record<string, unknown>>) => string;
};

export type ComponentCall = {
  readonly view: View;
  readonly tools: ComponentTools;
  /** `{{name one two}}` */
  readonly args: readonly unknown[];
  /** `{{name key=value}}` */
  readonly named: Readonly<Record<string, unknown>>;
  /** What stands between `{{#name}}` and `{{/name}}`, drawn for another view when one is given; undefined outside of a block. */
  readonly block: ((context?: unknown, view?: View) => string) | undefined;
  readonly otherwise: (() => string) | undefined;
};

/** A word of the template language: draws a piece of a page, formats a value, or answers a question. */
export type Component = (call: ComponentCall) => unknown;

/** A value as text; empty for what is absent. */
export function textOf(value: unknown): string {
  if (value === undefined || value === null) return "";
  return typeof value === "object" && !("toHTML" in value) ? JSON.stringify(value) : String(value);
}
