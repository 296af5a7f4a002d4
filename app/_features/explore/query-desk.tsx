"use client";

import { ExternalLink, Play, Square } from "lucide-react";
import { useTranslations } from "next-intl";
import { type ReactNode, useEffect, useEffectEvent, useMemo, useState } from "react";
import { Button, buttonClass } from "@/app/_ui/button";
import { Select } from "@/app/_ui/select";
import { useSettled } from "@/app/_lib/use-settled";
import type { AdhocDataSource } from "@/server/explore/contract";
import { absoluteRange } from "./absolute-range";
import { nameReader } from "./editor/name-reader";
import { QueryEditor } from "./editor/query-editor";
import { exploreLink } from "./explore-link";
import { DEFAULT_LIMIT, type ExploreTarget } from "./explore-target";
import { isMetricQuery } from "./language/is-metric-query";
import type { QueryLanguage } from "./language/open-places";
import { syntaxProblem } from "./language/syntax-problem";
import { PastQueries } from "./past-queries";
import { readHistory, withQuery, writeHistory, type PastQuery } from "./query-history";
import { kindOf } from "./query-input";
import { QueryResult } from "./query-result";
import { QuerySettings } from "./query-settings";
import type { ShownAnswer } from "./shown-answer";
import { LiveTail } from "./tail/live-tail";
import { TEST_SCENARIOS } from "./test-scenarios";
import { useAdhocQuery, type Asked } from "./use-adhoc-query";

export interface QueryDeskProps {
  room: string;
  userId: string;
  sources: AdhocDataSource[];
  /** Asked at once; null begins with nothing. */
  initial: ExploreTarget | null;
  dashboardRange: () => { from: number; to: number };
  grafanaUrl: string | null;
  /** The organization in Grafana, where it is known. */
  orgId: number | null;
  renderResult: (answer: ShownAnswer) => ReactNode;
  /** What posts the answer that is shown. */
  renderPost: (asked: Asked) => ReactNode;
}

/** What one asked last, not asked again; else the default data source and nothing. */
function beginning(sources: readonly AdhocDataSource[], [last]: readonly PastQuery[]): ExploreTarget {
  if (last && sources.some(({ uid }) => uid === last.dataSourceUid)) return { ...last, range: "dashboard" };
  const source = sources.find(({ isDefault }) => isDefault) ?? sources[0];
  const kind = source?.kinds[0] ?? "promql";
  const expr = kind === "testdata" ? TEST_SCENARIOS[0] : "";
  return { dataSourceUid: source?.uid ?? "", kind, expr, range: "dashboard", instant: false, limit: DEFAULT_LIMIT };
}

/** A query, its settings, and its answer. */
export function QueryDesk(props: QueryDeskProps) {
  const { room, userId, sources, initial, dashboardRange, grafanaUrl, orgId, renderResult, renderPost } = props;
  const t = useTranslations("explore");
  const [shownRange, setShownRange] = useState(dashboardRange);
  const [history, setHistory] = useState(() => readHistory(userId));
  const [target, setTarget] = useState(() => initial ?? beginning(sources, history));
  const [tailed, setTailed] = useState<ExploreTarget | null>(null);
  const query = useAdhocQuery(room);
  const source = sources.find(({ uid }) => uid === target.dataSourceUid) ?? sources[0];
  const language = source?.kinds.find((kind): kind is QueryLanguage => kind !== "trace" && kind !== "testdata") ?? null;
  const settled = useSettled(target, 300);
  const problem = language && settled.kind === language ? syntaxProblem(language, settled.expr) : null;
  const canTail = target.kind === "logql" && target.expr.trim() !== "" && !isMetricQuery(target.expr);
  const readNames = useMemo(
    () => nameReader(room, target.dataSourceUid, target.range, dashboardRange),
    [room, target.dataSourceUid, target.range, dashboardRange],
  );

  const change = (part: Partial<ExploreTarget>): void => {
    setTarget((now) => {
      const next = { ...now, ...part, wider: undefined };
      const its = sources.find(({ uid }) => uid === next.dataSourceUid);
      return { ...next, kind: its ? kindOf(its, next.expr) : next.kind };
    });
  };
  const choose = (uid: string): void => {
    const chosen = sources.find((each) => each.uid === uid);
    if (!chosen || chosen.uid === target.dataSourceUid) return;
    // Another language cannot read what is written; another data source of the same one can.
    const isSame = chosen.kinds[0] === source?.kinds[0];
    const expr = isSame ? target.expr : chosen.kinds[0] === "testdata" ? TEST_SCENARIOS[0] : "";
    setTailed(null);
    if (!isSame) query.clear();
    change({ dataSourceUid: uid, expr });
  };
  const run = (next: ExploreTarget): void => {
    if (next.expr.trim() === "") return;
    const shown = dashboardRange();
    setShownRange(shown);
    setTarget(next);
    const asked = withQuery(history, next);
    setHistory(asked);
    writeHistory(userId, asked);
    if (tailed && next.kind === "logql" && !isMetricQuery(next.expr)) return setTailed(next);
    setTailed(null);
    query.run({ target: next, range: absoluteRange(next.range, shown, Date.now()) });
  };
  const begin = useEffectEvent(() => initial && run(initial));
  useEffect(() => void begin(), []);
  const toggleTail = (): void => {
    query.clear();
    setTailed(tailed ? null : target);
  };

  const href = grafanaUrl && exploreLink(grafanaUrl, target, absoluteRange(target.range, shownRange, 0), orgId);
  return (
    <div className="flex min-h-0 flex-1 flex-col overflow-y-auto">
      <div className="flex shrink-0 flex-col gap-2 border-b border-weak px-3 py-3 room:px-4">
        <QuerySettings
          target={target}
          sources={sources}
          dashboardRange={shownRange}
          onSource={choose}
          onChange={(part) => {
            change(part);
            if (part.range && query.answer) run({ ...target, ...part });
          }}
        />
        {language ? (
          <QueryEditor
            key={language}
            language={language}
            value={target.expr}
            onValue={(expr) => expr !== target.expr && change({ expr })}
            onRun={() => run(target)}
            readNames={readNames}
          />
        ) : (
          <Select
            label={t("scenario")}
            value={target.expr}
            options={TEST_SCENARIOS.map((value) => ({ value, label: value }))}
            onValue={(expr) => change({ expr })}
          />
        )}
        <p role="status" className={problem ? "text-sm text-error" : "sr-only"}>
          {problem && t(`problem.${problem.code}`, { text: problem.text })}
        </p>
        <div className="flex flex-wrap items-center gap-2">
          {query.waitingSince === null ? (
            <Button
              variant="primary"
              icon={<Play aria-hidden size={14} />}
              disabled={target.expr.trim() === ""}
              onClick={() => run(target)}
            >
              {t("run")}
            </Button>
          ) : (
            <Button icon={<Square aria-hidden size={14} />} onClick={query.cancel}>
              {t("cancel")}
            </Button>
          )}
          {target.kind === "logql" && (
            <Button
              role="switch"
              aria-checked={tailed !== null}
              disabled={!canTail && tailed === null}
              variant={tailed ? "primary" : "secondary"}
              onClick={toggleTail}
            >
              {t(tailed ? "tail.on" : "tail.off")}
            </Button>
          )}
          <span className="grow" />
          <PastQueries history={history} sources={sources} onChoose={(past) => run({ ...past, range: target.range })} />
          {href && (
            <a href={href} target="_blank" rel="noreferrer" className={buttonClass("ghost")}>
              <ExternalLink aria-hidden size={14} />
              {t("openInExplore")}
            </a>
          )}
          {query.answer && !tailed && renderPost(query.answer)}
        </div>
      </div>
      {tailed ? (
        <LiveTail room={room} target={tailed} renderResult={renderResult} />
      ) : (
        <QueryResult {...query} renderResult={renderResult} onRun={run} onZoom={(range) => run({ ...target, range })} />
      )}
    </div>
  );
}
