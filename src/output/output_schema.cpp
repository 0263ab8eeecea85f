// The JSON Schema of the output. Records stand in it as their lists of fields say; only the
// envelope is written here.

#include "knowledge/schema.hpp"
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

Schema definitions() {
  Schema all = record_definitions();
  for (const char* record : {"remedy", "measure", "cause"}) all[record] = shown(all[record]);
  all.erase("condition");
  all["urgency"] = {{"enum", names<Urgency>}};
  all["source"] = object({{"id", defined("id")}, {"title", text()}});
  all["why"] = object(
      {{"rules", list_of(object({{"id", defined("id")},
                                 {"because", text()},
                                 {"unsure", {{"type", "boolean"}}},
                                 {"evidence", {{"enum", names<Evidence>}}},
                                 {"sources", list_of(defined("source"))}}))},
       {"answers",
        list_of(object({{"id", defined("id")}, {"answer", {{"enum", {"no", "unsure", "yes"}}}}}))},
       {"sources", list_of(defined("source"))}});
  all["at"] = object({{"file", text()},
                      {"line", {{"type", "integer"}}},
                      {"column", {{"type", "integer"}}},
                      {"pointer", text()}});
  all["error"] = object({{"code", text()},
                         {"message", text()},
                         {"did_you_mean", list_of(text())},
                         {"exit", {{"type", "integer"}}},
                         {"at", or_null(defined("at"))}});
  all["error"]["properties"]["note"] = text();
  all["error"]["properties"]["faults"] = list_of(
      object({{"message", text()}, {"did_you_mean", list_of(text())}, {"at", defined("at")}}));
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

/// Where an interview stands; a look-up is the beginning of one.
Schema standing() {
  const Schema next = object(
      {{"id", defined("id")},
       {"ask", text()},
       {"findings", list_of(object({{"id", defined("id")}, {"name", text()}, {"ask", text()}}))},
       {"why", list_of(object({{"id", defined("id")},
                               {"text", text()},
                               {"urgency", or_null(defined("urgency"))}}))}});
  Schema properties{
      {"next", or_null(next)},
      {"screens_left_at_most", {{"type", "integer"}}},
      {"answers",
       {{"type", "object"}, {"additionalProperties", {{"enum", {"no", "unsure", "yes"}}}}}}};
  properties.update(assessment());
  return properties;
}

Schema ask() {
  Schema properties{{"status", {{"enum", {"need_answers", "done"}}}}};
  properties.update(standing());
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
                 "One document for each call. Minor versions of the format add keys: ignore those "
                 "you do not know."}};
  schema.update(
      object({{"format_version", {{"const", "1.0"}}},
              {"command", text()},
              {"knowledge",
               or_null(object({{"version", text()},
                               {"sha256", {{"type", "string"}, {"pattern", "^[0-9a-f]{64}$"}}},
                               {"origin", text()},
                               {"language", text()}}))}}));
  schema["properties"]["error"] = defined("error");
  schema["allOf"] = Schema::array(
      {when_command("start", assessment()), when_command("advice", advice()),
       when_command("ask", ask()), when_command("tips", {{"tips", list_of(defined("measure"))}}),
       when_command("relief",
                    {{"remedies", list_of(defined("remedy"))}, {"others", list_of(defined("id"))}}),
       when_command("version", {{"version", text()}}), when_command("help", {{"text", text()}})});
  schema["definitions"] = definitions();
  return schema;
}

}  // namespace legcramp
