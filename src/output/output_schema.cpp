// The JSON Schema of the output. Records stand in it as their lists of fields say; only the
// envelope is written here.

#include "knowledge/schema.hpp"
#include "legcramp/check.hpp"
#include "legcramp/diff.hpp"
#include "output/json.hpp"

namespace legcramp {
namespace {

using Schema = nlohmann::ordered_json;

Schema text() { return {{"type", "string"}}; }
Schema list_of(Schema items) { return {{"type", "array"}, {"items", std::move(items)}}; }
Schema defined(const char* name) { return {{"$ref", std::string("#/definitions/") + name}}; }
Schema or_null(Schema schema) {
  return {{"anyOf", Schema::array({std::move(schema), {{"type", "null"}}})}};
}

/// An object all of whose keys are always there.
Schema object(Schema properties) {
  Schema needed = Schema::array();
  for (const auto& [key, value] : properties.items()) needed.push_back(key);
  return {
      {"type", "object"}, {"properties", std::move(properties)}, {"required", std::move(needed)}};
}

/// A record as it is shown: without what only the engine needs; with its reasons, where asked for.
Schema shown(Schema record) {
  record["properties"].erase("words");
  record["properties"].erase("when");
  record["properties"]["why"] = defined("why");
  return record;
}

Schema line(Schema properties) {
  Schema schema = object(std::move(properties));
  schema["properties"]["why"] = defined("why");
  return schema;
}

Schema error(const Schema& place) {
  Schema schema = object({{"code", text()},
                          {"message", text()},
                          {"did_you_mean", list_of(text())},
                          {"exit", {{"type", "integer"}}},
                          {"at", or_null(place)}});
  schema["properties"]["note"] = text();
  schema["properties"]["faults"] =
      list_of(object({{"message", text()}, {"did_you_mean", list_of(text())}, {"at", place}}));
  return schema;
}

Schema definitions() {
  Schema all = record_definitions();
  for (const char* record : {"measure", "remedy", "cause"}) all[record] = shown(all[record]);
  all["help"]["properties"]["signs"] = text();
  all["help"]["properties"]["sign_list"] = list_of(text());
  all.erase("condition");
  all["urgency"] = {{"enum", names<Urgency>}};
  all["source"]["properties"]["at"] = text();
  all["why"] = object(
      {{"rules", list_of(object({{"id", defined("id")},
                                 {"because", text()},
                                 {"unsure", {{"type", "boolean"}}},
                                 {"evidence", {{"enum", names<Evidence>}}},
                                 {"sources", list_of(defined("source"))}}))},
       {"answers",
        list_of(object({{"id", defined("id")}, {"answer", {{"enum", {"no", "unsure", "yes"}}}}}))},
       {"sources", list_of(defined("source"))}});
  all["error"] = error(object({{"file", text()},
                               {"line", or_null({{"type", "integer"}})},
                               {"column", or_null({{"type", "integer"}})},
                               {"pointer", text()}}));
  all["line_error"] = error(object({{"column", {{"type", "integer"}}}, {"pointer", text()}}));
  return all;
}

Schema assessment() {
  return {{"urgency", or_null(defined("urgency"))},
          {"urgency_at_least", defined("urgency")},
          {"help", or_null(defined("help"))},
          {"alarms", list_of(line({{"id", defined("id")}, {"text", text()}}))},
          {"causes", list_of(defined("cause"))},
          {"remedies", list_of(defined("remedy"))},
          {"tips", list_of(defined("measure"))},
          {"further", list_of(defined("measure"))},
          {"cautions", list_of(line({{"id", defined("id")}, {"texts", list_of(text())}}))},
          {"notes", list_of(line({{"id", defined("id")}, {"text", text()}}))}};
}

Schema answers() {
  return {{"type", "object"}, {"additionalProperties", {{"enum", {"no", "unsure", "yes"}}}}};
}

/// Where an interview stands; a look-up is the beginning of one.
Schema standing() {
  const Schema next = object(
      {{"id", defined("id")},
       {"ask", text()},
       {"findings", list_of(object({{"id", defined("id")}, {"name", text()}, {"ask", text()}}))},
       {"why", list_of(object({{"id", defined("id")},
                               {"text", text()},
                               {"urgency", or_null(defined("urgency"))}}))}});
  Schema properties{{"next", or_null(next)},
                    {"screens_left_at_most", {{"type", "integer"}}},
                    {"answers", answers()}};
  properties.update(assessment());
  return properties;
}

Schema ask() {
  Schema properties{{"status", {{"enum", {"need_answers", "done"}}}}};
  properties.update(standing());
  return properties;
}

/// What `ask --jsonl` says of one line: ids alone.
Schema line_of_many() {
  const Schema ids = list_of(object({{"id", defined("id")}}));
  Schema properties{{"status", {{"enum", {"need_answers", "done"}}}},
                    {"next", or_null(object({{"id", defined("id")}, {"findings", ids}}))},
                    {"screens_left_at_most", {{"type", "integer"}}},
                    {"urgency", or_null(defined("urgency"))},
                    {"urgency_at_least", defined("urgency")}};
  for (const char* list : {"alarms", "causes", "remedies", "tips", "further", "cautions", "notes"})
    properties[list] = ids;
  return properties;
}

Schema advice() {
  Schema properties{
      {"matches",
       list_of(
           object({{"id", defined("id")},
                   {"kind", {{"enum", {"finding", "cause", "remedy", "tip", "further", "fact"}}}},
                   {"name", text()},
                   {"text", text()}}))},
      {"corrected", list_of(object({{"written", text()}, {"read_as", text()}}))},
      {"unused", list_of(text())},
      {"left_open", list_of(text())},
      {"left_open_flags", list_of(defined("id"))}};
  properties.update(standing());
  return properties;
}

Schema relief() {
  Schema properties = standing();
  properties["named"] = or_null(defined("id"));
  properties["remedies"] = list_of(defined("measure"));  // what was named may be a tip
  properties["others"] = list_of(defined("id"));
  return properties;
}

/// What was proved, and what was not.
Schema check() {
  const Schema place = object({{"list", text()},
                               {"index", {{"type", "integer"}}},
                               {"name", text()},
                               {"line", {{"type", "integer"}}}});
  const Schema example =
      object({{"answers", answers()}, {"causes", list_of(defined("id"))}, {"command", text()}});
  const Schema problem = object({{"text", text()},
                                 {"only_worth_knowing", {{"type", "boolean"}}},
                                 {"places", list_of(place)},
                                 {"example", or_null(example)}});
  const Schema mutation =
      object({{"too_large", {{"type", "boolean"}}},
              {"mutants", {{"type", "integer"}}},
              {"equivalent", {{"type", "integer"}}},
              {"killed_by_cases", {{"type", "integer"}}},
              {"killed_by_properties", {{"type", "integer"}}},
              {"survivors",
               list_of(object({{"place", place}, {"change", text()}, {"example", example}}))}});
  return {{"holds", {{"type", "boolean"}}},
          {"combinations", {{"type", "string"}, {"pattern", "^[0-9]*$"}}},
          {"properties", list_of(object({{"id", defined("id")},
                                         {"claim", text()},
                                         {"verdict", {{"enum", names<Verdict>}}},
                                         {"counts", text()},
                                         {"problems", list_of(problem)}}))},
          {"mutation", or_null(mutation)}};
}

/// What a change of the knowledge changes, for whom.
Schema difference() {
  const Schema one_of = list_of(object(
      {{"id", defined("id")}, {"answers", list_of({{"enum", {"yes", "unsure", "named"}}})}}));
  return {{"old", object({{"version", text()}, {"sha256", text()}, {"origin", text()}})},
          {"too_large", {{"type", "boolean"}}},
          {"statements", list_of(object({{"kind", {{"enum", names<Statement::Is>}}},
                                         {"before", or_null(defined("urgency"))},
                                         {"after", or_null(defined("urgency"))},
                                         {"least", or_null(defined("urgency"))},
                                         {"most", or_null(defined("urgency"))},
                                         {"lost", list_of(text())},
                                         {"gained", list_of(text())},
                                         {"changed", list_of(text())},
                                         {"people", list_of(one_of)},
                                         {"for_many", {{"type", "boolean"}}},
                                         {"combinations", text()},
                                         {"with_these_answers", text()}}))},
          {"changes", list_of(object({{"list", text()},
                                      {"name", text()},
                                      {"key", text()},
                                      {"before", text()},
                                      {"after", text()}}))}};
}

/// What a command adds to the envelope, when it is done.
Schema when_command(const char* command, Schema properties) {
  return {
      {"if",
       {{"properties", {{"command", {{"const", command}}}}}, {"not", {{"required", {"error"}}}}}},
      {"then", object(std::move(properties))}};
}

}  // namespace

Schema output_schema() {
  Schema schema{{"$schema", "http://json-schema.org/draft-07/schema#"},
                {"title", "Output of legcramp --json"},
                {"description",
                 "One document for each call, or for each line of `ask --jsonl`. Minor versions of "
                 "the format add keys: ignore those "
                 "you do not know."}};
  schema.update(
      object({{"format_version", {{"const", "1.0"}}},
              {"command", text()},
              {"knowledge",
               or_null(object({{"version", text()},
                               {"sha256", {{"type", "string"}, {"pattern", "^[0-9a-f]{64}$"}}},
                               {"origin", text()},
                               {"language", text()}}))}}));
  schema["allOf"] = Schema::array(
      {when_command("start", assessment()), when_command("advice", advice()),
       when_command("ask", ask()), when_command("ask-line", line_of_many()),
       when_command("tips", {{"tips", list_of(defined("measure"))}}),
       when_command("relief", relief()), when_command("check", check()),
       when_command("diff", difference()), when_command("version", {{"version", text()}}),
       when_command("help", {{"text", text()}})});
  const auto errors_are = [](const char* name) {
    return Schema{{"properties", {{"error", defined(name)}}}};
  };
  schema["allOf"].push_back({{"if", {{"properties", {{"command", {{"const", "ask-line"}}}}}}},
                             {"then", errors_are("line_error")},
                             {"else", errors_are("error")}});
  schema["definitions"] = definitions();
  return schema;
}

}  // namespace legcramp
