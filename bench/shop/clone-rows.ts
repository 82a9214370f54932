import type pg from "pg";

export type Cloning = {
  readonly table: string;
  /** Which rows are copied. */
  readonly where: string;
  /** Numbers `n` from `first` to `last`: a copy for each. */
  readonly first: number;
  readonly last: number;
  /** SQL by column for what differs; it sees the row as `source` and the number as `n`. An id that is not named is drawn. */
  readonly values: Readonly<Record<string, string>>;
};

/** Copies rows that the product has made itself, so that a bench knows nothing about columns it does not care for. */
export async function cloneRows(client: pg.Client, { table, where, first, last, values }: Cloning): Promise<void> {
  const { rows } = await client.query<{ column_name: string }>(
    "select column_name from information_schema.columns where table_schema = 'public' and table_name = $1 and is_generated = 'NEVER'",
    [table],
  );
  const columns = rows.map(({ column_name: name }) => name).filter((name) => name !== "id" || values["id"] !== undefined);
  if (columns.length === 0) throw new Error(`There is no table ${table}.`);
  const names = columns.map((name) => client.escapeIdentifier(name));
  const copied = columns.map((name) => values[name] ?? `source.${client.escapeIdentifier(name)}`);
  await client.query(
    `insert into ${table} (${names.join(", ")}) select ${copied.join(", ")}
     from ${table} source cross join generate_series(${first}, ${last}) n where ${where} order by n`,
  );
}
