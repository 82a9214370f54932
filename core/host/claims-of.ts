import type { Contents } from "#core/events/module.ts";

/** Every name that only one part or module may have, as it is put in a sentence. */
export function claimsOf(contents: Contents): readonly string[] {
  return [
    `id ${contents.id}`,
    ...(contents.methods ?? []).map(({ role, name }) => `method ${role} ${name}`),
    ...(contents.rest ?? []).map(({ verb, path }) => `address ${verb} ${path.replaceAll(/\{\w+\}/g, "{}")}`),
    ...Object.keys(contents.permissions ?? {}).map((key) => `permission ${key}`),
    ...(contents.entities ?? []).map((entity) => `table ${entity.meta.tableName}`),
    ...(contents.entities ?? []).map((entity) => `entity ${entity.meta.className}`),
    ...(contents.jobs ?? []).map(({ name }) => `job ${name}`),
    ...(contents.noticeListeners ?? []).map(({ notice, key }) => `listener ${key} of ${notice}`),
    ...(contents.pages ?? []).map(({ area, path }) => `${area} page ${path}`),
    ...(contents.migrations ?? []).map(({ name }) => `migration ${contents.id}/${name}`),
  ];
}
