import { hasPermission } from "#core/events/actor.ts";
import type { ManyChanged } from "#core/events/change-many.ts";
import { textField } from "#core/events/form-fields.ts";
import { type ActionOutcome, definePage, type Fields, type PageRequest } from "#core/events/page.ts";
import type { Scope } from "#core/events/scope.ts";
import { invalidRequest } from "#core/kernel/app-error.ts";
import type { Page } from "#core/kernel/page.ts";
import { COUPON_STATUSES } from "../../services/coupon-status.ts";
import type { ListedCoupon } from "../../services/list-coupons.ts";
import { couponActions } from "../coupon-actions.ts";
import { couponTabs } from "../coupon-tabs.ts";
import { statusReason, valueText } from "../coupon-words.ts";
import { EXPORT_FORMATS } from "../export-coupons.ts";
import { AUDIENCES, DATE_FIELD_WORDS, listChips, PRESET_WORDS, TYPES } from "../list-chips.ts";
import { LIST_FILTERS, listInput, statusesOf } from "../list-query.ts";
import { pageWord } from "../page-words.ts";

/** `/admin/coupons`: all coupons, filtered by the address, and what can be done to one or to many of them. */
export const couponListPage = definePage({
  area: "admin",
  path: "/coupons",
  title: "Coupons",
  permission: "coupon.view",
  template: "coupon-list",
  scripts: ["coupons.js"],
  load: async (scope, { path, query, form, call }) => {
    const page = await call<Page<ListedCoupon>>("coupon_get_list", { ...listInput(scope, query), per_page: 50 });
    const filtered = new URLSearchParams(addressTexts(query));
    const selected = selectedIds(form);
    return {
      tabs: couponTabs(scope),
      page: { ...page, list: page.list.map((coupon) => ({ ...rowOf(scope, coupon), isSelected: selected.includes(String(coupon.id)) })) },
      chips: listChips(scope, path, query),
      clearHref: path,
      filterNames: LIST_FILTERS.join(" "),
      areMoreOpen: MORE_FILTERS.some((name) => textField(query, name) !== ""),
      mayManage: hasPermission(scope.actor, "coupon.manage"),
      isDeletedList: textField(query, "deleted") === "1",
      hasMorePages: page.total > page.list.length,
      statuses: COUPON_STATUSES.toReversed().map((value) => ({
        value,
        label: `coupon.status.${value}`,
        isChosen: statusesOf(query).includes(value),
      })),
      types: options(TYPES),
      audiences: options(AUDIENCES),
      dateFields: options(DATE_FIELD_WORDS),
      presets: options(PRESET_WORDS),
      flags: [
        { value: "1", label: "Yes" },
        { value: "0", label: "No" },
      ],
      deletedOptions: [{ value: "1", label: "Deleted ones" }],
      exportQuery: filtered.size === 0 ? "" : `&${filtered}`,
    };
  },
  actions: {
    ...couponActions,
    restore: async (_scope, { form, call }) => {
      const ids = idsIn(textField(form, "ids"));
      const { changed, failed, results } = await call<ManyChanged>("coupon_change_many", { ids, change: "restore" });
      if (failed > 0) return { shown: { failures: failuresOf(results) } };
      return { to: "/coupons", message: changed === 1 ? "The coupon is back." : "{count} coupons are back.", values: { count: changed } };
    },
    bulk: changeSelected,
  },
});

async function changeSelected(scope: Scope, request: PageRequest): Promise<ActionOutcome> {
  const { form, query, call } = request;
  const isAll = textField(form, "all") === "1";
  const change = textField(form, "change");
  if (isAll && isFormat(change)) return { to: `/coupons/export?format=${change}&${new URLSearchParams(addressTexts(query))}` };
  const until = change === "extend" ? { end_at: textField(form, "end_at") || undefined } : {};
  const ids = isAll ? await fewIds(scope, request) : selectedIds(form);
  if (ids === undefined) {
    if (change === "extend" && until.end_at === undefined) throw invalidRequest({ end_at: pageWord(scope, "Say until when.") });
    const { page: _page, ...filters } = listInput(scope, query);
    const input = { change, ...until, filters };
    const { id } = await call<{ readonly id: number }>("task_start", { kind: "coupon.change_many", input });
    return { to: `/tasks/${id}` };
  }
  if (ids.length === 0) throw invalidRequest({ ids: pageWord(scope, "Select at least one coupon.") });
  if (isFormat(change)) return { to: `/coupons/export?format=${change}&ids=${ids.join(",")}` };
  const { changed, failed, results } = await call<ManyChanged>("coupon_change_many", { ids, change, ...until });
  if (failed > 0) return { shown: { failures: failuresOf(results), changed } };
  if (change === "delete") {
    return {
      message: changed === 1 ? "{count} coupon was deleted. Its history stays." : "{count} coupons were deleted. Their history stays.",
      values: { count: changed },
      undo: { to: "/coupons", action: "restore", values: { ids: ids.join(",") } },
    };
  }
  return { message: changed === 1 ? "One coupon was changed." : "{count} coupons were changed.", values: { count: changed } };
}

/** The ids of all coupons that fit the address; undefined when they are too many for one request. */
async function fewIds(scope: Scope, { query, call }: PageRequest): Promise<readonly string[] | undefined> {
  const { page: _page, ...filters } = listInput(scope, query);
  const { total, list } = await call<Page<ListedCoupon>>("coupon_get_list", { ...filters, per_page: MOST_IN_REQUEST });
  return total > MOST_IN_REQUEST ? undefined : list.map(({ id }) => String(id));
}

const MOST_IN_REQUEST = 200;

function isFormat(change: string): boolean {
  return EXPORT_FORMATS.some((format) => format === change);
}

function selectedIds(form: Fields | undefined): readonly string[] {
  const ids = form?.["ids"];
  return Array.isArray(ids) ? ids.filter((id) => typeof id === "string") : [];
}

function failuresOf(results: ManyChanged["results"]) {
  return results.flatMap(({ id, error }) => (error === null ? [] : [{ id, message: error.message }]));
}

function idsIn(text: string): readonly string[] {
  return text.split(",").filter((id) => /^\d+$/.test(id));
}

const MORE_FILTERS = LIST_FILTERS.filter((name) => !["search", "status", "type"].includes(name));

/** What of the address an export repeats. */
function addressTexts(query: Fields): [string, string][] {
  return Object.entries(query).flatMap(([name, value]): [string, string][] => {
    if (name === "page" || name === "view") return [];
    if (typeof value === "string") return [[name, value]];
    return Array.isArray(value) ? value.map((entry): [string, string] => [`${name}[]`, String(entry)]) : [];
  });
}

function options(words: Readonly<Record<string, string>>) {
  return Object.entries(words).map(([value, label]) => ({ value, label }));
}

/** A coupon as a row shows it. What has no code is called by its internal name. */
function rowOf(scope: Scope, coupon: ListedCoupon) {
  return {
    ...coupon,
    name: coupon.code ?? coupon.internal_name,
    typeWord: `coupon.type.${coupon.type}`,
    statusWord: `coupon.status.${coupon.status}`,
    reason: statusReason(scope, coupon),
    valueText: valueText(scope, coupon),
    usageText: `${coupon.used} / ${coupon.maxuses === 0 ? "∞" : coupon.maxuses}`,
    isUnlimited: coupon.maxuses === 0,
    mayActivate: !coupon.active,
  };
}
