import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import ts from "typescript";
import type { PanelCase } from "./panel-case";

const SCHEMA = fileURLToPath(new URL("../../node_modules/@grafana/schema/dist/types/", import.meta.url));
const typesOf = (schema: string) => `${SCHEMA}raw/composable/${schema}/panelcfg/x/types.gen.d.ts`;
const TRANSFORMATIONS = fileURLToPath(
  new URL("../../node_modules/@grafana/data/dist/types/transformations/transformers/ids.d.ts", import.meta.url),
);
const PLACES = { Options: "options", FieldConfig: "custom" } as const;

/** What a cell of a table, a matcher or a scale consists of is set as one. */
const isGroup = (checker: ts.TypeChecker, type: ts.Type): boolean =>
  (type.flags & ts.TypeFlags.Object) !== 0 && !checker.isArrayType(type) && type.getProperties().length > 0;

function* leaves(checker: ts.TypeChecker, type: ts.Type, path: string): Generator<string> {
  for (const property of type.getProperties()) {
    const inner = checker.getNonNullableType(checker.getTypeOfSymbol(property));
    if (isGroup(checker, inner)) yield* leaves(checker, inner, `${path}.${property.name}`);
    else yield `${path}.${property.name}`;
  }
}

/** Every option that `@grafana/schema` declares for the types of panels, by path (`options.legend.calcs`, `custom.lineWidth`). */
export function schemaOptions(cases: readonly PanelCase[]): Map<string, string[]> {
  const schemas = new Map(cases.flatMap(({ type, schema }) => (schema ? [[type, typesOf(schema)] as const] : [])));
  const program = ts.createProgram([...schemas.values()], {
    module: ts.ModuleKind.ESNext,
    moduleResolution: ts.ModuleResolutionKind.Bundler,
    strict: true,
    skipLibCheck: true,
    types: [],
  });
  const checker = program.getTypeChecker();
  return new Map(
    [...schemas].map(([type, file]) => {
      const source = program.getSourceFile(file);
      const symbol = source && checker.getSymbolAtLocation(source);
      const declared = symbol ? checker.getExportsOfModule(symbol) : [];
      const paths = Object.entries(PLACES).flatMap(([name, place]) => {
        const found = declared.find((each) => each.name === name);
        return found ? [...leaves(checker, checker.getDeclaredTypeOfSymbol(found), place)] : [];
      });
      return [type, paths];
    }),
  );
}

/** Every step of transformation that `@grafana/data` has an id for, as a setting. */
export const declaredTransformations = (): string[] =>
  [...readFileSync(TRANSFORMATIONS, "utf8").matchAll(/ = "(\w+)"/g)].map(([, id]) => `transformation ${id}`);

/** Options that are declared, and neither probed nor listed as not probed. */
export function forgottenOptions({ probes, notProbed = {} }: PanelCase, declared: readonly string[]): string[] {
  const known = [...probes.map(([path]) => path.replace(/^override (of \w+ )?/, "")), ...Object.keys(notProbed)];
  const covers = (known: string, path: string) =>
    known === path || path.startsWith(`${known}.`) || known.startsWith(`${path}.`);
  return declared.filter((path) => !known.some((each) => covers(each, path)));
}
