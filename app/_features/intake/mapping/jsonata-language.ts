import { LanguageSupport, type StreamParser, StreamLanguage, syntaxHighlighting } from "@codemirror/language";
import { editorColors } from "@/app/_ui/editor-colors";

interface State {
  isComment: boolean;
}

const parser: StreamParser<State> = {
  name: "jsonata",
  startState: () => ({ isComment: false }),
  token(stream, state) {
    if (state.isComment || stream.match("/*")) {
      state.isComment = !stream.match(/^.*?\*\//);
      if (state.isComment) stream.skipToEnd();
      return "comment";
    }
    if (stream.eatSpace()) return null;
    // A name in quotes before a colon is a field that is made, or one of a sample.
    if (stream.match(/^"(?:[^"\\]|\\.)*"(?=\s*:)/)) return "propertyName";
    if (stream.match(/^("(?:[^"\\]|\\.)*"?|'(?:[^'\\]|\\.)*'?)/)) return "string";
    if (stream.match(/^`[^`]*`?/)) return "variableName";
    if (stream.match(/^\d+(\.\d+)?([eE][+-]?\d+)?/)) return "number";
    if (stream.match(/^(true|false|null)\b/)) return "atom";
    if (stream.match(/^(and|or|in|function)\b/)) return "keyword";
    if (stream.match(/^\$\w*(?=\s*\()/)) return "variableName.function";
    if (stream.match(/^\$+\w*|^[A-Za-z_]\w*/)) return "variableName";
    if (stream.match(/^(:=|!=|<=|>=|~>|\*\*|\.\.|[=<>+*/%&?:@#^|-])/)) return "operator";
    stream.next();
    return null;
  },
  languageData: {
    closeBrackets: { brackets: ["(", "[", "{", '"', "'", "`"] },
    commentTokens: { block: { open: "/*", close: "*/" } },
  },
};

/** JSONata with its colours, as the editor takes it; JSON is a part of it. */
export const jsonataLanguage = new LanguageSupport(StreamLanguage.define(parser), syntaxHighlighting(editorColors));
