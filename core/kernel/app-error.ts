import { fillPlaceholders } from "./fill-placeholders.ts";

export type ErrorDetails = Readonly<Record<string, unknown>>;

/** `message` is the English sentence; `{name}` in it is replaced by the detail of that name. `status` is the HTTP status. */
export type ErrorDefinition = { readonly status: number; readonly message: string };

export type ErrorTable = Readonly<Record<string, ErrorDefinition>>;

export type AppErrorOptions = ErrorDefinition & {
  readonly code: string;
  readonly details?: ErrorDetails;
  readonly retryAfterSeconds?: number | undefined;
  readonly cause?: unknown;
};

/** A refusal of the request that the caller is told about: stable code, status, sentence, and details that are safe to show. */
export class AppError extends Error {
  readonly code: string;
  readonly status: number;
  readonly details: ErrorDetails;
  readonly retryAfterSeconds: number | undefined;

  constructor({ code, status, message, details = {}, retryAfterSeconds, cause }: AppErrorOptions) {
    super(fillPlaceholders(message, details), cause === undefined ? undefined : { cause });
    this.name = "AppError";
    this.code = code;
    this.status = status;
    this.details = details;
    this.retryAfterSeconds = retryAfterSeconds;
  }
}

export type DefinedErrors<Table extends ErrorTable> = {
  readonly table: Table;
  /** Makes (does not throw) the error of a code in the table; a code that is not in it does not compile. */
  readonly error: (code: keyof Table & string, details?: ErrorDetails, options?: ErrorExtras) => AppError;
};

export type ErrorExtras = { readonly retryAfterSeconds?: number; readonly cause?: unknown };

/** The one table of a module's refusals: code → status and sentence. */
export function defineErrors<const Table extends ErrorTable>(table: Table): DefinedErrors<Table> {
  const definitions: ErrorTable = table;
  return {
    table,
    error(code, details = {}, options = {}) {
      const definition = definitions[code];
      if (definition === undefined) throw new TypeError(`error code ${code} is not in its table`);
      return new AppError({ ...definition, code, details, ...options });
    },
  };
}

/** `request.invalid` (400): its details say for each field, in a sentence, what is wrong with it. */
export function invalidRequest(fields: Readonly<Record<string, string>>): AppError {
  return requestErrors.error("request.invalid", fields);
}

const requestErrors = defineErrors({ "request.invalid": { status: 400, message: "The request is invalid." } });
