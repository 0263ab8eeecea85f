#!/usr/bin/env node
// Drives the interview of legcramp to its end: each answer goes back in with the next call, and nothing is kept in between.
// Usage: interview.mjs [FINDING=yes|unsure ...]; all else is answered no.
import { spawnSync } from "node:child_process";

const facts = process.argv.slice(2).flatMap((fact) => ["-a", fact]);
const answers = {};
for (;;) {
  const input = JSON.stringify({ format_version: "1.0", answers });
  const call = spawnSync("legcramp", ["ask", "--json", "--answers", "-", ...facts], { input, encoding: "utf8" });
  const result = JSON.parse(call.stdout);
  if (result.status !== "need_answers") {
    console.log(result.error ? result.error.message : `${result.urgency}: ${result.help.text}`);
    process.exit(call.status);
  }
  console.log(result.next.ask);
  for (const finding of result.next.findings) answers[finding.id] = "no";
}
