import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import { hashOfDocument, testExport } from "@/server/record/verify/test-record.suite";

const folder = mkdtempSync(join(tmpdir(), "verify-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

function fileOf(name: string, content: string): string {
  const path = join(folder, name);
  writeFileSync(path, content);
  return path;
}
function verify(...files: string[]) {
  // Whatever it would ask of a network or a database, it would not find.
  const env = { NODE_ENV: "test" as const, PATH: process.env.PATH, DATABASE_URL: "postgresql://127.0.0.1:1/none" };
  const { status, stdout, stderr } = spawnSync(process.execPath, ["--import", "tsx", ".config/verify.ts", ...files], {
    env,
    encoding: "utf8",
  });
  return { status, told: stdout + stderr };
}

const whole = testExport(["one", "two", "three"].map((body) => ({ body })));
const text = JSON.stringify(whole);

describe("npm run verify", () => {
  it("answers 0 for what is whole", () => {
    const { status, told } = verify(fileOf("whole.json", text));
    expect(told).toContain("whole, 3 entries");
    expect(status).toBe(0);
  });

  it("answers 1 for what is broken, and names the first entry", () => {
    const { status, told } = verify(fileOf("broken.json", text.replace('"two"', '"2"')));
    expect(told).toContain("BROKEN at entry 2, changed");
    expect(status).toBe(1);
  });

  it("holds an export against anchors from elsewhere", () => {
    const anchor = { incident: whole.incident.id, number: 12, seq: 3, anchoredAt: whole.exportedAt };
    const anchors = [
      { ...anchor, hash: whole.head.hash },
      { ...anchor, hash: "a".repeat(64) },
    ].map((line, n) => fileOf(`${n}.jsonl`, `${JSON.stringify(line)}\n`));
    const file = fileOf("anchored.json", text);
    expect(verify(file, anchors[0] ?? "").status).toBe(0);
    const { status, told } = verify(file, anchors[1] ?? "");
    expect(told).toContain("BROKEN at entry 3, changed");
    expect(status).toBe(1);
  });

  it("checks the frames of evidence, and names the entry that posted those that were changed", () => {
    const id = "99999999-2222-4333-8444-555555555555";
    const document = {
      results: {
        A: {
          frames: [
            {
              data: {
                values: [
                  [1, 2],
                  [0.125, 0.25],
                ],
              },
            },
          ],
        },
      },
    };
    const sha256 = hashOfDocument(document);
    const posted = { body: "", kind: "evidence_posted", payload: { evidenceId: id, sha256 } };
    const kept = { ...testExport([{ body: "one" }, posted, { body: "three" }]), evidence: [{ id, sha256, document }] };
    const frames = JSON.stringify(kept);
    const good = verify(fileOf("evidence.json", frames));
    expect(good.told).toContain("1 documents of evidence match");
    expect(good.status).toBe(0);
    const { status, told } = verify(fileOf("evidence-changed.json", frames.replace("0.25]", "0.26]")));
    expect(told).toContain("BROKEN at entry 2, without its evidence");
    expect(told).toContain(id);
    expect(status).toBe(1);
  });

  it("answers 2 for what is no export, also for none at all", () => {
    for (const files of [[fileOf("other.json", "{}")], [join(folder, "missing.json")], []])
      expect(verify(...files)).toMatchObject({ status: 2, told: expect.stringContaining("no export") });
  });
});
