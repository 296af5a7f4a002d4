import { expect, it } from "vitest";
import type { Labels } from "@/server/matcher/contract";
import { completeMatchers } from "@/server/matcher/rules/complete-matchers";
import { parseMatchers } from "@/server/matcher/rules/parse-matchers";

const ALERTS: Labels[] = [
  { alertname: "CheckoutErrors", severity: "critical", service: "checkout", __private__: "x" },
  { alertname: "DiskFull", severity: "warning", "data center": 'a "b"' },
];

it.each([
  ["", ["alertname=", '"data center"=', "service=", "severity="]],
  ["se", ["service=", "severity="]],
  ["alertname=", ['alertname="CheckoutErrors"', 'alertname="DiskFull"']],
  ['alertname="disk', ['alertname="DiskFull"']],
  ["alertname=~Disk", ['alertname=~"DiskFull"']],
  ['{alertname="DiskFull", se', ['{alertname="DiskFull", severity=']],
  ['alertname="DiskFull",severity!=', ['alertname="DiskFull",severity!="warning"']],
  ['"data center"="', ['"data center"="a \\"b\\""']],
  ['alertname="a,b{", sev', []],
  ['alertname="DiskFull"', []],
  ['alertname="DiskFull" ', []],
  ["toString=", []],
])("what is written as %j goes on as %j", (written, completed) =>
  expect(completeMatchers(written, ALERTS)).toEqual(completed),
);

it("proposes values that can be read", () => {
  for (const text of completeMatchers('"data center"=', ALERTS)) expect(parseMatchers(text).problem).toBeNull();
});
