import { cacheFieldDisplayNames, getFrameDisplayName, type DataFrame, type PanelData } from "@grafana/data";
import { sceneGraph, useSceneObjectState, type VizPanel } from "@grafana/scenes";
import { TableNG } from "@grafana/ui/unstable";
import { useTranslations } from "next-intl";
import { useLayoutEffect, useMemo, useRef, useState } from "react";
import { Button } from "@/app/_ui/button";
import { Dialog } from "@/app/_ui/dialog";
import { downloadText } from "./download-text";
import { frameCsv } from "./frame-csv";
import { joinedFrames } from "./joined-frames";
import styles from "./inspect.module.css";

const TABLE_HEIGHT = 360;

/** The data behind a panel: what was answered, as a table and as a file, and what was said beside it. */
export function InspectDialog({ panel, onClose }: { panel: VizPanel; onClose: () => void }) {
  const words = useTranslations("scene");
  const { data: raw } = useSceneObjectState(sceneGraph.getData(panel));
  const data = useMemo(() => panel.applyFieldConfig(raw), [panel, raw]);
  const title = panel.interpolate(panel.state.title, undefined, "text") || words("inspect.untitled");
  return (
    <Dialog open onOpenChange={(open) => !open && onClose()} title={words("inspect.heading", { title })}>
      <div className={styles.inspect}>
        <Said data={data} />
        <Frames data={data} title={title} panel={panel} />
      </div>
    </Dialog>
  );
}

function Said({ data }: { data: PanelData }) {
  const words = useTranslations("scene");
  const errors = data.errors ?? (data.error ? [data.error] : []);
  const notices = data.series.flatMap(({ meta }) => meta?.notices ?? []);
  const texts = [
    ...errors.map(({ refId, message, data: detail }) => ({
      severity: "error" as const,
      text: [refId, message, detail?.message].filter((part, at, all) => part && all.indexOf(part) === at).join(": "),
    })),
    ...notices.map(({ severity, text }) => ({ severity, text })),
  ];
  if (texts.length === 0) return null;
  return (
    <ul className={styles.said} aria-label={words("inspect.said")}>
      {[...new Map(texts.map((each) => [each.text, each])).values()].map(({ severity, text }) => (
        <li key={text}>
          <strong>{words(`inspect.severity.${severity}`)}</strong> {text}
        </li>
      ))}
    </ul>
  );
}

function Frames({ data, title, panel }: { data: PanelData; title: string; panel: VizPanel }) {
  const words = useTranslations("scene");
  const [chosen, setChosen] = useState("all");
  const frames = data.series;
  const all = useMemo(() => joinedFrames(frames), [frames]);
  cacheFieldDisplayNames(frames);
  const at = chosen === "all" && all ? null : Number(chosen === "all" ? 0 : chosen);
  const frame: DataFrame | undefined = at === null ? (all ?? undefined) : (frames[at] ?? frames[0]);
  if (!frame || frame.length === 0) return <p>{words("inspect.empty")}</p>;
  const name = at === null ? title : `${title} ${getFrameDisplayName(frame, at)}`;
  const points = frames.reduce((sum, each) => sum + each.length, 0);
  return (
    <>
      <div className={styles.bar}>
        {(frames.length > 1 || !all) && (
          <label className={styles.choice}>
            <span>{words("inspect.frame")}</span>
            <select value={at === null ? "all" : String(at)} onChange={(event) => setChosen(event.target.value)}>
              {all && <option value="all">{words("inspect.joined")}</option>}
              {frames.map((each, index) => (
                <option key={`${each.refId ?? ""} ${String(index)}`} value={index}>
                  {getFrameDisplayName(each, index)}
                </option>
              ))}
            </select>
          </label>
        )}
        <span className={styles.count}>{words("inspect.count", { frames: frames.length, rows: points })}</span>
        <Button size="sm" onClick={() => downloadText(`${name}.csv`, frameCsv(frame, false), "text/csv")}>
          {words("inspect.download")}
        </Button>
        <Button size="sm" onClick={() => downloadText(`${name}.csv`, frameCsv(frame, true), "text/csv")}>
          {words("inspect.downloadFormatted")}
        </Button>
      </div>
      <FrameTable frame={frame} data={data} panel={panel} />
    </>
  );
}

function FrameTable({ frame, data, panel }: { frame: DataFrame; data: PanelData; panel: VizPanel }) {
  const box = useRef<HTMLDivElement>(null);
  const [width, setWidth] = useState(0);
  useLayoutEffect(() => {
    const element = box.current;
    if (!element) return undefined;
    const observer = new ResizeObserver(() => setWidth(element.clientWidth));
    observer.observe(element);
    return () => observer.disconnect();
  }, []);
  return (
    <div ref={box} className={styles.table}>
      {width > 0 && (
        <TableNG
          data={frame}
          width={width}
          height={TABLE_HEIGHT}
          structureRev={data.structureRev}
          fieldConfig={panel.state.fieldConfig}
          timeRange={data.timeRange}
          resizable
        />
      )}
    </div>
  );
}
