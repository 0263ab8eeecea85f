// The rules of a knowledge file in an engine of npm: how many sheets of answers it decides in a second.
//
//   node peers.mjs json-rules-engine|zen-engine|json-logic-engine MODULES KNOWLEDGE.json SHEETS.jsonl RESULTS.txt|- SECONDS
//
// MODULES is the folder that has node_modules. Writes the result of each sheet to RESULTS.txt, unless that is -; and unless SECONDS
// is 0, a line of JSON about the speed to standard output.
import fs from "node:fs";
import { createRequire } from "node:module";
import path from "node:path";

const grades = { no: 0, unsure: 1, yes: 2 };
const urgencies = ["self-care", "routine", "urgent", "emergency"];

const [name, modules, knowledgeFile, sheetsFile, resultsFile, seconds] = process.argv.slice(2);
const require = createRequire(path.resolve(modules, "peers.js"));
const knowledge = JSON.parse(fs.readFileSync(knowledgeFile, "utf8"));
const answers = fs.readFileSync(sheetsFile, "utf8").trim().split("\n").map((line) => JSON.parse(line).answers);
const findings = knowledge.findings.map(({ id }) => id);
const causes = new Map(knowledge.causes.map((cause) => [cause.id, cause.when ?? { any: [] }]));
const measures = [...knowledge.remedies, ...knowledge.tips, ...(knowledge.further ?? [])];
const ids = [...new Set([...measures.map(({ id }) => id), ...causes.keys()])].sort();

// ---- The rules: conditions over findings, each with its effects at no, unsure and yes.

const none = { urgency: 0, show: [], avoid: [] };
const keep = (list, other, isIn) => list.filter((one) => other.includes(one) === isIn);
const combined = (urgency, lists) => ({ urgency, show: lists("show"), avoid: lists("avoid") });
const either = (a, b) => combined(Math.max(a.urgency, b.urgency), (key) => [...new Set([...a[key], ...b[key]])]);
const common = (a, b) => combined(Math.min(a.urgency, b.urgency), (key) => keep(a[key], b[key], true));
const without = (a, b) => combined(a.urgency > b.urgency ? a.urgency : 0, (key) => keep(a[key], b[key], false));
const isEmpty = (effect) => !effect.urgency && !effect.show.length && !effect.avoid.length;

function effectOf(then, avoid) {
  const show = [then.remedies, then.tips, then.further].flatMap((list) => list ?? []);
  const avoided = measures.filter(({ id, kinds }) => [id, ...(kinds ?? [])].some((each) => avoid.includes(each)));
  return combined(urgencies.indexOf(then.urgency ?? "self-care"),
    (key) => (key === "show" ? show : avoided.map(({ id }) => id)).map((id) => ids.indexOf(id)));
}

/** All or any of the parts; a part that decides it, and one that changes nothing, can be constants. */
function joined(word, parts, deciding, idle) {
  if (parts.includes(deciding)) return deciding;
  const rest = parts.filter((part) => part !== idle);
  return rest.length < 2 ? rest[0] ?? idle : { [word]: rest };
}

/** The condition with its causes put in: findings, all, any, not; 0 or 2 where no answer changes it. */
function inlined(condition) {
  if (typeof condition === "string") return causes.has(condition) ? inlined(causes.get(condition)) : condition;
  if (condition.all) return joined("all", condition.all.map(inlined), 0, 2);
  if (condition.any) return joined("any", condition.any.map(inlined), 2, 0);
  const part = inlined(condition.not);
  return typeof part === "number" ? 2 - part : { not: part };
}

function rulesOf() {
  const rules = new Map();
  const add = (when, unsure, yes) => {
    const condition = inlined(when);
    const key = JSON.stringify(condition);
    const [, unsureBefore, yesBefore] = rules.get(key)?.effects ?? [none, none, none];
    rules.set(key, { condition, effects: [none, either(unsureBefore, unsure), either(yesBefore, yes)] });
  };
  for (const [id, when] of causes) add(when, none, { ...none, show: [ids.indexOf(id)] });
  for (const { when = { all: [] }, then, if_unsure: unsure = {} } of knowledge.rules) {
    const avoid = then.avoid ?? [];
    add(when, effectOf(unsure, [...avoid, ...(unsure.avoid ?? [])]), effectOf(then, avoid));
  }
  rules.delete("0");
  const always = rules.get("2")?.effects[2] ?? none;
  rules.delete("2");
  return { always, rules: [...rules.values()] };
}

/** Whether the value is at least, or at most, a grade: all, any, or that a finding is, or is not, no (0) or yes (2). */
function test(condition, atLeast, grade) {
  if (typeof condition === "string") return { finding: condition, not: grade === 1, grade: grade === 1 ? (atLeast ? 0 : 2) : grade };
  if (condition.not) return test(condition.not, !atLeast, 2 - grade);
  const parts = (condition.all ?? condition.any).map((part) => test(part, atLeast, grade));
  return "all" in condition === atLeast ? { all: parts } : { any: parts };
}

/** For engines that know only true and false: what is at least unsure, what is yes, and the little that is unsure and no more. */
function booleanRules() {
  return rules.flatMap(({ condition, effects: [, unsure, yes] }) => {
    const shared = common(unsure, yes);
    return [{ condition: test(condition, true, 1), effect: shared },
      { condition: test(condition, true, 2), effect: without(yes, shared) },
      { condition: { all: [test(condition, true, 1), test(condition, false, 1)] }, effect: without(unsure, shared) }];
  }).filter(({ effect }) => !isEmpty(effect));
}

// ---- The result of a sheet.

const { always, rules } = rulesOf();
const marks = new Uint8Array(ids.length);

function resultOf(effects) {
  marks.fill(0);
  let { urgency } = always;
  const apply = (effect) => {
    if (effect.urgency > urgency) urgency = effect.urgency;
    for (const id of effect.show) marks[id] |= 1;
    for (const id of effect.avoid) marks[id] |= 2;
  };
  apply(always);
  effects.forEach(apply);
  const shown = [];
  if (urgencies[urgency] === "emergency") return { urgency, shown };
  for (let id = 0; id < marks.length; ++id) if (marks[id] === 1) shown.push(ids[id]);
  return { urgency, shown };
}

// ---- The engines: how many sheets they get at a time, and how these are prepared and decided.

// Tried: plain values in place of facts, one fact with a path, and greaterThanInclusive in place of equal are 1.1 times slower; onSuccess
// in place of the events is no faster. It copies the conditions of each rule for each sheet, and waits for promises.
function jsonRulesEngine() {
  const { Engine, Fact } = require("json-rules-engine");
  const form = ({ finding, not, grade, all, any }) => {
    if (finding) return { fact: finding, operator: not ? "notEqual" : "equal", value: grade };
    return all ? { all: all.map(form) } : { any: any.map(form) };
  };
  const rules = booleanRules();
  const engine = new Engine();
  rules.forEach(({ condition }, i) => engine.addRule({
    conditions: condition.finding ? { all: [form(condition)] } : form(condition), event: { type: String(i) } }));
  const facts = new Map(findings.map((id) => [id, [0, 1, 2].map((grade) => new Fact(id, grade, { cache: false }))]));
  const prepare = ([sheet]) => Object.fromEntries(findings.map((id) => [id, facts.get(id)[grades[sheet[id]]]]));
  const decide = async (prepared) => {
    const { events } = await engine.run(prepared);
    return [resultOf(events.map(({ type }) => rules[type].effect))];
  };
  return { together: 1, prepare, decide };
}

// One expression that lists the rules that hold, in a loop over the sheets of one call; "no" is left out of a sheet. Slower on the
// knowledge and on 600 rules: a decision table 1.2 and 1.3 times, an array of all conditions 1.1, an expression for each rule 4 and 7
// times; a call for each sheet 2.5 and 1.6 times (with 64 such calls under way on two processors 1.2 times, and as fast); "no" given
// as well 3.8 and 1.7 times; without ZenDecisionContent 5 times on the knowledge; evaluateExpressionSync 3 and 5 times.
function zenEngine() {
  const { ZenEngine, ZenDecisionContent } = require("@gorules/zen-engine");
  const variables = new Map(findings.map((id, i) => [id, `f${i}`]));
  const form = ({ finding, not, grade, all, any }) => {
    if (finding) return `${variables.get(finding)} ${not ? "!=" : "=="} ${grade || "null"}`;
    return `(${(all ?? any).map(form).join(all ? " and " : " or ")})`;
  };
  const rules = booleanRules();
  const value = rules.map(({ condition }, i) => `(${form(condition)} ? "${i} " : "")`).join(" + ");
  const node = (id, type, content = {}) => ({ id, name: id, type, content, position: { x: 0, y: 0 } });
  const edge = (sourceId, targetId) => ({ id: sourceId + targetId, type: "edge", sourceId, targetId });
  const decision = new ZenEngine().createDecision(new ZenDecisionContent({
    nodes: [node("in", "inputNode"), node("out", "outputNode"), node("rules", "expressionNode", {
      expressions: [{ id: "hold", key: "hold", value }], executionMode: "loop", inputField: "sheets", outputPath: "sheets" })],
    edges: [edge("in", "rules"), edge("rules", "out")] }));
  const given = (sheet) => findings.filter((id) => sheet[id] !== "no").map((id) => [variables.get(id), grades[sheet[id]]]);
  const prepare = (sheets) => ({ sheets: sheets.map((sheet) => Object.fromEntries(given(sheet))) });
  const decide = async (prepared) => {
    const { result } = await decision.evaluate(prepared);
    return result.sheets.map(({ hold }) => resultOf(hold.split(" ").slice(0, -1).map((number) => rules[number].effect)));
  };
  return { together: 64, prepare, decide };
}

// A compiled function for each rule, with min and max for all and any: the value itself. Slower on the knowledge and on 600 rules: one
// function for all rules 1.5 and 8 times, findings by number in place of name 1.7 and 4 times, without `build` 9 and 11 times. A
// rule for at least unsure and one for yes is as fast on the knowledge, 1.2 times slower on 600 rules, and 2 times on 6,000.
function jsonLogicEngine() {
  const { LogicEngine } = require("json-logic-engine");
  const form = (condition) => {
    if (typeof condition === "string") return { var: condition };
    if (condition.not) return { "-": [2, form(condition.not)] };
    return condition.all ? { min: condition.all.map(form) } : { max: condition.any.map(form) };
  };
  const engine = new LogicEngine();
  const functions = rules.map(({ condition, effects }) => ({ value: engine.build(form(condition)), effects }));
  const prepare = (sheets) => sheets.map((sheet) => Object.fromEntries(findings.map((id) => [id, grades[sheet[id]]])));
  const decideOne = (sheet) => {
    const effects = [];
    for (const one of functions) {
      const value = one.value(sheet);
      if (value) effects.push(one.effects[value]);
    }
    return resultOf(effects);
  };
  return { together: 64, prepare, decide: (prepared) => prepared.map(decideOne) };
}

const engines = { "json-rules-engine": jsonRulesEngine, "zen-engine": zenEngine, "json-logic-engine": jsonLogicEngine };
const { together, prepare, decide } = engines[name]();
const batches = [];
for (let i = 0; i < answers.length; i += together) batches.push(prepare(answers.slice(i, i + together)));

async function measure() {
  const begin = performance.now();
  let sets = 0;
  let milliseconds = 0;
  for (let i = 0; milliseconds < seconds * 1000; i = (i + 1) % batches.length) {
    sets += (await decide(batches[i])).length;
    milliseconds = performance.now() - begin;
  }
  return { sets, seconds: Math.round(milliseconds) / 1000, per_second: Math.round((sets / milliseconds) * 10000) / 10 };
}

if (resultsFile !== "-") {
  const lines = [];
  for (const batch of batches)
    for (const { urgency, shown } of await decide(batch)) lines.push([urgencies[urgency], ...shown].join(" ") + "\n");
  fs.writeFileSync(resultsFile, lines.join(""));
}
if (seconds > 0) {
  await measure(); // what is compiled as it runs is slow at first
  const packageFile = path.join(modules, "node_modules", name === "zen-engine" ? "@gorules" : "", name, "package.json");
  const { version } = JSON.parse(fs.readFileSync(packageFile, "utf8"));
  console.log(JSON.stringify({ engine: name, version, ...(await measure()) }));
}
