#include "knowledge/schema.hpp"

namespace legcramp {
namespace {

using Schema = nlohmann::ordered_json;

template <class T>
struct As {};  // hands a type to an overload

Schema reference(std::string_view definition) {
  return {{"$ref", "#/definitions/" + std::string(definition)}};
}

Schema schema_of(As<Text> /*type*/) {
  return {{"type", "string"}, {"minLength", 1}, {"maxLength", longest_text}};
}
Schema schema_of(As<Pattern> /*type*/) { return schema_of(As<Text>{}); }
Schema schema_of(As<PictureRow> /*type*/) {
  return {{"type", "string"}, {"maxLength", longest_row}, {"pattern", "^[ -~]*$"}};
}
Schema schema_of(As<Strokes> /*type*/) {
  return {{"type", "string"},
          {"maxLength", longest_text},
          {"pattern", "^M[MmLlHhVvCcSsQqTtAaZz0-9., -]*$"}};
}
Schema schema_of(As<Id> /*type*/) { return reference("id"); }
Schema schema_of(As<Answers> /*type*/) {
  return {{"type", "object"}, {"additionalProperties", {{"enum", {"no", "unsure", "yes"}}}}};
}
template <int Least, int Most>
Schema schema_of(As<Number<Least, Most>> /*type*/) {
  return {{"type", "integer"}, {"minimum", Least}, {"maximum", Most}};
}
template <class Enum>
requires std::is_enum_v<Enum> Schema schema_of(As<Enum> /*type*/) {
  return {{"enum", names<Enum>}};
}
template <Kind... Of>
Schema schema_of(As<Ref<Of...>> /*type*/) {
  return reference("id");
}
template <Kind... Of>
Schema schema_of(As<ConditionOver<Of...>> /*type*/) {
  return reference("condition");
}
template <class Value>
Schema schema_of(As<std::optional<Value>> /*type*/) {
  return schema_of(As<Value>{});
}
template <IsRecord Record>
Schema schema_of(As<Record> /*type*/);
template <class Item>
Schema schema_of(As<std::span<const Item>> /*type*/) {
  Schema list{{"type", "array"}, {"items", schema_of(As<Item>{})}};
  if (std::is_same_v<Item, PictureRow>) list["maxItems"] = most_rows_of_a_picture;
  if (std::is_same_v<Item, Sign>) return {{"anyOf", {schema_of(As<Text>{}), std::move(list)}}};
  return list;
}

template <IsRecord Record>
Schema schema_of(As<Record> /*type*/) {
  Schema properties = Schema::object();
  Schema needed = Schema::array();
  for_each_field<Record>([&]<class Member>(const Field<Record, Member>& field) {
    Schema property = schema_of(As<Member>{});
    // In draft 7 nothing may stand beside $ref, so the meaning goes around it.
    if (property.contains("$ref")) property = Schema{{"allOf", Schema::array({property})}};
    property["description"] = field.meaning;
    if (field.is_required && property.value("type", "") == "array") property["minItems"] = 1;
    properties[std::string(field.key)] = std::move(property);
    if (field.is_required) needed.push_back(field.key);
  });
  Schema schema{{"type", "object"}, {"properties", std::move(properties)}};
  if (!needed.empty()) schema["required"] = std::move(needed);
  schema["patternProperties"] = {{"^x-", Schema::object()}};
  schema["additionalProperties"] = false;
  return schema;
}

Schema operator_schema(const char* key, Schema operands) {
  return {{"type", "object"},
          {"properties", {{key, std::move(operands)}}},
          {"required", Schema::array({key})},
          {"additionalProperties", false}};
}

Schema condition_schema() {
  const Schema group{{"type", "array"}, {"minItems", 1}, {"items", reference("condition")}};
  return {{"description", "a finding or cause by its id, or all, any or not of further conditions"},
          {"anyOf", Schema::array({reference("id"), operator_schema("all", group),
                                   operator_schema("any", group),
                                   operator_schema("not", reference("condition"))})}};
}

/// A measure that has steps.
Schema remedy_of(Schema measure) {
  measure["required"].push_back("steps");
  measure["properties"]["steps"]["minItems"] = 1;
  return measure;
}

}  // namespace

Schema record_definitions() {
  return {{"id", {{"type", "string"}, {"pattern", "^[a-z0-9]+(-[a-z0-9]+)*$"}, {"maxLength", 64}}},
          {"condition", condition_schema()},
          {"measure", schema_of(As<Measure>{})},
          {"remedy", remedy_of(schema_of(As<Measure>{}))},
          {"cause", schema_of(As<Cause>{})},
          {"help", schema_of(As<Help>{})},
          {"source", schema_of(As<Source>{})}};
}

Schema knowledge_schema() {
  Schema schema{
      {"$schema", "http://json-schema.org/draft-07/schema#"},
      {"title", "Knowledge of legcramp"},
      {"description", "What legcramp knows. Keys that begin with x- are free for authors."}};
  schema.update(schema_of(As<Knowledge>{}));
  const Schema all = record_definitions();
  Schema& remedies = schema["properties"]["remedies"]["items"];
  remedies = remedy_of(std::move(remedies));
  schema["definitions"] = {{"id", all["id"]}, {"condition", all["condition"]}};
  return schema;
}

}  // namespace legcramp
