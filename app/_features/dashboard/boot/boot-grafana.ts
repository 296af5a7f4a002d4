import { EventBusSrv, locationUtil, setTimeZoneResolver, type ScopedVars } from "@grafana/data";
import { initPluginTranslations } from "@grafana/i18n";
import {
  config,
  locationService,
  setAppEvents,
  setBackendSrv,
  setCurrentUser,
  setDataSourceSrv,
  setEchoSrv,
  setLocationSrv,
  setPluginComponentHook,
  setPluginComponentsHook,
  setPluginFunctionsHook,
  setPluginImportUtils,
  setPluginLinksHook,
  setReturnToPreviousHook,
  setRunRequest,
  setTemplateSrv,
} from "@grafana/runtime";
import { initializeLoggersRegistry, reloadDataSourceInstanceSettings } from "@grafana/runtime/unstable";
import i18next from "i18next";
import { loadResources, sceneGraph, type SceneObject } from "@grafana/scenes";
import { grafanaLanguage } from "../grafana-boot-data";
import { panelPlugin } from "../panels/panel-plugins";
import { boundedPlugin } from "../scene/panel/bounded-plugin";
import { noBackendSrv } from "./no-backend-srv";
import { fillRegistries } from "./registries";
import { RoomDataSourceSrv } from "./room-data-source-srv";
import { runRequest } from "./run-request";

const NAMESPACE = "grafana-scenes";
const DEFAULT_LANGUAGE = "en-US";

function sceneObjectOf(scopedVars?: ScopedVars): SceneObject | undefined {
  const holder = scopedVars?.__sceneObject?.value as { valueOf(): SceneObject } | undefined;
  const fallback = (window as unknown as { __grafanaSceneContext?: SceneObject }).__grafanaSceneContext;
  return holder?.valueOf() ?? fallback;
}

function setTemplates(): void {
  setTemplateSrv({
    replace(target, scopedVars, format) {
      const scene = target ? sceneObjectOf(scopedVars) : undefined;
      type Format = Parameters<typeof sceneGraph.interpolate>[3];
      return scene ? sceneGraph.interpolate(scene, target, scopedVars, format as Format) : (target ?? "");
    },
    getVariables: () => [],
    containsTemplate: (target) => /\$|\[\[/.test(target ?? ""),
    updateTimeRange: () => undefined,
  });
}

/** Services that only Grafana's own pages need; the packages call them all the same. */
function setQuietServices(): void {
  setEchoSrv({
    addBackend: () => undefined,
    addEvent: () => undefined,
    flush: () => undefined,
    onInteraction: () => () => undefined,
  });
  setPluginLinksHook(() => ({ isLoading: false, links: [] }));
  setPluginComponentsHook(() => ({ isLoading: false, components: [] }));
  setPluginComponentHook(() => ({ isLoading: false, component: null }));
  setPluginFunctionsHook(() => ({ isLoading: false, functions: [] }));
  setReturnToPreviousHook(() => () => undefined);
  setLocationSrv(locationService);
  setCurrentUser({ id: 0, orgId: 1, login: "", name: "", email: "" } as unknown as Parameters<
    typeof setCurrentUser
  >[0]);
  setTimeZoneResolver(() => "browser");
  locationUtil.initialize({
    config,
    getTimeRangeForUrl: () => ({ from: "now-1h", to: "now" }),
    getVariablesUrlParams: () => ({}),
  } as unknown as Parameters<typeof locationUtil.initialize>[0]);
}

/** Paths in links of dashboards are Grafana's: they get its address, so that they also work in a tab of their own. */
export function adoptGrafanaUrl(grafanaUrl: string | null): void {
  config.appSubUrl = grafanaUrl ?? "";
}

export type GrafanaWords = Record<string, unknown>;

/**
 * Our messages mark what is put in as `[name]` and tags as `[0]…[/0]`, since `{name}` and `<0>` mean something there;
 * the packages' translator wants `{{name}}` and `<0>…</0>`.
 */
function translated(words: GrafanaWords): GrafanaWords {
  const text = JSON.stringify(words)
    .replace(/\[(\/?\d+)\]/g, "<$1>")
    .replace(/\[(\w+)\]/g, "{{$1}}");
  return JSON.parse(text) as GrafanaWords;
}

const drawnBy = (id: string) => boundedPlugin(panelPlugin(id));

async function boot(locale: string, words: readonly GrafanaWords[]): Promise<RoomDataSourceSrv> {
  const language = grafanaLanguage(locale);
  await initPluginTranslations(NAMESPACE);
  if (language !== DEFAULT_LANGUAGE) {
    i18next.addResourceBundle(language, NAMESPACE, await loadResources(language), true, false);
    for (const some of words) i18next.addResourceBundle(language, NAMESPACE, translated(some), true, true);
    await i18next.changeLanguage(language);
  }
  initializeLoggersRegistry();
  fillRegistries();
  setBackendSrv(noBackendSrv());
  setAppEvents(new EventBusSrv());
  setTemplates();
  setRunRequest(runRequest);
  setPluginImportUtils({ getPanelPluginFromCache: drawnBy, importPanelPlugin: async (id) => drawnBy(id) });
  setQuietServices();
  await reloadDataSourceInstanceSettings();
  const dataSources = new RoomDataSourceSrv();
  setDataSourceSrv(dataSources);
  return dataSources;
}

/** Survives hot reload: several of the setters refuse to be called twice. */
const shared = globalThis as unknown as { warRoomGrafana?: Promise<RoomDataSourceSrv> };

/**
 * Makes this page a host of Grafana's packages, once. `words` are texts of those packages that they do not bring in
 * the page's language. Resolves to the data sources of the page.
 */
export function bootGrafana(locale: string, words: readonly GrafanaWords[]): Promise<RoomDataSourceSrv> {
  shared.warRoomGrafana ??= boot(locale, words);
  return shared.warRoomGrafana;
}
