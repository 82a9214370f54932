import { createWriteStream } from "node:fs";
import { finished } from "node:stream/promises";
import { Command } from "commander";
import { type Stringifier, stringify } from "csv-stringify";
import type { Scope } from "#core/events/scope.ts";
import type { Host } from "#core/host/open-host.ts";
import { callMethodIn, methodNamed } from "../call-method.ts";
import { exportColumns, rowOfCoupon } from "../coupon-sheet.ts";
import type { Shell } from "../shell.ts";
import { asSystem } from "../system-scope.ts";
import { withHost } from "../with-host.ts";

type ExportOptions = { readonly output?: string; readonly status?: string; readonly search?: string };

type CouponPage = { readonly list: readonly Readonly<Record<string, unknown>>[]; readonly pages: number };

/** Cells that begin like a formula get an apostrophe in front, because spreadsheets would compute them. */
export function couponExportCommand(shell: Shell): Command {
  return new Command("export")
    .description("Write coupons as CSV that `coupon import` reads; unique codes are not among it.")
    .option("-o, --output <file>", "write into a file instead of standard output")
    .option("--status <list>", "only these states, separated by commas")
    .option("--search <text>", "only what is found by this")
    .option("--json", "print coupons as JSON, one a line, instead of CSV")
    .action(({ output, json = false, ...filters }: ExportOptions & { readonly json?: boolean }) =>
      withHost(shell, (host) =>
        asSystem(host, async (scope) => {
          const columns = exportColumns(methodNamed(host, scope, "coupon_create_advanced"));
          const sheet = json ? undefined : stringify({ header: true, columns: [...columns], escape_formulas: true });
          const written = sheet === undefined ? Promise.resolve() : writeSheet(shell, sheet, output);
          for await (const coupon of couponsOf(host, scope, filters)) {
            if (sheet === undefined) shell.print(JSON.stringify(coupon));
            else sheet.write(rowOfCoupon(coupon, columns));
          }
          sheet?.end();
          await written;
        }),
      ),
    );
}

async function writeSheet(shell: Shell, sheet: Stringifier, output: string | undefined): Promise<void> {
  if (output !== undefined) {
    await finished(sheet.pipe(createWriteStream(output)));
    return;
  }
  let text = "";
  for await (const part of sheet) text += part;
  shell.print(text.trimEnd());
}

async function* couponsOf(host: Host, scope: Scope, filters: object): AsyncGenerator<Readonly<Record<string, unknown>>> {
  for (let page = 1, pages = 1; page <= pages; page += 1) {
    const found = await callMethodIn<CouponPage>(host, scope, "coupon_get_list", {
      ...filters,
      page,
      per_page: 100,
      sort: "id",
      direction: "asc",
    });
    pages = found.pages;
    yield* found.list;
  }
}
