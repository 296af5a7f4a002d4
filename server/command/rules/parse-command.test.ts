import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { INCIDENT_ROLES, SEVERITIES, STATUSES } from "@/server/incident/contract";
import {
  argumentsSchema,
  type ArgumentKind,
  type CommandArguments,
  COMMAND_NAMES,
  type CommandName,
  commandOf,
} from "@/server/command/contract/commands";
import { parseCommand } from "@/server/command/rules/parse-command";
import { printCommand } from "@/server/command/rules/print-command";

const parsed = (line: string) => {
  const { name, args, problems } = parseCommand(line) ?? { name: "message", args: {}, problems: [] };
  return { name, args, problems: problems.map(({ code, start, end }) => `${code} ${line.slice(start, end)}`.trim()) };
};
const reads = (line: string, name: string, args: object) => expect(parsed(line)).toEqual({ name, args, problems: [] });

describe("what is a command", () => {
  it.each([
    "hello /severity",
    "//severity sev1",
    " /severity sev1",
    "/var/log is full",
    "/ hello",
    "",
    "/修復",
    "/__proto__",
  ])("%j is a message", (line) => expect(parseCommand(line)).toBeNull());
  it.each(["/", "/nosuch thing", "/constructor x", "/toString"])("%j is an unknown command", (line) => {
    expect(parseCommand(line)).toMatchObject({ name: null, problems: [{ code: "unknownCommand", start: 0 }] });
  });
});

describe("arguments", () => {
  it("are read in either order where they show what they are", () => {
    reads("/assign commander @ada", "assign", { role: "commander", person: "ada" });
    reads("/assign @ada ic", "assign", { role: "commander", person: "ada" });
    reads("/SEVERITY Sev1", "severity", { severity: "sev1" });
    reads("/status post-incident", "status", { status: "post_incident" });
    reads("/share for=3d", "share", { for: 3 * 86_400_000 });
  });

  it("at the edges of a text leave it, inside of it they stay", () => {
    reads("/task Ask @bob about it @ada due=30m", "task", {
      title: "Ask @bob about it",
      person: "ada",
      due: { kind: "relative", ms: 1_800_000 },
    });
    reads("/task @ada Restart the 2nd node @14:05", "task", {
      title: "Restart the 2nd node",
      person: "ada",
      due: { kind: "clock", hour: 14, minute: 5, utc: false },
    });
    reads("/note @-10m We failed over", "note", { at: { kind: "relative", ms: -600_000 }, text: "We failed over" });
    reads("/declare Checkout is down sev1 --drill", "declare", {
      severity: "sev1",
      title: "Checkout is down",
      drill: true,
    });
    reads("/update Told @ada that it's 5\" wide", "update", { text: "Told @ada that it's 5\" wide" });
  });

  it("keep queries as they were written", () => {
    reads('/logs {app="shop"} |= "error" on="Loki EU" range=1h', "logs", {
      query: '{app="shop"} |= "error"',
      on: "Loki EU",
      range: 3_600_000,
    });
  });

  it("take quotes of phones, and escapes", () => {
    reads("/pin “Error rate”", "pin", { panel: "Error rate" });
    reads('/pin "the \\"hot\\" path"', "pin", { panel: 'the "hot" path' });
  });
});

describe("problems", () => {
  it.each([
    ["/severity sev9", ["notASeverity sev9"]],
    ["/severity", ["missing"]],
    ["/severity sev1 sev2", ["tooMany sev2"]],
    ["/severity severity=sev1 severity=sev2", ["givenTwice severity=sev2"]],
    ["/severity colour=red sev1", ["unknownOption colour=red"]],
    ['/task "Restart checkout', ['unclosedQuote "Restart checkout']],
    ['/graph note="half', ['unclosedQuote note="half', "missing"]],
    ["/note @25:99 hello", ["notATime @25:99"]],
    ["/note hello", ["missing"]],
    ["/share for=tomorrow", ["notADuration for=tomorrow"]],
    ["/share for=9999d", ["notADuration for=9999d"]],
    ["/assign king", ["notARole king"]],
    ["/task due=never x", ["notATime due=never"]],
  ])("%j names what is wrong, and where", (line, problems) => expect(parsed(line).problems).toEqual(problems));

  it("are none for commands that are still to come, whatever follows", () => {
    expect(parsed("/runbook run rollback checkout --now x=y").problems).toEqual([]);
  });
});

const word = fc
  .string({ minLength: 1, maxLength: 30, unit: "binary" })
  .filter((text) => text.trim() === text && text !== "");
const minutes = (most: number) => fc.integer({ min: 1, max: most }).map((count) => count * 60_000);
const VALUES: Record<ArgumentKind, fc.Arbitrary<CommandArguments[string]>> = {
  person: fc.string({ minLength: 1, maxLength: 20, unit: "binary" }).filter((text) => /^[^\s@"“”]+$/.test(text)),
  role: fc.constantFrom(...INCIDENT_ROLES),
  severity: fc.constantFrom(...SEVERITIES),
  status: fc.constantFrom(...STATUSES),
  panel: word,
  dashboard: word,
  task: word,
  service: word,
  incidentType: word,
  dataSource: word,
  runbook: word,
  alert: word,
  command: word.filter((text) => !text.startsWith("/")),
  text: word,
  time: fc.oneof(
    fc.integer({ min: -1_000, max: 1_000 }).map((count) => ({ kind: "relative" as const, ms: count * 60_000 || 0 })),
    fc.record({
      kind: fc.constant("clock" as const),
      hour: fc.nat(23),
      minute: fc.nat(59),
      utc: fc.boolean(),
    }),
    fc
      .date({ min: new Date("2000-01-01"), max: new Date("2090-01-01"), noInvalidDate: true })
      .map((at) => ({ kind: "instant" as const, at: at.toISOString() })),
  ),
  duration: minutes(90 * 1_440),
  flag: fc.constant(true as const),
};
const written = fc.constantFrom(...COMMAND_NAMES).chain((name) => {
  const { args, comesWith } = commandOf(name);
  const required = Object.fromEntries(
    args.filter((each) => each.required).map((each) => [each.name, VALUES[each.kind]]),
  );
  const optional = Object.fromEntries(
    args.filter((each) => !each.required).map((each) => [each.name, VALUES[each.kind]]),
  );
  return fc
    .tuple(fc.record(required), fc.record(optional, { requiredKeys: [] }))
    .map(([must, may]): [CommandName, CommandArguments] => {
      return [name, comesWith ? {} : ({ ...must, ...may } as CommandArguments)];
    });
});

describe("any line", () => {
  it("reads back as what was printed", () => {
    fc.assert(
      fc.property(written, ([name, args]) => {
        const line = printCommand(name, args);
        const back = parseCommand(line);
        expect([line, back?.name, back?.problems, back?.args]).toEqual([line, name, [], args]);
      }),
      { numRuns: 2_000 },
    );
  });

  it("is read to the end, with problems inside of it and values that fit", () => {
    const piece = fc.oneof(
      fc.string({ unit: "binary", maxLength: 12 }),
      fc.constantFrom(
        ' "',
        "“",
        "=",
        "\\",
        "@",
        "--drill",
        "due=",
        "__proto__=1",
        "constructor=x",
        " sev1 ",
        "\n",
        "@14:05",
      ),
    );
    const anything = fc
      .tuple(fc.oneof(fc.constantFrom(...COMMAND_NAMES), fc.string()), fc.array(piece, { maxLength: 12 }))
      .map(([name, pieces]) => `/${name} ${pieces.join("")}`);
    fc.assert(
      fc.property(anything, (line) => {
        const command = parseCommand(line);
        if (!command) return;
        for (const { start, end } of command.problems) {
          expect(start).toBeGreaterThanOrEqual(0);
          expect(end).toBeGreaterThanOrEqual(start);
          expect(end).toBeLessThanOrEqual(line.length);
        }
        expect(Object.getPrototypeOf(command.args)).toBe(Object.prototype);
        if (command.name && command.problems.length === 0 && !commandOf(command.name).comesWith) {
          expect(argumentsSchema(command.name).safeParse(command.args).success).toBe(true);
        }
      }),
      { numRuns: 3_000 },
    );
  });

  it("takes time in proportion to its length", () => {
    const long = `/task ${'"\\'.repeat(8_000)}`;
    const started = performance.now();
    parseCommand(long);
    parseCommand(`/logs ${"a=".repeat(8_000)}`);
    parseCommand(`/task ${"@a ".repeat(5_000)}`);
    expect(performance.now() - started).toBeLessThan(500);
  });
});
