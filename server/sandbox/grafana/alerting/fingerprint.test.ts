import { expect, it } from "vitest";
import { fingerprint } from "./active-alerts";

const NO_DATA = {
  __alert_rule_uid__: "pb-rule-3",
  alertname: "DatasourceNoData",
  datasource_uid: "prom-real",
  grafana_folder: "PB rules",
  ref_id: "A",
  rulename: "PB nodata",
  severity: "info",
};
const POOL = { alertname: "CheckoutPoolExhausted", service: "checkout", severity: "critical" };

it.each([
  ["Grafana 12.4", "03a872ef5e07590f", NO_DATA],
  ["Prometheus 2.42", "2cdbf01c9994f450", POOL],
])("of labels is what %s has for them: %s", (_server, wanted, labels) => expect(fingerprint(labels)).toBe(wanted));
