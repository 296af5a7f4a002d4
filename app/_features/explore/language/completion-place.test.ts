import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { completionPlace } from "./completion-place";
import type { QueryLanguage } from "./open-places";

/** The cursor is at the end. What is offered, in short. */
function offered(language: QueryLanguage, text: string): unknown {
  const place = completionPlace(language, text);
  return (
    place && [
      text.slice(place.from),
      ...place.wanted.map((wanted) => {
        if (wanted.of === "words") return wanted.words[0]?.label;
        if (wanted.of === "values") return `values ${wanted.label} ${wanted.selector ?? ""}`.trim();
        if (wanted.of === "labels") return `labels ${wanted.selector ?? ""}`.trim();
        return wanted.of;
      }),
    ]
  );
}

describe("completion", () => {
  it.each([
    ["", ["", "metrics", "sum"]],
    ["ra", ["ra", "metrics", "sum"]],
    ["sum(http_", ["http_", "metrics", "sum"]],
    ["up{", ["", "labels up"]],
    ["up{jo", ["jo", "labels up"]],
    ['up{job="api", ', ["", 'labels up{job="api"}']],
    ["up{job=", ["", "values job up"]],
    ['up{job="a', ["a", "values job up"]],
    ['up{env="eu", job=~"a', ["a", 'values job up{env="eu"}']],
    ['up{job="a"', null],
    ['up{job="a} b', ["a} b", "values job up"]],
    ["rate(up[", ["", "$__rate_interval"]],
    ["rate(up[$__r", ["$__r", "$__rate_interval"]],
    ["sum by (", ["", "labels"]],
    ["sum(rate(up[5m])) by (jo", ["jo", "labels up"]],
    ["up ", ["", "by"]],
    ["up and ", ["", "metrics", "sum"]],
    ["up + ", ["", "metrics", "sum"]],
    ["up # ra", null],
    ["5m", null],
  ])("knows what PromQL can go on with after %j", (text, expected) => {
    expect(offered("promql", text)).toEqual(expected);
  });

  it.each([
    ["", ["", "sum"]],
    ["{", ["", "labels"]],
    ['{app="web", po', ["po", 'labels {app="web"}']],
    ['{app="web", pod="', ["", 'values pod {app="web"}']],
    ['{app="web"} ', ["", "|="]],
    ['{app="web"} |= "a', null],
    ['{app="web"} | ', ["", "json", 'labels {app="web"}']],
    ['{app="web"} |= "x" | lo', ["lo", "json", 'labels {app="web"}']],
    ['rate({app="web"}[', ["", "$__auto"]],
    ["sum by (po", ["po", "labels"]],
    ['sum(rate({app="web"}[1m])) by (', ["", 'labels {app="web"}']],
  ])("knows what LogQL can go on with after %j", (text, expected) => {
    expect(offered("logql", text)).toEqual(expected);
  });

  it.each([
    ["{ ", ["", "status", "labels"]],
    ["{ resource.ser", ["resource.ser", "status", "labels"]],
    ["{ status = ", ["", "error"]],
    ['{ resource.service.name = "ch', ["ch", "values resource.service.name"]],
    ["{ resource.service.name = ", ["", "values resource.service.name"]],
    ["{ status = error ", ["", "&&"]],
    ["{ duration ", ["", "="]],
    ["{ status = error && ", ["", "status", "labels"]],
    ["{ status = error } | ", ["", "rate"]],
    ["{ } | rate() by (", ["", "status", "labels"]],
    ["{ } // status", null],
  ])("knows what TraceQL can go on with after %j", (text, expected) => {
    expect(offered("traceql", text)).toEqual(expected);
  });

  const pieces = fc.array(
    fc.oneof(
      fc.constantFrom(..."{}()[]|=~!\"`'\\,# \n$.<>&", "up", "job", "by", "sum", "|=", "status", "://"),
      fc.string({ maxLength: 4 }),
    ),
    { maxLength: 24 },
  );

  it("never fails, and replaces only what was typed of one word", () => {
    fc.assert(
      fc.property(fc.constantFrom<QueryLanguage>("promql", "logql", "traceql"), pieces, (language, parts) => {
        const text = parts.join("");
        const place = completionPlace(language, text);
        if (!place) return;
        expect(place.from).toBeGreaterThanOrEqual(0);
        expect(place.from).toBeLessThanOrEqual(text.length);
        expect(place.wanted.length).toBeGreaterThan(0);
        const quoted = place.wanted.some((wanted) => wanted.of === "values" && wanted.quoted);
        if (!quoted) expect(text.slice(place.from)).not.toMatch(/[\s(){}[\],]/);
      }),
      { numRuns: 2_000 },
    );
  });

  it("offers no metrics where a brace or a bracket is open", () => {
    fc.assert(
      fc.property(pieces, (parts) => {
        const text = parts.join("").replaceAll(/[}\])("'`#]/g, "");
        const place = completionPlace("promql", text);
        const opens = /[{[]/.test(text);
        if (opens) expect(place?.wanted.some(({ of }) => of === "metrics") ?? false).toBe(false);
      }),
    );
  });
});
