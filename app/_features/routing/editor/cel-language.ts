import { LanguageSupport, type StreamParser, StreamLanguage, syntaxHighlighting } from "@codemirror/language";
import { editorColors } from "@/app/_ui/editor-colors";

const VARIABLE = /^(labels|annotations|values|source|group|firing)$/;

const parser: StreamParser<object> = {
  name: "cel",
  startState: () => ({}),
  token(stream) {
    if (stream.eatSpace()) return null;
    if (stream.match(/^\/\/.*/)) return "comment";
    if (stream.match(/^[rbRB]?("(?:[^"\\]|\\.)*"?|'(?:[^'\\]|\\.)*'?)/)) return "string";
    if (stream.match(/^(0x[\da-fA-F]+|\d+(\.\d+)?([eE][+-]?\d+)?)u?/)) return "number";
    if (stream.match(/^(==|!=|<=|>=|&&|\|\||[!<>=+*/%?:-])/)) return "operator";
    if (stream.match(/^(true|false|null)\b/)) return "atom";
    if (stream.match(/^in\b/)) return "keyword";
    const word = stream.match(/^[A-Za-z_]\w*/) as RegExpMatchArray | null;
    if (!word) {
      stream.next();
      return null;
    }
    if (stream.match(/^\s*\(/, false)) return "variableName.function";
    return VARIABLE.test(word[0]) ? "keyword" : "propertyName";
  },
  languageData: { closeBrackets: { brackets: ["(", "[", "{", '"', "'"] } },
};

/** The language of conditions with its colours, as the editor takes it. */
export const celLanguage = new LanguageSupport(StreamLanguage.define(parser), syntaxHighlighting(editorColors));
