import { PanelPlugin, getValueFormat, formattedValueToString, type DataFrame, type PanelProps } from "@grafana/data";
import { useTranslations } from "next-intl";
import { useMemo, useState } from "react";
import { optionDefaults } from "../panel-defaults";
import { panelBody } from "../panel-body";
import { PanelMessage } from "../panel-message";
import { PanelNotice } from "../panel-notice";
import parts from "../panel-parts.module.css";
import { PanelSearch } from "../panel-search";
import { graphData, type GraphFrame } from "./graph-data";
import { GraphDrawing } from "./graph-drawing";
import { gridLayout, layeredLayout } from "./graph-layout";

interface StatUnits {
  mainStatUnit?: string;
  secondaryStatUnit?: string;
}

interface Options {
  nodes?: StatUnits & { arcs?: { field?: string; color?: string }[] };
  edges?: StatUnits;
  zoomMode: "cooperative" | "greedy";
  layoutAlgorithm: "layered" | "force" | "grid";
}

/** Most nodes that are drawn. */
const MOST_NODES = 200;
const TOOLBAR_PX = 36;
const NOTICE_PX = 20;

/** Units and arcs that the panel's author chose go before those of the data. */
function withOptions(frame: DataFrame, options: Options): GraphFrame {
  const isEdges = frame.fields.some(({ name }) => name.toLowerCase() === "source");
  const units = (isEdges ? options.edges : options.nodes) ?? {};
  const unitOf: Record<string, string | undefined> = {
    mainstat: units.mainStatUnit,
    secondarystat: units.secondaryStatUnit,
  };
  const arcs = isEdges ? [] : (options.nodes?.arcs ?? []);
  const fields = frame.fields.flatMap((field) => {
    const unit = unitOf[field.name.toLowerCase()];
    const written = unit
      ? {
          ...field,
          display: (value: unknown) => ({
            text: formattedValueToString(getValueFormat(unit)(Number(value), field.config.decimals)),
          }),
        }
      : field;
    const arc = arcs.find((each) => each.field === field.name);
    const color = { fixedColor: arc?.color ?? field.config.color?.fixedColor };
    return arc ? [written, { ...field, name: `arc__${field.name}`, config: { ...field.config, color } }] : [written];
  });
  return { ...frame, fields };
}

function NodeGraphDrawing({ data, options, width, height }: PanelProps<Options>) {
  const words = useTranslations("visuals.nodeGraph");
  const [search, setSearch] = useState("");
  const [layout, setLayout] = useState(options.layoutAlgorithm === "grid" ? "grid" : "layered");
  const whole = useMemo(
    () => graphData(data.series.map((frame) => withOptions(frame, options))),
    [data.series, options],
  );
  const graph = useMemo(() => {
    const nodes = whole.nodes.slice(0, MOST_NODES);
    const kept = new Set(nodes.map(({ id }) => id));
    return { nodes, edges: whole.edges.filter(({ source, target }) => kept.has(source) && kept.has(target)) };
  }, [whole]);
  const places = useMemo(() => (layout === "grid" ? gridLayout : layeredLayout)(graph), [graph, layout]);
  const found = useMemo(() => {
    const wanted = search.toLowerCase();
    if (wanted === "") return null;
    const says = ({ id, title, subtitle }: (typeof graph.nodes)[number]) =>
      `${id} ${title} ${subtitle}`.toLowerCase().includes(wanted);
    return new Set(graph.nodes.filter(says).map(({ id }) => id));
  }, [graph, search]);
  if (graph.nodes.length === 0) return <PanelMessage>{words("none")}</PanelMessage>;
  const isCut = whole.nodes.length > MOST_NODES;
  return (
    <div className={parts.column}>
      <div className={parts.toolbar}>
        <PanelSearch
          label={words("search")}
          value={search}
          onChange={setSearch}
          found={found && words("found", { count: found.size })}
        />
        <div className={parts.end}>
          <button
            type="button"
            className={parts.button}
            onClick={() => setLayout(layout === "grid" ? "layered" : "grid")}
          >
            {words(layout === "grid" ? "asLayers" : "asGrid")}
          </button>
        </div>
      </div>
      {isCut && <PanelNotice>{words("bounded", { shown: MOST_NODES, all: whole.nodes.length })}</PanelNotice>}
      <GraphDrawing
        key={`${layout} ${width} ${graph.nodes.length}`}
        graph={graph}
        places={places}
        found={found}
        greedy={options.zoomMode === "greedy"}
        width={width}
        height={height - TOOLBAR_PX - (isCut ? NOTICE_PX : 0)}
      />
    </div>
  );
}

/** What calls what. */
export const nodeGraphPanel = () =>
  new PanelPlugin<Options>(panelBody(NodeGraphDrawing))
    .useFieldConfig()
    .setPanelOptions(optionDefaults<Options>({ zoomMode: "cooperative", layoutAlgorithm: "layered" }));
