#pragma once
// What a proof finds, short enough to be compared in a test.

#include <fmt/format.h>

#include <string>
#include <vector>

#include "legcramp/assess.hpp"
#include "legcramp/check.hpp"
#include "support/sound_knowledge.hpp"

namespace legcramp::testing {

/// What is wrong with a knowledge file: "property: text", and what only is worth knowing behind
/// "?".
inline std::vector<std::string> problems_of(const Knowledge& knowledge) {
  std::vector<std::string> lines;
  for (const Property& property : check(knowledge).properties) {
    if (property.verdict == Verdict::not_proved)
      lines.push_back(fmt::format("{}: too large", property.id));
    for (const Problem& problem : property.problems)
      lines.push_back(fmt::format("{}{}: {}", problem.is_only_worth_knowing ? "? " : "",
                                  property.id, problem.text));
  }
  return lines;
}
inline std::vector<std::string> problems_of(const Json& json) {
  return problems_of(loaded(json).knowledge);
}

/// The first problem of a property, which must have one.
inline Problem problem_of(const Knowledge& knowledge, Text property) {
  for (const Property& one : check(knowledge).properties)
    if (one.id == property) {
      REQUIRE(one.verdict == Verdict::failed);
      return one.problems.front();
    }
  FAIL("no such property");
  return {};
}

/// The answers of an example that are not no: "red-flag=yes frail=unsure".
inline std::string answers_of(const Knowledge& knowledge, const Problem& problem) {
  REQUIRE(problem.example);
  std::string text;
  for (Index i = 0; i < knowledge.findings.size(); ++i)
    if (const Answer answer = problem.example->answer({i}); answer > Answer::no)
      text += fmt::format("{}{}={}", text.empty() ? "" : " ", knowledge.findings[i].id.text,
                          name_of(answer));
  return text;
}

}  // namespace legcramp::testing
