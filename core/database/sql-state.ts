/**
 * The SQLSTATE or socket code of a fault, looked for through every layer that may have wrapped it.
 * A connection that ended without a word is reported as 08006 (connection failure).
 */
export function sqlStateOf(error: unknown): string | undefined {
  for (const layer of layersOf(error)) {
    if (typeof layer.code === "string" && SQL_STATE.test(layer.code)) return layer.code;
    if (typeof layer.code === "string" && SOCKET_CODES.has(layer.code)) return CONNECTION_FAILURE;
    if (typeof layer.message === "string" && LOST_CONNECTION.test(layer.message)) return CONNECTION_FAILURE;
  }
  return undefined;
}

/** Whether all connections of this process were in use for as long as one waits for one: the database is well, we are not. */
export function isPoolExhausted(error: unknown): boolean {
  for (const { message } of layersOf(error)) if (message === "timeout exceeded when trying to connect") return true;
  return false;
}

/** The name of the constraint that a fault names, if it names one. */
export function constraintOf(error: unknown): string | undefined {
  for (const { constraint } of layersOf(error)) if (typeof constraint === "string") return constraint;
  return undefined;
}

type Layer = {
  readonly code?: unknown;
  readonly message?: unknown;
  readonly constraint?: unknown;
  readonly cause?: unknown;
};

const SQL_STATE = /^[0-9A-Z]{5}$/;
const CONNECTION_FAILURE = "08006";
const SOCKET_CODES: ReadonlySet<string> = new Set([
  "ECONNRESET",
  "ECONNREFUSED",
  "ECONNABORTED",
  "ENOTFOUND",
  "ENETUNREACH",
  "EHOSTUNREACH",
  "ETIMEDOUT",
  "EPIPE",
]);
const LOST_CONNECTION =
  /^(Connection terminated|Client has encountered a connection error|timeout exceeded when trying to connect|timeout expired|This socket has been ended|Client was closed)/;
const DEEPEST_WRAPPING = 6;

function* layersOf(error: unknown): Generator<Layer> {
  let layer = error;
  for (let depth = 0; depth < DEEPEST_WRAPPING && typeof layer === "object" && layer !== null; depth += 1) {
    const current: Layer = layer;
    yield current;
    layer = current.cause;
  }
}
