import { useTheme2 } from "@grafana/ui";
import { useTranslations } from "next-intl";
import { useCallback, useMemo, useState, type KeyboardEvent } from "react";
import { VList } from "virtua";
import { PanelNotice } from "../panel-notice";
import parts from "../panel-parts.module.css";
import { PanelSearch } from "../panel-search";
import { useRovingRow } from "../use-roving-row";
import { criticalPath } from "./critical-path";
import { durationText } from "./duration-text";
import { TraceLine } from "./trace-line";
import { TraceMinimap } from "./trace-minimap";
import type { TraceTree } from "./trace-tree";
import { WHOLE } from "./time-view";
import { visibleRows } from "./visible-rows";
import styles from "./traces-panel.module.css";

/** Below this height the minimap would leave too little. */
const MINIMAP_FROM_PX = 200;
const TICKS = [0, 0.25, 0.5, 0.75];
const NONE: [number, number][] = [];

interface TraceViewProps {
  tree: TraceTree;
  traceId: string;
  notices: readonly string[];
  timeZone: string;
  width: number;
  height: number;
}

const toggled = (set: ReadonlySet<number>, row: number): Set<number> => {
  const next = new Set(set);
  if (!next.delete(row)) next.add(row);
  return next;
};

/** A trace with its summary, its minimap and its waterfall. */
export function TraceView({ tree, traceId, notices, timeZone, width, height }: TraceViewProps) {
  const words = useTranslations("visuals.traces");
  const { visualization } = useTheme2();
  const [folded, setFolded] = useState<ReadonlySet<number>>(new Set());
  const [open, setOpen] = useState<ReadonlySet<number>>(new Set());
  const [view, setView] = useState(WHOLE);
  const [search, setSearch] = useState("");
  const [shows, setShows] = useState(true);
  const { rows, start, end, services } = tree;

  const colors = useMemo(() => {
    const { palette, getColorByName } = visualization;
    return new Map(
      services.map((service, index) => [service, getColorByName(palette[index % palette.length] ?? "blue")]),
    );
  }, [services, visualization]);
  const colorOf = useCallback((service: string) => colors.get(service) ?? "#8e8e8e", [colors]);
  const critical = useMemo(() => criticalPath(rows), [rows]);
  const found = useMemo(() => {
    const wanted = search.toLowerCase();
    if (wanted === "") return null;
    const says = (text: string) => text.toLowerCase().includes(wanted);
    return rows.flatMap(({ span }, index) => {
      const { id, name, service, tags } = span;
      return [id, name, service].some(says) || tags.some(({ key, value }) => says(`${key}=${value}`)) ? [index] : [];
    });
  }, [rows, search]);
  const isFound = useMemo(() => new Set(found), [found]);
  const visible = useMemo(() => visibleRows(rows, folded), [rows, folded]);
  const { list, box, at: focused, go, onKeyDown } = useRovingRow(visible.length);
  const fold = useCallback((row: number) => setFolded((set) => toggled(set, row)), []);
  const show = useCallback((row: number) => setOpen((set) => toggled(set, row)), []);
  const foldable = useMemo(() => rows.flatMap(({ children }, index) => (children > 0 ? [index] : [])), [rows]);

  const jump = (step: number): void => {
    if (!found || found.length === 0) return;
    const now = visible[focused] ?? 0;
    const next =
      step > 0 ? (found.find((row) => row > now) ?? found[0]) : (found.findLast((row) => row < now) ?? found.at(-1));
    const place = visible.indexOf(next ?? 0);
    if (place >= 0) return go(place);
    // What is folded away is shown first.
    setFolded(new Set());
    return go(next ?? 0);
  };
  /** Left goes to the parent, right to the first child, where there was nothing to fold. */
  const press = (event: KeyboardEvent): void => {
    const now = visible[focused] ?? 0;
    const depth = rows[now]?.depth ?? 0;
    const parent =
      event.key === "ArrowLeft" ? visible.findLastIndex((row) => row < now && (rows[row]?.depth ?? 0) < depth) : -1;
    if (parent >= 0) go(parent);
    else if (event.key === "ArrowRight" && (rows[now]?.children ?? 0) > 0) go(focused + 1);
    else return onKeyDown(event);
    return event.preventDefault();
  };
  const at = (part: number): number => (end - start) * (view.from + part * (view.to - view.from));
  const root = rows[0]?.span;
  return (
    <div className={`${parts.column} ${styles.trace}`}>
      <div className={styles.summary}>
        <strong className={styles.title}>{root ? `${root.service}: ${root.name}` : traceId}</strong>
        <span>{durationText(end - start)}</span>
        <span>{words("spans", { count: rows.length })}</span>
        <span>{words("services", { count: services.length })}</span>
        <span>{words("depth", { count: tree.depth })}</span>
        {tree.errors > 0 && <span className={styles.errors}>{words("errors", { count: tree.errors })}</span>}
      </div>
      {notices.map((notice) => (
        <PanelNotice key={notice}>{notice}</PanelNotice>
      ))}
      <div className={parts.toolbar}>
        <PanelSearch
          label={words("search")}
          value={search}
          onChange={setSearch}
          found={found && words("found", { count: found.length })}
        />
        {found && found.length > 0 && (
          <>
            <button type="button" className={parts.button} aria-label={words("previous")} onClick={() => jump(-1)}>
              ↑
            </button>
            <button type="button" className={parts.button} aria-label={words("next")} onClick={() => jump(1)}>
              ↓
            </button>
          </>
        )}
        <div className={parts.end}>
          {(view.from > 0 || view.to < 1) && (
            <button type="button" className={parts.button} onClick={() => setView(WHOLE)}>
              {words("whole")}
            </button>
          )}
          <button type="button" className={parts.button} aria-pressed={shows} onClick={() => setShows(!shows)}>
            {words("criticalPath")}
          </button>
          <button
            type="button"
            className={parts.button}
            onClick={() => setFolded(new Set(folded.size > 0 ? [] : foldable))}
          >
            {words(folded.size > 0 ? "unfoldAll" : "foldAll")}
          </button>
        </div>
      </div>
      {height >= MINIMAP_FROM_PX && (
        <TraceMinimap tree={tree} colorOf={colorOf} width={width} view={view} onChange={setView} />
      )}
      <div className={styles.axis} aria-hidden>
        <span className={styles.axisName} />
        <span className={styles.ticks}>
          {TICKS.map((part) => (
            <span key={part} style={{ left: `${part * 100}%` }}>
              {durationText(at(part))}
            </span>
          ))}
          <span className={styles.lastTick}>{durationText(at(1))}</span>
        </span>
      </div>
      <div ref={box} role="presentation" className={styles.rows} onKeyDown={press}>
        <VList ref={list} data={visible} role="tree" aria-label={words("tree")} style={{ height: "100%" }}>
          {(index, place) => {
            const row = rows[index];
            if (!row) return <></>;
            return (
              <TraceLine
                key={index}
                row={row}
                index={index}
                color={colorOf(row.span.service)}
                whole={tree}
                view={view}
                critical={shows ? (critical.get(index) ?? NONE) : NONE}
                timeZone={timeZone}
                search={search}
                isFound={isFound.has(index)}
                folded={folded.has(index)}
                open={open.has(index)}
                place={place}
                tabbable={place === focused}
                onFold={fold}
                onOpen={show}
              />
            );
          }}
        </VList>
      </div>
    </div>
  );
}
