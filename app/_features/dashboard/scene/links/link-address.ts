import { textUtil } from "@grafana/data";
import { sceneGraph, type SceneObject } from "@grafana/scenes";

interface LinkOptions {
  /** Takes the shown range along. */
  keepTime: boolean;
  /** Takes what the variables are set to along. */
  includeVars: boolean;
}

const joined = (url: string, params: string): string =>
  params === "" ? url : `${url}${url.includes("?") ? (/[?&]$/.test(url) ? "" : "&") : "?"}${params}`;

/** The address of a stored link where it stands: variables filled in, range and values taken along where wanted. */
export function linkAddress(object: SceneObject, url: string, { keepTime, includeVars }: LinkOptions): string {
  const wanted = [keepTime && "${__url_time_range}", includeVars && "${__all_variables}"].filter(Boolean);
  const [address = "", ...hash] = url.split("#");
  const whole = wanted.reduce<string>((sum, macro) => joined(sum, String(macro)), address);
  const fill = (text: string): string => sceneGraph.interpolate(object, text, undefined, "uriencode");
  return textUtil.sanitizeUrl([fill(whole), ...(hash.length > 0 ? [fill(hash.join("#"))] : [])].join("#"));
}
