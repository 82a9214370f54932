/**
 * The source text with comments and the contents of strings, templates and regular expressions blanked, at the same
 * length and with the same line breaks. What is left is code, so a rule about code is not fooled by prose, and an offset
 * found here is an offset in the original. Code inside `${…}` of a template stays.
 */
export function maskSource(text: string): string {
  const openTemplates: number[] = [];
  let masked = "";
  let braces = 0;
  let at = 0;
  const keep = (count: number): void => {
    masked += text.slice(at, at + count);
    at += count;
  };
  const blank = (pattern: RegExp): void => {
    const length = lengthOf(pattern, text, at);
    masked += text.slice(at, at + length).replace(/[^\n]/g, " ");
    at += length;
  };
  const blankTemplatePart = (): void => {
    keep(1);
    blank(templatePart);
    const ends = text[at] === "`";
    if (!ends) {
      openTemplates.push(braces);
      braces = 0;
    }
    keep(ends ? 1 : 2);
  };
  while (at < text.length) {
    const char = text[at] ?? "";
    if (text.startsWith("//", at)) blank(lineComment);
    else if (text.startsWith("/*", at)) blank(blockComment);
    else if (char === '"' || char === "'") {
      keep(1);
      blank(char === '"' ? doubleQuoted : singleQuoted);
      keep(1);
    } else if (char === "`") blankTemplatePart();
    else if (char === "}" && braces === 0 && openTemplates.length > 0) {
      braces = openTemplates.pop() ?? 0;
      blankTemplatePart();
    } else if (char === "/" && regexMayStart.test(masked.trimEnd())) blank(regexLiteral);
    else {
      if (char === "{") braces += 1;
      if (char === "}") braces -= 1;
      keep(1);
    }
  }
  return masked;
}

const lineComment = /[^\n]*/y;
const blockComment = /\/\*[\s\S]*?(?:\*\/|$)/y;
const doubleQuoted = /(?:\\[\s\S]|[^"\\\n])*/y;
const singleQuoted = /(?:\\[\s\S]|[^'\\\n])*/y;
const templatePart = /(?:\\[\s\S]|\$(?!\{)|[^`\\$])*/y;
const regexLiteral = /\/(?:\\.|\[(?:\\.|[^\]\\\n])*\]|[^/\\\n[])*\/?[a-z]*/y;
const regexMayStart = /(?:^|[=(,:[!&|?{};*%<>~]|(?<!\+)\+|(?<!-)-|\b(?:return|typeof|case|in|of|delete|void|await|yield))$/;

function lengthOf(pattern: RegExp, text: string, at: number): number {
  pattern.lastIndex = at;
  return pattern.exec(text)?.[0].length ?? 0;
}
