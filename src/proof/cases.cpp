#include "proof/cases.hpp"

#include <fmt/format.h>

#include <set>

namespace legcramp {
namespace {

/// Adds what stands in one list and not in the other.
template <class Ref>
void compare(const Knowledge& knowledge, std::span<const Ref> expected, const std::vector<Ref>& got,
             std::string_view lacks, std::string_view has, std::vector<std::string>& differences) {
  const auto add_missing = [&](const auto& from, const auto& other, std::string_view what) {
    const std::set<Ref> in(other.begin(), other.end());
    for (const Ref ref : from)
      if (!in.contains(ref))
        differences.push_back(fmt::format("{} \"{}\"", what, knowledge.id_of(ref).text));
  };
  add_missing(expected, got, lacks);
  add_missing(got, expected, has);
}

}  // namespace

Stated stated(const Knowledge& knowledge, const Assessment& assessment) {
  Stated stated;
  for (const auto* lines :
       {&assessment.causes, &assessment.remedies, &assessment.tips, &assessment.further})
    for (const Line& line : *lines) stated.shows.push_back({line.thing});
  for (const Note& note : assessment.notes)
    stated.notes.push_back(
        {knowledge.first(Kind::rule) + static_cast<Index>(note.why.rule - knowledge.rules.data())});
  for (const Line& line : assessment.avoid) stated.avoids.push_back({line.thing});
  return stated;
}

std::vector<std::string> differences_from(const Knowledge& knowledge, const Case& example,
                                          const Assessment& got) {
  std::vector<std::string> differences;
  const Urgency expected = example.expect.urgency;
  // A source may be less cautious than we are.
  if (example.story.empty() ? got.at_least != expected : got.at_least < expected)
    differences.push_back(
        fmt::format("{} instead of {}", name_of(got.at_least), name_of(expected)));
  if (!example.expect.is_exact()) return differences;
  const Stated so = stated(knowledge, got);
  compare(knowledge, example.expect.shows, so.shows, "does not show", "shows", differences);
  compare(knowledge, example.expect.notes, so.notes, "lacks the note of", "has the note of",
          differences);
  compare(knowledge, example.expect.avoids, so.avoids, "does not avoid", "avoids", differences);
  return differences;
}

}  // namespace legcramp
