const MARKUP =
  /[*_`~[\]<>|\\&]|\S@\S|:\/\/|www\.|mailto:|xmpp:|^ {4}|\t|^ *#|^ *(?:[-+]|\d+[.)])(?:\s|$)|^ *(?:=+|-[- ]*) *$/im;

/** True when no part of the text can mean anything to Markdown but paragraphs and lines. */
export function looksPlain(text: string): boolean {
  return !MARKUP.test(text);
}
