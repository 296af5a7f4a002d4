import { EnvError, readEnv } from "@/server/platform/env";

// Before the long steps: a wrong value must not cost anybody a build.
try {
  readEnv(process.env);
} catch (error) {
  if (!(error instanceof EnvError)) throw error;
  process.stderr.write(`${error.message}\n`);
  process.exit(1);
}
