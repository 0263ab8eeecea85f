#pragma once
// Whether a document is valid by a JSON Schema: those words of draft 7 that ours use, and no
// others.

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <map>
#include <nlohmann/json.hpp>
#include <regex>
#include <stdexcept>
#include <string>

namespace legcramp::testing {

class Validator {
 public:
  using Json = nlohmann::ordered_json;

  explicit Validator(Json schema) : root_(std::move(schema)) {}

  /// The first place that is not valid, and the word of the schema that says so; "" if all is.
  [[nodiscard]] std::string fault_of(const Json& document) { return fault(document, root_, ""); }

 private:
  std::string fault(const Json& value, const Json& schema, const std::string& place) {
    if (schema.contains("$ref"))
      return fault(value, definition(schema["$ref"].get<std::string>()), place);
    for (const auto& [word, wanted] : schema.items())
      if (std::string found = fault_by(word, wanted, value, schema, place); !found.empty())
        return found;
    return {};
  }

  [[nodiscard]] const Json& definition(std::string reference) const {
    return root_.at(Json::json_pointer(reference.erase(0, 1)));
  }

  std::string fault_by(const std::string& word, const Json& wanted, const Json& value,
                       const Json& schema, const std::string& place) {
    const auto unless = [&](bool is_so) {
      return is_so ? std::string() : fmt::format("{}: {}", place, word);
    };
    if (word == "type") return unless(is_of_type(value, wanted.get<std::string>()));
    if (word == "enum") return unless(std::ranges::find(wanted, value) != wanted.end());
    if (word == "minimum") return unless(!value.is_number() || value >= wanted);
    if (word == "maximum") return unless(!value.is_number() || value <= wanted);
    if (word == "minLength") return unless(!value.is_string() || letters(value) >= wanted);
    if (word == "maxLength") return unless(!value.is_string() || letters(value) <= wanted);
    if (word == "pattern") return unless(!value.is_string() || fits(value, wanted));
    if (word == "minItems") return unless(!value.is_array() || value.size() >= wanted);
    if (word == "maxItems") return unless(!value.is_array() || value.size() <= wanted);
    if (word == "anyOf")
      return unless(std::ranges::any_of(
          wanted, [&](const Json& one) { return fault(value, one, place).empty(); }));
    if (word == "required")
      return unless(!value.is_object() || std::ranges::all_of(wanted, [&](const Json& key) {
        return value.contains(key.get<std::string>());
      }));
    if (word == "allOf")
      return fault_of_each(wanted, [&](const Json& one) { return fault(value, one, place); });
    if (word == "items" && value.is_array()) return fault_of_items(value, wanted, place);
    if (word == "additionalProperties" && value.is_object())
      return fault_of_members(value, schema, place);
    // The last four say nothing; objects of ours are looked at by `additionalProperties`.
    constexpr std::array<std::string_view, 8> known{
        "items", "additionalProperties", "properties", "patternProperties", "$schema",
        "title", "description",          "definitions"};
    if (std::ranges::find(known, word) != known.end()) return {};
    throw std::logic_error("a word of JSON Schema that is not known here: " + word);
  }

  template <class Find>
  static std::string fault_of_each(const Json& schemas, const Find& find) {
    for (const Json& one : schemas)
      if (std::string found = find(one); !found.empty()) return found;
    return {};
  }
  std::string fault_of_items(const Json& list, const Json& schema, const std::string& place) {
    for (std::size_t i = 0; i < list.size(); ++i)
      if (std::string found = fault(list[i], schema, fmt::format("{}/{}", place, i));
          !found.empty())
        return found;
    return {};
  }
  std::string fault_of_members(const Json& object, const Json& schema, const std::string& place) {
    for (const auto& [key, member] : object.items())
      if (std::string found = fault_of_member(key, member, schema, place + "/" + key);
          !found.empty())
        return found;
    return {};
  }
  std::string fault_of_member(const std::string& key, const Json& member, const Json& schema,
                              const std::string& place) {
    if (const auto named = schema.find("properties"); named != schema.end() && named->contains(key))
      return fault(member, named->at(key), place);
    if (const auto patterns = schema.find("patternProperties"); patterns != schema.end())
      for (const auto& [pattern, inner] : patterns->items())
        if (fits(key, pattern)) return fault(member, inner, place);
    const Json& others = schema.at("additionalProperties");
    return others == false ? place + ": unknown" : fault(member, others, place);
  }

  static bool is_of_type(const Json& value, const std::string& type) {
    return (type == "object" && value.is_object()) || (type == "array" && value.is_array()) ||
           (type == "string" && value.is_string()) ||
           (type == "integer" && value.is_number_integer());
  }
  static std::size_t letters(const std::string& text) {
    return static_cast<std::size_t>(std::ranges::count_if(
        text, [](char c) { return (static_cast<unsigned char>(c) & 0xC0U) != 0x80; }));
  }
  bool fits(const std::string& text, const std::string& pattern) {
    const auto found = patterns_.try_emplace(pattern, pattern).first;
    return std::regex_search(text, found->second);
  }

  Json root_;
  std::map<std::string, std::regex> patterns_;
};

}  // namespace legcramp::testing
