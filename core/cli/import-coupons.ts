import type { Scope } from "#core/events/scope.ts";
import type { Host } from "#core/host/open-host.ts";
import { callMethodIn } from "./call-method.ts";
import { UsageFault } from "./faults.ts";
import { inTransaction } from "./system-scope.ts";

/** What `coupon_import_create` takes. */
export type ImportRequest = Readonly<Record<string, unknown>> & { readonly name: string; readonly content: string };

/** What became of a row: the coupon it is now, or why it is none. */
export type ImportedRow = {
  readonly line: number;
  readonly code: string | null;
  readonly id: number | null;
  readonly error: string | null;
};

export type ImportOutcome = {
  readonly created: number;
  readonly updated: number;
  readonly skipped: number;
  readonly rows: readonly ImportedRow[];
};

/**
 * Imports a file by the API's own methods, in one transaction that stays only when `isKept` says so of what came out of it; a row that is
 * refused stops none of the others. Throws a `UsageFault` that names the columns nobody knows, and AppErrors of the file.
 */
export function importCoupons(
  host: Host,
  scope: Scope,
  request: ImportRequest,
  isKept: (outcome: ImportOutcome) => boolean,
): Promise<ImportOutcome> {
  const work = async (inner: Scope): Promise<ImportOutcome> => {
    const file = await callMethodIn<ImportFile>(host, inner, "coupon_import_create", request);
    const unknown = file.columns.filter(({ field, is_told: isTold }) => field === null && !isTold);
    if (unknown.length > 0) throw new UsageFault(`Unknown columns: ${unknown.map(({ title }) => title || "(without a title)").join(", ")}`);
    if (file.missing.length > 0) throw new UsageFault(`Missing columns: ${file.missing.join(", ")}`);
    const fits = file.counts.new + file.counts.update > 0;
    const { counts } = fits ? await callMethodIn<ImportFile>(host, inner, "coupon_import_run", { id: file.id }) : file;
    return {
      created: counts.created,
      updated: counts.updated,
      skipped: counts.duplicate + counts.same,
      rows: await rowsOf(host, inner, file.id),
    };
  };
  return inTransaction(scope, (outcome) => !isKept(outcome), work);
}

type ImportFile = {
  readonly id: number;
  readonly columns: readonly { readonly title: string; readonly field: string | null; readonly is_told: boolean }[];
  readonly missing: readonly string[];
  readonly counts: Readonly<Record<"new" | "update" | "same" | "duplicate" | "created" | "updated", number>>;
};

type RowPage = {
  readonly pages: number;
  readonly list: readonly {
    readonly line: number;
    readonly code: string | null;
    readonly coupon_id: number | null;
    readonly errors: readonly {
      readonly field: string | null;
      readonly column: string | null;
      readonly code: string;
      readonly message: string;
    }[];
  }[];
};

async function rowsOf(host: Host, scope: Scope, id: number): Promise<readonly ImportedRow[]> {
  const rows: ImportedRow[] = [];
  for (let page = 1, pages = 1; page <= pages; page += 1) {
    const found = await callMethodIn<RowPage>(host, scope, "coupon_import_row_get_list", { id, page, per_page: 500 });
    pages = found.pages;
    rows.push(
      ...found.list.map(({ line, code, coupon_id: couponId, errors }) => ({
        line,
        code,
        id: couponId,
        error: errors.length === 0 ? null : errors.map(sentenceOf).join(" "),
      })),
    );
  }
  return rows;
}

function sentenceOf({ field, column, code, message }: RowPage["list"][number]["errors"][number]): string {
  if (code !== "request.invalid") return `${message} (${code})`;
  const place = column ?? field;
  return place === null ? message : `${place}: ${message}`;
}
