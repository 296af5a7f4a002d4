const PRODUCTS: Readonly<Record<string, string>> = {
  alertmanager: "Alertmanager",
  grafana: "Grafana",
  pagerduty: "PagerDuty",
  cloudevents: "CloudEvents",
};

/** Who did it when a source of alerts did: `Grafana: shop`. */
export function sourceActor({ name, kind }: { name: string; kind: string }): { id: null; name: string } {
  const product = PRODUCTS[kind];
  return { id: null, name: product ? `${product}: ${name}` : name };
}
