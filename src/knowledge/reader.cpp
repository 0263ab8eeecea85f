#include "knowledge/reader.hpp"

#include <fmt/ranges.h>

#include <set>

#include "knowledge/pattern.hpp"
#include "knowledge/utf8.hpp"
#include "legcramp/load.hpp"

namespace legcramp {
namespace {

constexpr const char* what_a_condition_is =
    R"(a condition is an id, or an object with one of "all", "any", "not")";
constexpr std::size_t most_suggestions = 20;  // they take time, and nobody reads more

bool is_id(std::string_view text) {
  const auto is_allowed = [](char c) {
    return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-';
  };
  return !text.empty() && text.size() <= 64 && std::ranges::all_of(text, is_allowed) &&
         text.front() != '-' && text.back() != '-' && text.find("--") == std::string_view::npos;
}

/// The key of a member, as a text with its place.
JsonValue key_of(const JsonValue& member) {
  return {.is = JsonValue::Is::string, .offset = member.key_offset, .text = member.key};
}

/// "finding", "finding or cause", "remedy, tip or kind".
std::string either_of(const std::vector<Kind>& kinds) {
  std::string text;
  for (std::size_t i = 0; i < kinds.size(); ++i) {
    if (i > 0) text += i + 1 == kinds.size() ? " or " : ", ";
    text += name_of(kinds[i]);
  }
  return text;
}

}  // namespace

void Reader::fault(const JsonValue& at, const JsonPath& path, std::string message,
                   const std::vector<std::string_view>& candidates) {
  faults_.add({.offset = at.offset,
               .pointer = path.pointer(),
               .message = std::move(message),
               .did_you_mean = faults_.size() < most_suggestions ? suggest(at.text, candidates)
                                                                 : std::vector<std::string>{}});
}

std::string Reader::one_of(const std::vector<std::string_view>& options, const JsonValue& json) {
  return json.is == JsonValue::Is::string
             ? fmt::format("\"{}\" is none of: {}", json.text, fmt::join(options, ", "))
             : fmt::format("must be one of these in quotes: {}", fmt::join(options, ", "));
}

void Reader::refuse_other_keys(const JsonValue& object, const JsonPath& path,
                               const std::vector<std::string_view>& keys) {
  std::set<std::string_view> told;  // a second key of the same name is a fault already
  for (const JsonValue& member : object.children) {
    if (faults_.is_full()) return;
    const bool is_known = std::ranges::find(keys, member.key) != keys.end();
    if (is_known || member.key.starts_with("x-") || !told.insert(member.key).second) continue;
    std::vector<std::string> meant = suggest(member.key, keys);
    const std::string_view hint = meant.empty() ? "; a key of your own begins with \"x-\"" : "";
    faults_.add({.offset = member.key_offset,
                 .pointer = JsonPath(path, member.key).pointer(),
                 .message = fmt::format("unknown key \"{}\"{}", member.key, hint),
                 .did_you_mean = std::move(meant)});
  }
}

/// Lists of ids are sets: what stands there twice is a slip.
void Reader::refuse_twice(const JsonValue& ids, const JsonPath& path) {
  std::set<std::string_view> seen;
  for (std::size_t i = 0; i < ids.children.size(); ++i)
    if (const JsonValue& id = ids.children[i];
        id.is == JsonValue::Is::string && !seen.insert(id.text).second)
      fault(id, JsonPath(path, i), fmt::format("\"{}\" stands here twice; keep one", id.text));
}

void Reader::read(const JsonValue& json, const JsonPath& path, Text& text) {
  if (json.is != JsonValue::Is::string) return fault(json, path, "must be a text in quotes");
  if (!is_visible(json.text)) return fault(json, path, "must not be empty");
  if (json.text.size() > longest_text)
    return fault(json, path, fmt::format("longer than {} bytes; split it", longest_text));
  text = json.text;
}

void Reader::read(const JsonValue& json, const JsonPath& path, Id& id) {
  if (json.is == JsonValue::Is::string && is_id(json.text)) id.text = json.text;
  else
    fault(json, path,
          "an id is words of a-z and 0-9 joined by '-', such as \"cold-legs\", at most 64 letters");
}

/// The groups and units of a pattern are those of the file; a file without units knows none.
void Reader::read(const JsonValue& json, const JsonPath& path, Pattern& pattern) {
  const std::size_t before = faults_.size();
  read(json, path, pattern.text);
  if (faults_.size() > before) return;
  const ParsedPattern parsed = parse_pattern(json.text);
  if (!parsed.fault.empty()) return fault(json, path, parsed.fault);
  for (const PatternPart& part : parsed.parts) {
    if (part.is == PatternPart::Is::word || part.text.empty()) continue;
    const bool is_group = part.is == PatternPart::Is::group;
    const auto& known = is_group ? things_.word_groups : things_.units;
    if (std::ranges::find(known, part.text) != known.end()) continue;
    const JsonValue at{.offset = json.offset, .text = part.text};
    fault(at, path,
          fmt::format("unknown {} \"{}\"; \"lookup\" has the {}", is_group ? "group" : "unit",
                      part.text, is_group ? "\"groups\"" : "\"units\""),
          known);
  }
}

void Reader::read(const JsonValue& json, const JsonPath& path, PictureRow& row) {
  const auto is_plain = [](char c) { return c >= ' ' && c <= '~'; };
  if (json.is == JsonValue::Is::string && json.text.size() <= longest_row &&
      std::ranges::all_of(json.text, is_plain))
    row.text = json.text;
  else
    fault(json, path,
          fmt::format("must be a line of at most {} plain characters, in quotes", longest_row));
}

/// Path data goes into pages as it is, so it must be nothing but path data.
void Reader::read(const JsonValue& json, const JsonPath& path, Strokes& strokes) {
  const bool is_text = json.is == JsonValue::Is::string && json.text.size() <= longest_text;
  if (is_text && json.text.starts_with('M') &&
      json.text.find_first_not_of("MmLlHhVvCcSsQqTtAaZz0123456789.,- ") == std::string_view::npos)
    strokes.text = json.text;
  else
    fault(json, path, R"(must be path data of SVG that begins with M, such as "M10 70 L110 70")");
}

Index Reader::find_thing(const JsonValue& json, const JsonPath& path,
                         const std::vector<Kind>& kinds) {
  const auto is_wanted = [&](Index index) {
    return std::ranges::find(kinds, things_.kinds[index]) != kinds.end();
  };
  if (json.is != JsonValue::Is::string) {
    fault(json, path, fmt::format("must be the id of a {}, in quotes", either_of(kinds)));
    return 0;
  }
  if (kinds == std::vector{Kind::group} && !is_id(json.text)) {
    Id id;
    read(json, path, id);
    return 0;
  }
  const auto found = things_.numbers.find(json.text);
  if (found != things_.numbers.end() && is_wanted(found->second)) return found->second;
  std::vector<std::string_view> candidates;
  if (faults_.size() < most_suggestions)
    for (Index number = 0; number < things_.ids.size(); ++number)
      if (const Text id = things_.ids[number].text;
          is_wanted(number) && !id.empty() && things_.numbers.at(id) == number)
        candidates.push_back(id);
  if (found == things_.numbers.end() && !faults_.is_full())
    missing_[json.text].push_back(faults_.size());
  const std::string what =
      found == things_.numbers.end()
          ? fmt::format("unknown {} \"{}\"", either_of(kinds), json.text)
          : fmt::format("\"{}\" is a {}; a {} must stand here", json.text,
                        name_of(things_.kinds[found->second]), either_of(kinds));
  fault(json, path, what, candidates);
  return 0;
}

void Reader::doubt_suggestions() {
  for (const auto& [id, places] : missing_) {
    if (places.size() == 1) continue;
    for (const std::size_t place : places) {
      faults_[place].did_you_mean.clear();
      faults_[place].message += ", which several places want: was it renamed, or taken out?";
    }
  }
}

void Reader::read_parts(const JsonValue& json, const JsonPath& path, const std::vector<Kind>& kinds,
                        std::vector<ConditionPart>& parts) {
  using Is = ConditionPart::Is;
  if (json.is == JsonValue::Is::string) {
    parts.push_back({Is::thing, find_thing(json, path, kinds)});
    return;
  }
  if (json.is != JsonValue::Is::object || json.children.size() != 1)
    return fault(json, path, what_a_condition_is);
  const JsonValue& operands = json.children.front();
  const JsonPath inner(path, operands.key);
  if (operands.key == "not") {
    parts.push_back({Is::negation, 1});
    return read_parts(operands, inner, kinds, parts);
  }
  if (operands.key == "and" || operands.key == "or")
    return fault(json, inner,
                 operands.key == "and" ? R"("and" is written "all")" : R"("or" is written "any")");
  if (operands.key != "all" && operands.key != "any")
    return fault(key_of(operands), inner,
                 fmt::format("unknown operator \"{}\"; {}", operands.key, what_a_condition_is),
                 {"all", "any", "not"});
  if (operands.is != JsonValue::Is::array || operands.children.empty())
    return fault(operands, inner,
                 fmt::format("\"{}\" needs a list of at least one condition", operands.key));
  parts.push_back(
      {operands.key == "all" ? Is::all : Is::any, static_cast<Index>(operands.children.size())});
  for (std::size_t i = 0; i < operands.children.size() && !faults_.is_full(); ++i)
    read_parts(operands.children[i], JsonPath(inner, i), kinds, parts);
}

/// Files written before signs had conditions have one text for all signs of a level.
void Reader::read(const JsonValue& json, const JsonPath& path, std::span<const Sign>& signs) {
  if (json.is != JsonValue::Is::string) return read<Sign>(json, path, signs);
  Sign all;
  read(json, path, all.text);
  signs = keep(std::vector{all}, memory_);
}

void Reader::read(const JsonValue& json, const JsonPath& path, Answers& answers) {
  if (json.is != JsonValue::Is::object)
    return fault(json, path,
                 R"(must be an object of findings and answers, such as {"unsteady": "no"})");
  std::vector<GivenAnswer> given;
  for (const JsonValue& member : json.children) {
    if (faults_.is_full()) return;
    GivenAnswer& answer = given.emplace_back();
    const JsonPath inner(path, member.key);
    read(key_of(member), inner, answer.finding);
    read(member, inner, answer.answer);
  }
  answers.given = keep(given, memory_);
}

}  // namespace legcramp
