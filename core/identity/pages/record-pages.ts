import { definePage, type Fields, type Page, type PageAction, type PageRequest } from "#core/events/page.ts";
import type { Scope } from "#core/events/scope.ts";

/** What the two pages of a kind of record have to know; methods are names of the API, words those of the part. */
export type RecordPlan = {
  readonly part: string;
  /** Of the list, `/taxes`; a new record is made at `/taxes/new`, one is changed at `/taxes/:id`. */
  readonly path: string;
  /** Where one is changed, when that is not `/taxes/:id`. */
  readonly editPath?: string;
  readonly permission: string;
  /** Needed to make one, when that differs. */
  readonly createPermission?: string;
  readonly template: string;
  readonly key: "id" | "code";
  readonly methods: { readonly get: string; readonly create: string; readonly update: string; readonly remove?: string };
  readonly words: {
    readonly create: string;
    readonly edit: string;
    readonly created: string;
    readonly saved: string;
    readonly removed?: string;
  };
  /** What an empty form shows. */
  readonly blank: object;
  /** What the form offers to choose from. */
  readonly choices?: (scope: Scope, request: PageRequest, record: object) => Promise<object>;
  /** The title of a record's page; the word `edit` without it. */
  readonly titleOf?: (record: never) => string;
  readonly inputOf?: (form: Fields, isNew: boolean) => object;
  /** Where to go on when one was made or changed; to the list without it. */
  readonly after?: (id: string) => string;
  readonly actions?: Readonly<Record<string, PageAction>>;
};

/** The page that makes a record and the one that changes it: one template, drawn with `record`, `isNew` and the choices. */
export function recordPages(plan: RecordPlan): readonly [Page, Page] {
  const { part, path, template, key, methods, words } = plan;
  const next = (id: string) => plan.after?.(id) ?? path;
  const inputOf = (form: Fields | undefined, isNew: boolean): object => plan.inputOf?.(form ?? {}, isNew) ?? { ...form };
  const making = definePage({
    area: "admin",
    path: `${path}/new`,
    title: words.create,
    permission: plan.createPermission ?? plan.permission,
    template,
    load: async (scope, request) => ({
      record: plan.blank,
      isNew: true,
      shown: undefined,
      ...(await plan.choices?.(scope, request, plan.blank)),
    }),
    actions: {
      save: async (_scope, { form, call }) => ({
        to: next(String(await call(methods.create, inputOf(form, true)))),
        message: words.created,
      }),
    },
  });
  const changing = definePage({
    area: "admin",
    path: plan.editPath ?? `${path}/:${key}`,
    title: words.edit,
    permission: plan.permission,
    template,
    load: async (scope, request) => {
      const record = await request.call<object>(methods.get, named(request));
      const title = plan.titleOf?.(record as never) ?? scope.word(part, words.edit);
      return { record, title, isNew: false, ...(await plan.choices?.(scope, request, record)) };
    },
    actions: {
      save: async (_scope, request) => {
        await request.call(methods.update, { ...inputOf(request.form, false), ...named(request) });
        return { to: next(request.params[key] ?? ""), message: words.saved };
      },
      ...(methods.remove === undefined ? {} : { remove: removal(methods.remove, words.removed ?? words.saved) }),
      ...plan.actions,
    },
  });
  function removal(method: string, message: string): PageAction {
    return async (_scope, request) => {
      await request.call(method, named(request));
      return { to: path, message };
    };
  }
  function named({ params }: PageRequest): Record<string, string> {
    return { [key]: params[key] ?? "" };
  }
  return [making, changing];
}
