import { randomUUID } from "node:crypto";
import pg from "pg";
import { afterAll } from "vitest";

// Workers look after all organizations: in one database those of one file would take what another file waits for.
const admin = new pg.Client({ connectionString: process.env.DATABASE_URL });
const template = process.env.TEST_DATABASE_TEMPLATE;
const name = `${template}_${randomUUID().slice(0, 8)}`;
await admin.connect();
await admin.query(`create database ${name} template ${template}`);
const url = new URL(process.env.DATABASE_URL ?? "");
url.pathname = `/${name}`;
process.env.DATABASE_URL = url.href;

afterAll(async () => {
  // Where a line is still open it goes with the server.
  await admin.query(`drop database ${name}`).catch(() => undefined);
  await admin.end();
});
