import { readFile } from "node:fs/promises";
import { basename } from "node:path";
import { Command } from "commander";
import { AppError } from "#core/kernel/app-error.ts";
import { CommandFault, UsageFault } from "../faults.ts";
import { type ImportedRow, type ImportOutcome, type ImportRequest, importCoupons } from "../import-coupons.ts";
import type { Shell, WriteOptions } from "../shell.ts";
import { show } from "../show.ts";
import { asSystem } from "../system-scope.ts";
import { withHost } from "../with-host.ts";

type ImportOptions = WriteOptions & {
  readonly delimiter?: string;
  readonly allOrNothing?: boolean;
  readonly skipDuplicates?: boolean;
  readonly updateExisting?: boolean;
  readonly inactive?: boolean;
  readonly notify?: boolean;
};

export function couponImportCommand(shell: Shell): Command {
  return new Command("import")
    .description("Create coupons from a CSV file or an Excel workbook whose first line names their fields. Lists and objects may be JSON.")
    .argument("<file>", "CSV in UTF-8, or .xlsx")
    .option("--delimiter <character>", "what separates cells, when it is none of , ; and tab")
    .option("--skip-duplicates", "pass over codes that are in use; else they are refused")
    .option("--update-existing", "change coupons whose code is in use, as far as cells say something")
    .option("--inactive", "leave new coupons switched off unless their row says otherwise")
    .option("--notify", "mail clients whom the conditions of a new coupon name")
    .option("--all-or-nothing", "import none when one row is refused")
    .option("--dry-run", "only say what would become of each row")
    .option("--json", "print the result as JSON")
    .action((file: string, options: ImportOptions) => importFile(shell, file, options));
}

async function importFile(shell: Shell, file: string, options: ImportOptions): Promise<void> {
  const content = await readFile(file).catch(() => {
    throw new UsageFault(`${file} cannot be read.`);
  });
  const request: ImportRequest = {
    name: basename(file).slice(0, 200),
    content: content.toString("base64"),
    ...(options.delimiter !== undefined && { delimiter: options.delimiter }),
    skip_duplicates: options.skipDuplicates === true,
    update_existing: options.updateExisting === true,
    activate_immediately: options.inactive !== true,
    send_notifications: options.notify === true,
  };
  const isKept = ({ rows }: ImportOutcome): boolean => options.dryRun !== true && (options.allOrNothing !== true || rows.every(isFine));
  const outcome = await withHost(shell, (host) => asSystem(host, (scope) => importCoupons(host, scope, request, isKept))).catch((fault) => {
    if (fault instanceof AppError && fault.code.startsWith("sheet.")) throw new UsageFault(`${file}: ${fault.message}`, { cause: fault });
    throw fault;
  });
  report(shell, options, outcome, isKept(outcome));
}

function isFine({ error }: ImportedRow): boolean {
  return error === null;
}

function report(shell: Shell, options: ImportOptions, { rows, created, updated, skipped }: ImportOutcome, areKept: boolean): void {
  const refused = rows.filter((row) => !isFine(row));
  const told = areKept ? rows : rows.map((row) => ({ ...row, id: null }));
  const counts = { created: areKept ? created : 0, updated: areKept ? updated : 0, skipped, refused: refused.length };
  const others = [
    ...(updated > 0 ? [`${updated} ${areKept ? "" : "could be "}updated`] : []),
    ...(skipped > 0 ? [`${skipped} passed over`] : []),
  ];
  show(shell, options, { ...counts, dry_run: options.dryRun === true, rows: told }, () => [
    ...refused.map(({ line, code, error }) => `line ${line}  ${code ?? "-"}  ${error}`),
    areKept
      ? `${[`${created} created`, ...others, `${refused.length} refused`].join(", ")}.`
      : `${[`${created} could be created`, ...others, `${refused.length} refused`].join(", ")}; nothing was changed.`,
  ]);
  if (refused.length > 0) throw new CommandFault(`${refused.length} of ${rows.length} rows were refused.`);
}
