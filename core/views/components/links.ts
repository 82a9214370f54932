import type { Fields, FieldValue } from "#core/events/page.ts";
import { addressOf } from "../area-path.ts";
import { type Component, textOf } from "./component.ts";

/** Addresses. */
export const links = {
  /** `{{link "/coupons" id}}`: a path of this area; further arguments are segments. */
  link: ({ view, args: [path, ...segments] }) =>
    addressOf(
      view.area,
      [textOf(path).replace(/(?<=.)\/$/, ""), ...segments.map((segment) => encodeURIComponent(textOf(segment)))].join("/"),
    ),

  /** `{{url sort="-code" page=2}}`: this page with its query, some of it changed; an empty value takes a part out. */
  url: ({ view, named }) => changedAddress(view.path, view.query, named),

  asset: ({ tools, args: [name] }) => tools.assets.url(textOf(name)),
} satisfies Record<string, Component>;

/** An address with a query in which some names were given other values. */
export function changedAddress(path: string, query: Fields, changes: Readonly<Record<string, unknown>>): string {
  const texts = new URLSearchParams();
  for (const [name, value] of Object.entries(query)) if (!Object.hasOwn(changes, name)) put(texts, name, value);
  for (const [name, value] of Object.entries(changes))
    if (value !== undefined && value !== null && value !== "") texts.append(name, textOf(value));
  const search = texts.toString();
  return search === "" ? path : `${path}?${search}`;
}

/** Query fields as the hidden fields of a form, `a[b]` and `a[]` included. */
export function flatFields(fields: Fields): readonly { readonly name: string; readonly value: string }[] {
  const texts = new URLSearchParams();
  for (const [name, value] of Object.entries(fields)) put(texts, name, value);
  return [...texts].map(([name, value]) => ({ name, value }));
}

function put(texts: URLSearchParams, name: string, value: FieldValue): void {
  if (typeof value === "string") texts.append(name, value);
  else if (Array.isArray(value)) for (const entry of value) put(texts, `${name}[]`, entry);
  else for (const [inner, entry] of Object.entries(value)) put(texts, `${name}[${inner}]`, entry);
}
