import type { JsonSchema } from "./json-schema.ts";

/** What every operation of the document refers to. */
export const sharedParts: {
  readonly schemas: Readonly<Record<string, JsonSchema>>;
  readonly securitySchemes: Readonly<Record<string, JsonSchema>>;
  readonly parameters: Readonly<Record<string, JsonSchema>>;
} = {
  schemas: {
    Refusal: {
      type: "object",
      properties: {
        message: { type: "string", description: "A sentence in the caller's language." },
        code: { type: "string", description: "Stable; what programs decide by.", examples: ["request.invalid"] },
        details: { type: "object", additionalProperties: true, description: "For `request.invalid`: field → sentence." },
      },
      required: ["message", "code", "details"],
    },
    Failure: {
      type: "object",
      properties: { result: { type: "null" }, error: { $ref: "#/components/schemas/Refusal" } },
      required: ["result", "error"],
    },
    RestFailure: {
      type: "object",
      properties: { error: { $ref: "#/components/schemas/Refusal" } },
      required: ["error"],
    },
  },
  securitySchemes: {
    basicKey: { type: "http", scheme: "basic", description: "User name `admin` or `client`, password the API key." },
    bearerKey: { type: "http", scheme: "bearer", description: "The API key." },
    session: { type: "apiKey", in: "cookie", name: "largesse_session", description: "Opened by `client_login` or `staff_login`." },
    csrfToken: {
      type: "apiKey",
      in: "header",
      name: "X-CSRF-Token",
      description: "For writes by session; from `GET /api/guest/system/csrf`.",
    },
  },
  parameters: {
    IdempotencyKey: {
      name: "Idempotency-Key",
      in: "header",
      required: false,
      description: "The same key with the same body has one effect and one answer.",
      schema: { type: "string", minLength: 16, maxLength: 255, pattern: "^[\\x21-\\x7e]+$" },
    },
  },
};

const meanings: Readonly<Record<string, string>> = {
  "400": "A field is missing, unknown or wrong.",
  "401": "Nobody is signed in, or the key is wrong.",
  "403": "The caller may not do this, or the request comes from a foreign page.",
  "404": "There is no such object or method.",
  "409": "The state of the object does not allow it.",
  "422": "A rule refuses it.",
  "429": "Too many failed attempts; Retry-After says when to go on.",
  "503": "Busy; Retry-After says when to try again.",
};

/** The answers that are no success, by their names in the document: `E400` of methods, `R400` of REST addresses. */
export const errorResponses: Readonly<Record<string, JsonSchema>> = Object.fromEntries(
  Object.entries(meanings).flatMap(([status, description]) => [
    [`E${status}`, failure(description, "Failure")],
    [`R${status}`, failure(description, "RestFailure")],
  ]),
);

function failure(description: string, schema: string): JsonSchema {
  return { description, content: { "application/json": { schema: { $ref: `#/components/schemas/${schema}` } } } };
}
