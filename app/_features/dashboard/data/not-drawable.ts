/** Why a query is refused that only the page of its plugin, in Grafana, can answer. */
export const NOT_DRAWABLE = "data-source-not-drawable";
