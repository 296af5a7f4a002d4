import { defined, jsonsOf, textOf, type Json } from "../json-values";
import { linkVariables } from "./link-variables";

const slug = (title: string): string =>
  title
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}\s-]/gu, "")
    .trim()
    .replaceAll(/\s+/g, "-");

function addressOf(link: Json): string {
  const address =
    textOf(link.url) ||
    (textOf(link.dashUri) && `dashboard/${textOf(link.dashUri)}`) ||
    (textOf(link.dashboard) && `dashboard/db/${slug(textOf(link.dashboard))}`) ||
    "";
  const more = [
    link.keepTime === true ? "$__url_time_range" : "",
    link.includeVars === true ? "$__all_variables" : "",
    textOf(link.params),
  ].filter((part) => part !== "");
  if (more.length === 0) return address;
  return `${address}${address.includes("?") ? "&" : "?"}${more.join("&")}`;
}

/** Links of a panel: before Grafana 7 they named a dashboard, or carried their parameters apart. */
export function panelLinks(stored: unknown): Json[] {
  return jsonsOf(stored).map((link) => ({
    title: textOf(link.title) || textOf(link.type),
    url: linkVariables(addressOf(link)),
    targetBlank: link.targetBlank === true,
  }));
}

/** Links of a dashboard; before Grafana 4 one could name a dashboard instead of an address. */
export function dashboardLinks(stored: unknown): Json[] {
  return jsonsOf(stored).map(({ type, dashUri, dashboard, params, ...link }) => {
    if (type === "dashboards" || type === "link") return { ...link, type };
    const old = { url: link.url, dashUri, dashboard, params };
    return { ...link, ...defined({ url: addressOf(old) }), type: "link" };
  });
}
