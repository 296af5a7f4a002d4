import { readFile } from "node:fs/promises";
import { join } from "node:path";
import pg from "pg";
import type { AppProcess } from "./app-process";

const PORT_LINE = 3;

/** Runs one statement in an application's own database: for what only the passing of time would bring about. */
export async function inDatabaseOf({ dataDir }: AppProcess, sql: string, values: unknown[]): Promise<void> {
  const lock = await readFile(join(dataDir, "postgres", "postmaster.pid"), "utf8");
  const secrets = JSON.parse(await readFile(join(dataDir, "secrets.json"), "utf8")) as { databasePassword: string };
  const client = new pg.Client({
    host: "127.0.0.1",
    port: Number(lock.split("\n")[PORT_LINE]),
    user: "postgres",
    password: secrets.databasePassword,
    database: "sre_assistant",
  });
  await client.connect();
  try {
    const { rowCount } = await client.query(sql, values);
    if (!rowCount) throw new Error("The statement changed nothing");
  } finally {
    await client.end();
  }
}
