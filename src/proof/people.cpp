#include "proof/people.hpp"

#include <algorithm>

namespace legcramp {
namespace {

using Group = People::Group;
using Description = People::Description;

/// Two descriptions that differ in one group as one; none if they differ in more.
std::optional<Description> join(const Description& a, const Description& b) {
  Description rest_a;
  Description rest_b;
  std::ranges::set_difference(a, b, std::back_inserter(rest_a));
  std::ranges::set_difference(b, a, std::back_inserter(rest_b));
  if (rest_a.size() != 1 || rest_b.size() != 1) return std::nullopt;
  Group both;
  std::ranges::set_union(rest_a.front(), rest_b.front(), std::back_inserter(both));
  Description description;
  std::ranges::set_intersection(a, b, std::back_inserter(description));
  description.push_back(std::move(both));
  std::ranges::sort(description);
  return description;
}

}  // namespace

std::optional<std::vector<Description>> People::smallest(Diagram set) {
  Diagrams& diagrams = space_.diagrams();
  std::vector<Description> descriptions;
  // What is left never holds a combination below one that was taken, so each taken is a smallest.
  while (set != never) {
    if (descriptions.size() == most) return std::nullopt;
    const std::vector<unsigned> answers = diagrams.witness(set);
    Description smallest;
    for (Level level = 0; level < answers.size(); ++level)
      if (answers[level] > 0) smallest.push_back({{level, answers[level]}});
    set = diagrams.both(set, diagrams.opposite(diagram_of(smallest)));
    descriptions.push_back(std::move(smallest));
  }
  return descriptions;
}

std::vector<Description> People::joined(std::vector<Description> descriptions) {
  for (std::size_t i = 0; i < descriptions.size(); ++i)
    for (std::size_t j = 0; j < i; ++j)
      if (auto one = join(descriptions[i], descriptions[j])) {
        descriptions[j] = std::move(*one);
        descriptions.erase(descriptions.begin() + static_cast<std::ptrdiff_t>(i));
        i = 0;
        break;
      }
  return descriptions;
}

std::vector<unsigned> People::alone(const Description& description) const {
  std::vector<unsigned> answers(space_.diagrams().variables(), 0);
  for (const Group& group : description) answers[group.front().level] = group.front().answer;
  return answers;
}

Diagram People::diagram_of(const Description& description) {
  Diagrams& diagrams = space_.diagrams();
  Diagram all = always;
  for (const Group& group : description) {
    Diagram any = never;
    for (const auto& [level, answer] : group)
      any = diagrams.either(any, diagrams.is(diagrams.variable(level), answer));
    all = diagrams.both(all, any);
  }
  return all;
}

std::vector<std::vector<Circumstance>> People::in_words(const Description& description) const {
  std::vector<std::vector<Circumstance>> words;
  for (const Group& group : description) {
    if (goes_without_saying(group, description)) continue;
    std::vector<Circumstance> alternatives;
    Level last_level = 0;
    for (const auto& [level, answer] : group) {
      if (alternatives.empty() || level != last_level) alternatives.push_back(circumstance(level));
      last_level = level;
      (answer == always.node ? alternatives.back().may_be_yes : alternatives.back().may_be_unsure) =
          true;
    }
    words.push_back(std::move(alternatives));
  }
  return words;
}

/// Whether a group only says that a finding is yes or unsure, and all of another group are details
/// of that finding, in every file.
bool People::goes_without_saying(const Group& group, const Description& description) const {
  const bool is_yes_or_unsure = group.size() == 2 && group[0].level == group[1].level;
  if (!is_yes_or_unsure) return false;
  const auto is_detail = [&](const Said& said) {
    return std::ranges::all_of(files_, [&](const Knowledge* file) {
      for (Index i = 0; i < file->findings.size(); ++i)
        if (space_.level_of(file->findings[i]) == said.level)
          return file->parents[i] &&
                 space_.level_of(file->findings[file->parents[i]->index]) == group[0].level;
      return false;
    });
  };
  return std::ranges::any_of(description, [&](const Group& other) {
    return other != group && std::ranges::all_of(other, is_detail);
  });
}

Circumstance People::circumstance(Level level) const {
  for (const Knowledge* file : files_) {
    for (const Finding& finding : file->findings)
      if (space_.level_of(finding) == level) return {finding.id, finding.name};
    for (const Cause& cause : file->causes)
      if (space_.level_of(cause) == level) return {cause.id, cause.name, true};
  }
  return {};
}

}  // namespace legcramp
