import { migratePanel } from "../classic/migrate-panel";
import { LIBRARY_PANEL_TYPE, withLibraryPanel } from "../classic/library-panels";
import { defined, isJson, jsonOf, jsonsOf, textOf, type Json } from "../json-values";
import { dataSourceOf } from "./data-query";

/** Schema version of the settings inside an element: as of today, or as the note of an old type says. */
const CURRENT = 42;
const MIXED = { type: "mixed", uid: "-- Mixed --" };

function targetOf(stored: Json): Json {
  const { refId, hidden, query, datasource } = jsonOf(stored.spec);
  const { spec, ...asked } = jsonOf(query);
  return { ...jsonOf(spec), ...defined({ refId, hide: hidden === true, datasource: dataSourceOf(asked, datasource) }) };
}

/** A panel has no data source of its own in v2: it has that of its queries, expressions left aside. */
function panelSource(targets: readonly Json[]): unknown {
  const refs = targets.map(({ datasource }) => jsonOf(datasource)).filter(({ type }) => type !== "__expr__");
  const [first] = refs;
  if (!first) return jsonOf(targets[0]).datasource;
  return refs.every(({ type, uid }) => type === first.type && uid === first.uid) ? first : MIXED;
}

/** v2beta1 and older name the step in `kind`, v2 in `group`. */
function stepOf({ kind, group, spec }: Json): Json {
  const { id, ...rest } = jsonOf(spec);
  return { ...rest, id: textOf(group) || textOf(id) || textOf(kind), options: jsonOf(rest.options) };
}

/** Grafana converts an old classic panel without reading its settings, and keeps them apart for the page to read. */
function drawingOf(config: Json): Json {
  const { options, fieldConfig, pluginVersion } = jsonOf(config.spec);
  const { __angularMigration: old, ...settings } = jsonOf(options);
  const { autoMigrateFrom, originalOptions } = jsonOf(old);
  const type = textOf(config.group) || (config.kind === "VizConfig" ? "" : textOf(config.kind));
  return {
    ...jsonOf(originalOptions),
    ...defined({ autoMigrateFrom, fieldConfig, pluginVersion: textOf(config.version) || textOf(pluginVersion) }),
    type,
    options: settings,
  };
}

function panelOf(spec: Json): Json {
  const { queries, transformations, queryOptions } = jsonOf(jsonOf(spec.data).spec);
  const targets = jsonsOf(queries).map(targetOf);
  return {
    ...drawingOf(jsonOf(spec.vizConfig)),
    ...jsonOf(queryOptions),
    title: spec.title,
    description: spec.description,
    transparent: spec.transparent,
    links: spec.links,
    datasource: panelSource(targets),
    targets,
    transformations: jsonsOf(transformations).map(stepOf),
  };
}

/** One element of schema v2 as a classic panel, without place and id; a shared one with its model filled in. */
export function v2Panel(element: Json, libraryPanels: Readonly<Record<string, unknown>>): Json {
  const spec = jsonOf(element.spec);
  if (element.kind !== "LibraryPanel") return migratePanel({ panel: panelOf(spec), notes: [] }, CURRENT);
  const reference = isJson(spec.libraryPanel) ? spec.libraryPanel : {};
  const stored = { type: LIBRARY_PANEL_TYPE, title: spec.title, libraryPanel: reference };
  return migratePanel(withLibraryPanel(stored, libraryPanels), CURRENT);
}
