#pragma once
// A knowledge file as small as one can be, to be changed by each test.

#include <fmt/format.h>

#include <nlohmann/json.hpp>
#include <string>

#include "embedded/small_file.hpp"
#include "legcramp/load.hpp"
#include "support/catch.hpp"

namespace legcramp::testing {

using Json = nlohmann::ordered_json;

inline Json small_knowledge() { return Json::parse(small_file); }

inline Json rule(const char* id, Json when, Json then, Json if_unsure = {}) {
  Json made{{"id", id}, {"when", std::move(when)}, {"then", std::move(then)}};
  if (!if_unsure.is_null()) made["if_unsure"] = std::move(if_unsure);
  made.update(Json::parse(
      R"({"because": "So it is.", "evidence": "ours", "sources": [{"source": "book"}]})"));
  return made;
}

/// Gives a file a course of ten minutes, after which `then` may be so, and its two facts.
inline void add_course(Json& json, const char* then) {
  const Json sources = Json::array({{{"source", "book"}}});
  json["facts"] = Json::array();
  for (const std::string id : {"fact-eased", "fact-not-eased"})
    json["facts"].push_back({{"id", id},
                             {"name", id},
                             {"text", fmt::format("{} text.", id)},
                             {"evidence", "trial"},
                             {"sources", sources}});
  json["course"] = {{"minutes", 10},         {"then", then},
                    {"eased", "fact-eased"}, {"not_eased", "fact-not-eased"},
                    {"care", "Gently."},     {"sources", sources}};
}

/// Loads what must load; says why if it does not.
inline LoadedKnowledge loaded(const Json& json) {
  auto result = load_knowledge(json.dump());
  if (!result) FAIL(result.error().front().pointer << ": " << result.error().front().message);
  return std::move(*result);
}

/// The fault of a text that must not load: "LINE:COLUMN pointer: message", all of them.
inline std::vector<std::string> faults_of(const std::string& text) {
  const auto result = load_knowledge(text);
  std::vector<std::string> lines;
  if (result) return lines;
  for (const Fault& fault : result.error()) {
    std::string line =
        fmt::format("{}:{} {}: {}", fault.line, fault.column, fault.pointer, fault.message);
    for (const std::string& meant : fault.did_you_mean) line += " ~" + meant;
    lines.push_back(line);
  }
  return lines;
}
inline std::vector<std::string> faults_of(const Json& json) { return faults_of(json.dump()); }

/// The number of the thing with this id.
inline Index number_of(const Knowledge& knowledge, std::string_view id) {
  for (Index i = 0; i < knowledge.ids.size(); ++i)
    if (knowledge.ids[i].text == id) return i;
  FAIL("no such id: " << id);
  return 0;
}

}  // namespace legcramp::testing
