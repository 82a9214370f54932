import { hash } from "node:crypto";
import pg from "pg";
import { typeParsers } from "./type-parsers.ts";

/**
 * A connection on which every statement with bound values is prepared from its second use on, under a name made of its text: PostgreSQL
 * then parses and plans it once. Constant statement text keeps the names few; beyond the limit statements run unnamed, as usual.
 *
 * Every connection also carries our time limits, UTC, READ COMMITTED and the type parsers.
 */
export class NamedClient extends pg.Client {
  readonly #seen = new Set<string>();
  readonly #names = new Map<string, string>();
  #generation = 0;

  constructor(config?: string | pg.ClientConfig) {
    const given = typeof config === "string" ? { connectionString: config } : (config ?? {});
    super({ ...connectionLimits, ...given, options: sessionOptions(given), types: typeParsers });
  }

  /** The same overloads as pg's; only plain text with values is given a name. */
  override query: pg.Client["query"] = (...given: unknown[]) => {
    statements += 1;
    const [text, values] = given;
    if (text === "commit") return committed(Reflect.apply(super.query, this, given));
    if (typeof text !== "string" || !Array.isArray(values) || values.length === 0) return Reflect.apply(super.query, this, given);
    const name = this.#nameOf(text);
    if (name === undefined) return Reflect.apply(super.query, this, given);
    const answer = Reflect.apply(super.query, this, [{ name, text, values }, ...given.slice(2)]);
    if (answer instanceof Promise) return answer.catch((error: unknown) => this.#forgetStalePlans(error));
    return answer;
  };

  #nameOf(text: string): string | undefined {
    const known = this.#names.get(text);
    if (known !== undefined) return known;
    if (this.#seen.has(text)) return this.#addName(text);
    if (this.#seen.size >= MOST_TEXTS_REMEMBERED) this.#seen.clear();
    this.#seen.add(text);
    return undefined;
  }

  #addName(text: string): string | undefined {
    if (this.#names.size >= MOST_NAMES) return undefined;
    const name = `${this.#generation.toString(36)}_${hash("sha1", text)}`;
    this.#names.set(text, name);
    this.#seen.delete(text);
    return name;
  }

  /** A migration that changes what a statement answers makes its old plan useless: the next use gets a new name, and so a new plan. */
  #forgetStalePlans(error: unknown): never {
    if (isStalePlan(error)) {
      this.#generation += 1;
      this.#names.clear();
    }
    throw error;
  }
}

/** How many statements all connections of this process have sent. Tests compare two readings. */
export function statementCount(): number {
  return statements;
}

/** PostgreSQL's "cached plan must not change result type": the table was altered since the statement was prepared. */
export function isStalePlan(error: unknown): boolean {
  return error instanceof pg.DatabaseError && error.code === "0A000" && error.routine === "RevalidateCachedQuery";
}

let statements = 0;

/** PostgreSQL answers COMMIT with a quiet ROLLBACK when a statement failed before and the fault was swallowed. That must not pass for success. */
async function committed(answer: unknown): Promise<unknown> {
  const result = await answer;
  if (result instanceof pg.Result && result.command === "ROLLBACK") {
    throw new Error("The transaction was rolled back at its commit: an earlier statement had failed and the fault was swallowed.");
  }
  return result;
}

const MOST_NAMES = 400;
const MOST_TEXTS_REMEMBERED = 2_000;

const connectionLimits: pg.ClientConfig = {
  application_name: "largesse",
  statement_timeout: 15_000,
  lock_timeout: 5_000,
  idle_in_transaction_session_timeout: 15_000,
  connectionTimeoutMillis: 10_000,
  keepAlive: true,
};

/** Whatever the address asks for comes last and so wins. */
function sessionOptions(given: pg.ClientConfig): string {
  return ["-c TimeZone=UTC", "-c default_transaction_isolation=read\\ committed", given.options].filter(Boolean).join(" ");
}
