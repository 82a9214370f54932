import type { Scope } from "#core/events/scope.ts";

type PermissionOption = { readonly value: string; readonly label: string };
export type PermissionGroup = { readonly key: string; readonly options: readonly PermissionOption[] };

/**
 * Every permission by what it is about (`coupon.view` is about coupons), in the caller's language. What somebody was granted while its
 * module was on, and nothing declares now, stands at the end under its own name: saving a form must not take it away.
 */
export function permissionGroups(scope: Scope, granted: readonly string[] = []): readonly PermissionGroup[] {
  const declared = [...scope.wiring.permissions].map(([value, label]) => ({ value, label: wordOf(scope, value, label) }));
  const undeclared = granted.filter((key) => !scope.wiring.permissions.has(key)).map((value) => ({ value, label: value }));
  const groups = Map.groupBy([...declared, ...undeclared], ({ value }) => value.split(".")[0] ?? value);
  return [...groups].map(([key, options]) => ({ key, options }));
}

/** The part that owns a permission translates it; core's parts share their words, a module's prefix is its id. */
function wordOf(scope: Scope, permission: string, label: string): string {
  const owner = permission.split(".")[0]?.replaceAll("_", "-") ?? "";
  for (const part of ["identity", "billing", "views", owner]) {
    const word = scope.word(part, label);
    if (word !== label) return word;
  }
  return label;
}
