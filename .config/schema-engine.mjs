#!/usr/bin/env node
/**
 * Runs Prisma's schema engine from npm's WebAssembly build, so that no Prisma command downloads a binary.
 * Set as PRISMA_SCHEMA_ENGINE_BINARY it answers JSON-RPC on stdin/stdout as the native engine does;
 * the first line on stderr must be a JSON info record, or the CLI takes the engine for broken.
 */
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import readline from "node:readline";
import { PGlite } from "@electric-sql/pglite";
import { PrismaPg } from "@prisma/adapter-pg";
import { bindMigrationAwareSqlAdapterFactory } from "@prisma/driver-adapter-utils";
import * as glue from "@prisma/schema-engine-wasm/schema_engine_bg";
import pg from "pg";
import { PrismaPGlite } from "pglite-prisma-adapter";

const OID_CHAR = 18;
const OID_CHAR_ARRAY = 1002;
const OID_TEXT = 25;
const OID_TEXT_ARRAY = 1009;

const log = (level, message, fields = {}) =>
  process.stderr.write(
    `${JSON.stringify({ timestamp: new Date().toISOString(), level, fields: { message, ...fields }, target: "schema_engine::logger" })}\n`,
  );
const answer = (message) => process.stdout.write(`${JSON.stringify({ jsonrpc: "2.0", ...message })}\n`);

function readArguments(argv) {
  const args = { schemas: [], datasource: undefined, command: undefined };
  for (let i = 0; i < argv.length; i++) {
    if (argv[i] === "--datamodels") args.schemas.push([argv[++i], readFileSync(argv[i], "utf8")]);
    else if (argv[i] === "--datasource") args.datasource = JSON.parse(argv[++i]);
    else if (argv[i] === "cli") args.command = argv[++i];
    else if (argv[i].startsWith("--")) i++;
  }
  return args;
}

/** Catalogue queries answer in "char", a type that the adapter's map lacks: call it text. */
class CatalogueClient extends pg.Client {
  query(...args) {
    const rename = (result) => {
      for (const field of [result].flat().flatMap((one) => one?.fields ?? [])) {
        if (field.dataTypeID === OID_CHAR) field.dataTypeID = OID_TEXT;
        if (field.dataTypeID === OID_CHAR_ARRAY) field.dataTypeID = OID_TEXT_ARRAY;
      }
      return result;
    };
    const done = args.at(-1);
    if (typeof done === "function") args[args.length - 1] = (error, result) => done(error, result && rename(result));
    const pending = super.query(...args);
    return typeof pending?.then === "function" ? pending.then(rename) : pending;
  }
}

async function inMemoryDatabase() {
  return new PrismaPGlite(await PGlite.create());
}

function databaseAt(url) {
  const factory = new PrismaPg({ connectionString: url, Client: CatalogueClient });
  // With a connection string the adapter's own shadow database would be the real one.
  factory.connectToShadowDb = async () => (await inMemoryDatabase()).connect();
  return factory;
}

async function runCommand(command, url) {
  const target = new URL(url);
  const name = target.pathname.slice(1);
  if (command !== "can-connect-to-database") target.pathname = "/postgres";
  const client = new pg.Client({ connectionString: target.href });
  await client.connect();
  if (command === "create-database") await client.query(`CREATE DATABASE ${client.escapeIdentifier(name)}`);
  if (command === "drop-database") await client.query(`DROP DATABASE IF EXISTS ${client.escapeIdentifier(name)}`);
  await client.end();
}

async function loadEngine({ schemas, datasource }) {
  const panic = { last: "", set_message: (text) => (panic.last = text), get: () => panic.last };
  globalThis.PRISMA_WASM_PANIC_REGISTRY = panic;
  const module = createRequire(import.meta.url).resolve("@prisma/schema-engine-wasm");
  const binary = readFileSync(module.replace(/schema_engine\.js$/, "schema_engine_bg.wasm"));
  const { instance } = await WebAssembly.instantiate(binary, { "./schema_engine_bg.js": glue });
  glue.__wbg_set_wasm(instance.exports);
  instance.exports.__wbindgen_start();
  const usable = datasource?.url && !datasource.url.endsWith("/unset");
  const database = usable ? databaseAt(datasource.url) : await inMemoryDatabase();
  const options = { datamodels: schemas.length ? schemas : undefined };
  return glue.SchemaEngine.new(
    options,
    (line) => log("INFO", String(line)),
    bindMigrationAwareSqlAdapterFactory(database),
  );
}

const args = readArguments(process.argv.slice(2));
log("INFO", "Starting schema engine (WebAssembly)");
if (args.command) {
  try {
    await runCommand(args.command, args.datasource.url);
    process.exit(0);
  } catch (error) {
    const code = error.code === "3D000" ? "P1003" : error.code?.startsWith("28") ? "P1000" : "P1001";
    log("ERROR", error.message, { error_code: code, is_panic: false });
    process.exit(1);
  }
}

const engine = await loadEngine(args);
const lines = readline.createInterface({ input: process.stdin });
let queue = Promise.resolve();
async function handle(line) {
  const { id, method, params } = JSON.parse(line);
  if (!method) return;
  try {
    const result = await engine[method === "getDatabaseVersion" ? "version" : method](params);
    if (method === "diff" && result.stdout)
      answer({ id: `print-${id}`, method: "print", params: { content: result.stdout } });
    answer({ id, result: result ?? null });
  } catch (error) {
    const data = {
      is_panic: error instanceof WebAssembly.RuntimeError,
      message: globalThis.PRISMA_WASM_PANIC_REGISTRY.get() || error.message,
      meta: error.meta ?? null,
      error_code: error.code ?? null,
    };
    answer({ id, error: { code: 4466, message: "An error happened. Check the data field for details.", data } });
  }
}
lines.on("line", (line) => (queue = queue.then(() => handle(line))));
lines.on("close", () => queue.then(() => process.exit(0)));
