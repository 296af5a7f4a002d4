import { PanelPlugin, formattedValueToString, getValueFormat, type PanelProps } from "@grafana/data";
import { useTranslations } from "next-intl";
import { useMemo, useState } from "react";
import { panelBody } from "../panel-body";
import { PanelMessage } from "../panel-message";
import { PanelNotice } from "../panel-notice";
import parts from "../panel-parts.module.css";
import { PanelSearch } from "../panel-search";
import { FlameCanvas } from "./flame-canvas";
import { MOST_BARS, flameData } from "./flame-data";
import { flameTable } from "./flame-table";
import { SymbolTable } from "./symbol-table";
import styles from "./flame-panel.module.css";

/** From this width on the table stands beside the graph. */
const BOTH_FROM_PX = 720;
const TOOLBAR_PX = 36;
const NOTICE_PX = 20;
const TABLE_PART = 0.4;

type Shown = "graph" | "table" | "both";

function FlameDrawing({ data, width, height }: PanelProps) {
  const words = useTranslations("visuals.flame");
  const [zoomed, setZoomed] = useState<number | null>(null);
  const [search, setSearch] = useState("");
  const [chosen, setChosen] = useState<Shown | null>(null);
  const profiles = useMemo(() => data.series.map(flameData).filter((each) => each !== null), [data.series]);
  const profile = profiles[0];
  const symbols = useMemo(() => (profile ? flameTable(profile) : []), [profile]);
  // A profile read again has other bars.
  const [known, setKnown] = useState(profile);
  if (known !== profile) {
    setKnown(profile);
    setZoomed(null);
  }
  if (!profile || profile.total === 0) return <PanelMessage>{words("none")}</PanelMessage>;

  const formatted = getValueFormat(profile.unit);
  const format = (value: number): string => formattedValueToString(formatted(value));
  const isWide = width >= BOTH_FROM_PX;
  const shown = chosen === "both" && !isWide ? "graph" : (chosen ?? (isWide ? "both" : "graph"));
  const choices: Shown[] = isWide ? ["table", "graph", "both"] : ["table", "graph"];
  const isCut = profile.labels.length === MOST_BARS;
  const found =
    search === "" ? null : symbols.filter(({ label }) => label.toLowerCase().includes(search.toLowerCase())).length;
  const room = height - TOOLBAR_PX - (isCut ? NOTICE_PX : 0);
  return (
    <div className={parts.column}>
      <div className={parts.toolbar}>
        <PanelSearch
          label={words("search")}
          value={search}
          onChange={setSearch}
          found={found === null ? null : words("found", { count: found })}
        />
        <button type="button" className={parts.button} disabled={zoomed === null} onClick={() => setZoomed(null)}>
          {words("reset")}
        </button>
        <div className={parts.end}>
          {choices.map((choice) => (
            <button
              key={choice}
              type="button"
              className={parts.button}
              aria-pressed={shown === choice}
              onClick={() => setChosen(choice)}
            >
              {words(`show.${choice}`)}
            </button>
          ))}
        </div>
      </div>
      {isCut && <PanelNotice>{words("bounded", { count: MOST_BARS })}</PanelNotice>}
      <div className={styles.both}>
        {shown !== "graph" && (
          <div style={{ width: shown === "both" ? Math.round(width * TABLE_PART) : width, height: room }}>
            <SymbolTable symbols={symbols} search={search} format={format} onChoose={setSearch} />
          </div>
        )}
        {shown !== "table" && (
          <FlameCanvas
            data={profile}
            width={shown === "both" ? width - Math.round(width * TABLE_PART) - 8 : width}
            height={room}
            zoomed={zoomed}
            onZoom={setZoomed}
            search={search}
            format={format}
          />
        )}
      </div>
    </div>
  );
}

/** A profile: which functions cost how much, and who calls them. */
export const flamePanel = () => new PanelPlugin(panelBody(FlameDrawing)).useFieldConfig();
