#pragma once
// The evaluator, held against the decision diagrams: of one knowledge file, sheet by sheet.

#include <fmt/format.h>

#include <map>
#include <optional>
#include <string>

#include "legcramp/interview.hpp"
#include "proof/asking.hpp"

namespace legcramp::testing {

using Levels = std::vector<unsigned>;

/// How evaluator and diagrams differ; nothing if they agree.
using Disagreement = std::optional<std::string>;

/// What an assessment shows, in the order of `all_shown`.
inline Levels shown_by(const Knowledge& knowledge, const Assessment& assessment) {
  std::vector<bool> shown(knowledge.ids.size(), false);
  std::vector<bool> avoided(knowledge.ids.size(), false);
  for (const auto* lines :
       {&assessment.causes, &assessment.remedies, &assessment.tips, &assessment.further})
    for (const Line& line : *lines) shown[line.thing] = true;
  for (const Line& line : assessment.avoid) avoided[line.thing] = true;
  Levels all{static_cast<unsigned>(assessment.at_least)};
  for (Index thing = knowledge.first(Kind::cause); thing < knowledge.first(Kind::fact); ++thing) {
    all.push_back(shown[thing] ? 2 : 0);
    all.push_back(avoided[thing] ? 2 : 0);
  }
  for (Index kind = knowledge.first(Kind::group); kind < knowledge.ids.size(); ++kind)
    all.push_back(avoided[kind] ? 2 : 0);
  Levels notes(knowledge.rules.size(), 0);
  for (const Note& note : assessment.notes)
    notes[static_cast<std::size_t>(note.why.rule - knowledge.rules.data())] =
        note.text == note.why.rule->then.note ? 2 : 1;
  all.insert(all.end(), notes.begin(), notes.end());
  return all;
}

/// Compares one knowledge file with its diagrams, sheet by sheet.
class Comparison {
 public:
  explicit Comparison(const Knowledge& knowledge)
      : knowledge_(knowledge),
        space_({&knowledge}),
        shown_(all_shown(Consequences(space_, knowledge), knowledge)),
        asking_(ask_all(space_, knowledge)) {}

  /// Where they differ in the advice on a complete sheet; nothing if they agree.
  Disagreement on_advice(const Sheet& sheet) {
    const Levels answers = space_.answers_of(knowledge_, sheet);
    const Levels got = shown_by(knowledge_, assess(knowledge_, sheet));
    if (got.size() != shown_.size()) return "not as many things are shown";
    for (std::size_t i = 0; i < got.size(); ++i)
      if (const unsigned other = space_.diagrams().at(shown_[i], answers); got[i] != other)
        return fmt::format("output {}: {} by the evaluator, {} by the diagram", i, got[i], other);
    ++by_urgency_[got.front()];
    return std::nullopt;
  }

  /// In the interview of somebody whose answers are those of a complete sheet.
  Disagreement on_interview(const Sheet& sheet) {
    const Levels answers = space_.answers_of(knowledge_, sheet);
    Sheet asked(knowledge_);
    for (const CauseRef cause : sheet.named_causes()) asked.name(cause);
    std::vector<const Screen*> screens;
    while (const auto next = next_screen(knowledge_, asked)) {
      if (!screens.empty() && screens.back() >= next->screen) return "back to an earlier screen";
      screens.push_back(next->screen);
      for (const FindingRef finding : next->findings)
        static_cast<void>(asked.give(finding, sheet.answer(finding)));
    }
    for (Index i = 0; i < knowledge_.findings.size(); ++i)
      if ((asked.given({i}) != Answer::unasked) !=
          (space_.diagrams().at(asking_.asked[i], answers) == always.node))
        return fmt::format("asked otherwise: {}", knowledge_.findings[i].id.text);
    for (std::size_t i = 0; i < knowledge_.screens.size(); ++i)
      if ((std::ranges::find(screens, &knowledge_.screens[i]) != screens.end()) !=
          (space_.diagrams().at(asking_.screen[i], answers) == always.node))
        return fmt::format("screen shown otherwise: {}", knowledge_.screens[i].id.text);
    if (shown_by(knowledge_, assess(knowledge_, asked)) !=
        shown_by(knowledge_, assess(knowledge_, sheet)))
      return "what was not asked changes the advice";
    return std::nullopt;
  }

  /// Once every sheet was compared: whether each urgency came as often as the diagram says.
  Disagreement on_counts() {
    Diagrams& diagrams = space_.diagrams();
    for (unsigned level = 0; level < names<Urgency>.size(); ++level)
      if (diagrams
              .count(
                  diagrams.both(diagrams.is(shown_.front(), level), space_.consistent(knowledge_)))
              .exact() != std::to_string(by_urgency_[level]))
        return fmt::format("{} is not counted right", names<Urgency>.at(level));
    return std::nullopt;
  }

  /// On no combination does the interview end twice, or not at all.
  Disagreement on_where_it_ends() {
    Diagrams& diagrams = space_.diagrams();
    if (asking_.is_unfinished != never) return "the interview is unfinished somewhere";
    Diagram later = never;
    Count ended;
    for (std::size_t i = asking_.screen.size(); i-- > 0;) {
      ended += diagrams.count(diagrams.both(asking_.screen[i], diagrams.opposite(later)));
      later = diagrams.either(later, asking_.screen[i]);
    }
    ended += diagrams.count(diagrams.opposite(later));  // without a question
    if (ended != diagrams.count(always)) return "the interview ends twice, or not at all";
    return std::nullopt;
  }

 private:
  const Knowledge& knowledge_;
  Space space_;
  std::vector<Diagram> shown_;
  Asking asking_;
  std::map<unsigned, std::size_t> by_urgency_;
};

}  // namespace legcramp::testing
