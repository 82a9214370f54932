import { hasPermission } from "#core/events/actor.ts";
import { mayOpen } from "../page-access.ts";
import { type Component, textOf } from "./component.ts";

/** Questions, for `{{#if (eq status "active")}}` and the like. */
export const conditions = {
  eq: ({ args: [one, other] }) => one === other,
  ne: ({ args: [one, other] }) => one !== other,
  gt: ({ args: [one, other] }) => Number(one) > Number(other),
  not: ({ args: [value] }) => isEmpty(value),
  and: ({ args }) => args.every((value) => !isEmpty(value)),
  or: ({ args }) => args.find((value) => !isEmpty(value)) ?? false,
  includes: ({ args: [list, item] }) => Array.isArray(list) && list.includes(item),
  /** The first that is neither absent nor empty text. */
  either: ({ args }) => args.find((value) => value !== undefined && value !== null && value !== ""),
  concat: ({ args }) => args.map(textOf).join(""),
  list: ({ args }) => args,
  object: ({ named }) => named,

  /** `{{#if (can "coupon.edit")}}`: whether the caller has a permission. */
  can: ({ view, args: [permission] }) => hasPermission(view.scope.actor, textOf(permission)),
  /** Whether a module is enabled. */
  "is-on": ({ view, args: [module] }) => view.scope.wiring.isOn(textOf(module)),
  /** Whether the page at a path of this area exists and the caller may see it. */
  "may-open": ({ view, args: [path] }) => mayOpen(view.scope.wiring, view.area, textOf(path), view.scope.actor),
} satisfies Record<string, Component>;

/** As `{{#if}}` sees it: an empty list is nothing. */
function isEmpty(value: unknown): boolean {
  return Array.isArray(value)
    ? value.length === 0
    : value === undefined || value === null || value === false || value === "" || value === 0;
}
