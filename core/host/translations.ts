import i18next, { type i18n } from "i18next";
import type { Contents } from "#core/events/module.ts";
import type { Language } from "#core/events/scope.ts";
import type { ErrorDetails } from "#core/kernel/app-error.ts";
import { LANGUAGES } from "#core/kernel/language.ts";
import { amountTexts, withAmounts } from "./amount-texts.ts";

export type Translations = {
  /** The sentence of an error code with its details filled in; undefined when nobody declares the code. */
  readonly sentence: (language: Language, code: string, details?: ErrorDetails) => string | undefined;
  /** A word or sentence of a part or module by key; English, then the key itself, when it has none. */
  readonly word: (language: Language, module: string, key: string, values?: ErrorDetails) => string;
};

/** Collects the sentences of all parts and modules: one namespace each, errors by code, everything else by key. */
export async function openTranslations(contents: readonly Contents[]): Promise<Translations> {
  const translator = i18next.createInstance();
  await translator.init({
    lng: "en",
    fallbackLng: "en",
    ns: contents.map(({ id }) => id),
    resources: Object.fromEntries(LANGUAGES.map((language) => [language, resourcesOf(contents, language)])),
    keySeparator: false,
    nsSeparator: false,
    initAsync: false,
    interpolation: { prefix: "{", suffix: "}", escapeValue: false },
    missingInterpolationHandler: (_text: string, match: RegExpExecArray) => match[0],
  });
  const owners = new Map(
    contents.flatMap(({ id, errors = [] }) => errors.flatMap((table) => Object.keys(table).map((code) => [code, id] as const))),
  );
  return {
    sentence: (language, code, details = {}) => {
      const module = owners.get(code);
      return module === undefined
        ? undefined
        : say(translator, language, module, ERROR_PREFIX + code, { ...details, ...amountTexts(details, language) });
    },
    word: (language, module, key, values = {}) =>
      translator.exists(key, { ns: module, lng: language }) ? say(translator, language, module, key, values) : key,
  };
}

/** Keeps the code of an error and a word of the same name apart. */
const ERROR_PREFIX = "error ";

function resourcesOf(contents: readonly Contents[], language: Language): Record<string, Record<string, string>> {
  return Object.fromEntries(contents.map((part) => [part.id, sentencesOf(part, language)]));
}

function sentencesOf({ errors = [], locales }: Contents, language: Language): Record<string, string> {
  const messages = errors.flatMap((table) => Object.entries(table).map(([code, { message }]) => [code, message] as const));
  const english = language === "en" ? messages : [];
  const translated = Object.entries(locales?.[language]?.errors ?? {});
  return {
    ...locales?.[language]?.words,
    ...Object.fromEntries([...english, ...translated].map(([code, sentence]) => [ERROR_PREFIX + code, withAmounts(sentence)])),
  };
}

function say(translator: i18n, language: Language, module: string, key: string, values: ErrorDetails): string {
  const { count } = values;
  // Details go in as `replace`, so that one named like an option of the translator is a detail and nothing more.
  return translator.t(key, { replace: textsOf(values), ns: module, lng: language, ...(typeof count === "number" && { count }) });
}

/** Lists are joined; what is no plain value is left out, so that its placeholder stays. Numbers stay numbers for plurals. */
function textsOf(values: ErrorDetails): Record<string, string | number> {
  const texts: Record<string, string | number> = {};
  for (const [name, value] of Object.entries(values)) {
    if (Array.isArray(value)) texts[name] = value.map((part) => (typeof part === "object" ? "…" : String(part))).join(", ");
    else if (typeof value === "number") texts[name] = value;
    else if (typeof value === "string" || typeof value === "bigint" || typeof value === "boolean") texts[name] = String(value);
  }
  return texts;
}
