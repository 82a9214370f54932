import { createReadStream } from "node:fs";
import { access } from "node:fs/promises";
import { Command } from "commander";
import { CsvError, parse } from "csv-parse";
import { CommandFault, UsageFault } from "../faults.ts";
import { type ImportedRow, importCoupons, type SheetRow } from "../import-coupons.ts";
import type { Shell, WriteOptions } from "../shell.ts";
import { show } from "../show.ts";
import { asSystem } from "../system-scope.ts";
import { withHost } from "../with-host.ts";

type ImportOptions = WriteOptions & { readonly delimiter: string; readonly allOrNothing?: boolean };

export function couponImportCommand(shell: Shell): Command {
  return new Command("import")
    .description("Create coupons from a CSV file whose first line names fields of coupon_create_advanced. Lists and objects are JSON.")
    .argument("<file>", "the CSV file, in UTF-8")
    .option("--delimiter <character>", "what separates cells", ",")
    .option("--all-or-nothing", "create none when one row is refused")
    .option("--dry-run", "only say what would become of each row")
    .option("--json", "print the result as JSON")
    .action((file: string, options: ImportOptions) => importFile(shell, file, options));
}

async function importFile(shell: Shell, file: string, options: ImportOptions): Promise<void> {
  await access(file).catch(() => {
    throw new UsageFault(`${file} cannot be read.`);
  });
  const outcomes = await withHost(shell, (host) =>
    asSystem(host, (scope) =>
      scope
        .transaction(async (inner) => {
          const rows = await importCoupons(host, inner, rowsOf(file, options.delimiter));
          if (options.dryRun === true || (options.allOrNothing === true && rows.some(({ error }) => error !== null)))
            throw new Undone(rows);
          return { rows, areKept: true };
        })
        .catch((fault: unknown) => {
          if (fault instanceof Undone) return { rows: fault.rows, areKept: false };
          throw fault;
        }),
    ),
  );
  report(shell, options, outcomes);
}

/** Carries the outcomes past the rollback. */
class Undone extends Error {
  readonly rows: readonly ImportedRow[];

  constructor(rows: readonly ImportedRow[]) {
    super("The import is taken back.");
    this.rows = rows;
  }
}

const LONGEST_ROW = 100_000;

async function* rowsOf(file: string, delimiter: string): AsyncGenerator<SheetRow> {
  const parser = parse({
    columns: true,
    delimiter,
    bom: true,
    info: true,
    trim: true,
    skip_empty_lines: true,
    max_record_size: LONGEST_ROW,
  });
  createReadStream(file)
    .on("error", (fault) => parser.destroy(fault))
    .pipe(parser);
  try {
    for await (const { record, info } of parser) yield { line: info.lines, cells: record };
  } catch (fault) {
    if (fault instanceof CsvError) throw new UsageFault(`${file} is no CSV: ${fault.message}`, { cause: fault });
    throw fault;
  }
}

function report(
  shell: Shell,
  options: ImportOptions,
  { rows, areKept }: { readonly rows: readonly ImportedRow[]; readonly areKept: boolean },
): void {
  const refused = rows.filter(({ error }) => error !== null);
  const made = rows.length - refused.length;
  const told = areKept ? rows : rows.map((row) => ({ ...row, id: null }));
  show(shell, options, { created: areKept ? made : 0, refused: refused.length, dry_run: options.dryRun === true, rows: told }, () => [
    ...refused.map(({ line, code, error }) => `line ${line}  ${code ?? "-"}  ${error}`),
    areKept ? `${made} created, ${refused.length} refused.` : `${made} could be created, ${refused.length} refused; nothing was changed.`,
  ]);
  if (refused.length > 0) throw new CommandFault(`${refused.length} of ${rows.length} rows were refused.`);
}
