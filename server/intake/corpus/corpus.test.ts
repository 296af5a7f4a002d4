import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import type { SourceKind } from "@/server/intake/contract";
import { parseBody } from "@/server/intake/rules/parse-body";
import { readReport } from "@/server/intake/rules/read-report";
import { refusedWhole } from "@/server/intake/rules/refused-whole";
import { labelFingerprint } from "@/server/intake/rules/label-fingerprint";
import { verifyCall } from "@/server/intake/verify-call";

interface Kept {
  about: string;
  kind: SourceKind;
  headers?: Record<string, string>;
  body?: string;
  base64?: string;
  proof?: { secret: string; signature: string; time: string };
  expect: { taken: number; refused?: string[] };
}

const FOLDER = join(import.meta.dirname);
const kept = readdirSync(FOLDER)
  .filter((name) => name.endsWith(".json"))
  .map((name): [string, Kept] => [name, JSON.parse(readFileSync(join(FOLDER, name), "utf8"))]);
const bodyOf = ({ body, base64 }: Kept) =>
  base64 === undefined ? Buffer.from(body ?? "") : Buffer.from(base64, "base64");

function read(one: Kept) {
  const parsed = parseBody(bodyOf(one));
  if ("refused" in parsed) return refusedWhole(parsed.refused, "");
  const { kind, headers = {} } = one;
  return readReport({ kind, body: parsed.value, headers, receivedAt: "2026-11-22T22:00:00.000Z" }).report;
}

describe("kept calls", () => {
  it.each(kept)("%s is taken, or refused, as it was", (_, one) => {
    const { alerts, changes, refused } = read(one);
    expect(alerts.length + changes.length).toBe(one.expect.taken);
    expect(refused.map(({ reason }) => reason)).toEqual(one.expect.refused ?? []);
  });

  it("have the fingerprints that Alertmanager gave them", () => {
    const told = kept.filter(([name]) => name.startsWith("alertmanager-")).flatMap(([, one]) => read(one).alerts);
    expect(told.length).toBeGreaterThan(3);
    for (const { fingerprint, labels } of told) expect(labelFingerprint(labels)).toBe(fingerprint);
  });

  it("have the signature that Grafana gave them", () => {
    const signed = kept.flatMap(([, one]) => (one.proof ? [{ ...one.proof, body: bodyOf(one) }] : []));
    expect(signed).toHaveLength(1);
    for (const { secret, signature, time, body } of signed) {
      const headers = new Map([
        ["x-grafana-alerting-signature", [signature]],
        ["x-time", [time]],
      ]);
      const source = { verification: "hmac" as const, options: { timestampHeader: "X-Time" } };
      const call = { headers, body, now: new Date(Number(time) * 1_000) };
      expect(verifyCall(source, [secret], call)).toMatchObject({ isProven: true });
      expect(verifyCall(source, ["other"], call)).toEqual({ isProven: false, reason: "wrong" });
    }
  });

  it("change no prototype", () => {
    for (const [, one] of kept) read(one);
    expect("polluted" in {}).toBe(false);
  });
});
