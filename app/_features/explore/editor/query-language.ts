import { LRLanguage, LanguageSupport, syntaxHighlighting } from "@codemirror/language";
import { styleTags, tags } from "@lezer/highlight";
import { editorColors } from "@/app/_ui/editor-colors";
import type { QueryLanguage } from "../language/open-places";
import { QUERY_PARSERS } from "../language/query-parsers";

const STYLES = {
  promql: styleTags({
    "Identifier MetricName": tags.variableName,
    "LabelName QuotedLabelName": tags.propertyName,
    StringLiteral: tags.string,
    "NumberDurationLiteral NumberDurationLiteralInDurationContext": tags.number,
    "FunctionIdentifier/... AggregateOp/...": tags.function(tags.variableName),
    "By Without On Ignoring GroupLeft GroupRight Offset Bool And Or Unless At Anchored Smoothed": tags.keyword,
    "EqlSingle EqlRegex Neq NeqRegex Add Sub Mul Div Mod Pow Atan2 Eql Gte Gtr Lte Lss": tags.operator,
    LineComment: tags.comment,
  }),
  logql: styleTags({
    "Matcher/Identifier LabelName Labels/...": tags.propertyName,
    "String Bytes": tags.string,
    "Number Duration": tags.number,
    "RangeOp/... VectorOp/... LabelAggOp/... ConvOp/...": tags.function(tags.variableName),
    "Json Logfmt Unpack Pattern Regexp Unwrap LabelFormat LineFormat Decolorize Drop Keep": tags.keyword,
    "By Without On Ignoring GroupLeft GroupRight Offset Bool And Or Unless": tags.keyword,
    "Pipe PipeExact PipeMatch PipePattern Npa Eq Neq Re Nre Add Sub Mul Div Mod Pow Eql Gte Gtr Lte Lss": tags.operator,
    LineComment: tags.comment,
  }),
  traceql: styleTags({
    "AttributeField/... Parent": tags.propertyName,
    "IntrinsicField Resource Span Event Link Instrumentation": tags.variableName,
    String: tags.string,
    "Integer Float Duration": tags.number,
    Static: tags.atom,
    "Aggregate MetricsOperationBasicType MetricsOverTimeType MetricsAggregatorFunctionType": tags.function(
      tags.variableName,
    ),
    With: tags.keyword,
    "FieldOp ComparisonOp ScalarOp And Or Gt Lt Anc Desc Pipe": tags.operator,
    "LineComment BlockComment": tags.comment,
  }),
};

const SUPPORT = new Map<QueryLanguage, LanguageSupport>();

/** A language with its colours, as the editor takes it. */
export function queryLanguage(language: QueryLanguage): LanguageSupport {
  const known = SUPPORT.get(language);
  if (known) return known;
  const parser = QUERY_PARSERS[language].configure({ props: [STYLES[language]] });
  const made = new LanguageSupport(
    LRLanguage.define({
      name: language,
      parser,
      languageData: { closeBrackets: { brackets: ["(", "[", "{", '"', "`"] } },
    }),
    syntaxHighlighting(editorColors),
  );
  SUPPORT.set(language, made);
  return made;
}
