// The evaluator is what is proved: what it says of a sheet and what the diagrams say of all sheets
// is held against each other.

#include <fmt/format.h>

#include <cstdlib>
#include <map>
#include <random>

#include "legcramp/builtin.hpp"
#include "legcramp/interview.hpp"
#include "proof/asking.hpp"
#include "support/random_knowledge.hpp"
#include "support/sheets.hpp"

using namespace legcramp;
using namespace legcramp::testing;

namespace {

/// How much more than usual to compare: LEGCRAMP_ROUNDS, 1 if it is not set.
int rounds() {
  const char* wanted = std::getenv("LEGCRAMP_ROUNDS");
  return wanted != nullptr ? std::atoi(wanted) : 1;  // NOLINT(cert-err34-c): 0 would be seen
}

using Levels = std::vector<unsigned>;

/// What an assessment shows, in the order of `all_shown`.
Levels shown_by(const Knowledge& knowledge, const Assessment& assessment) {
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

  /// The advice on a complete sheet.
  void compare_advice(const Sheet& sheet) {
    const Levels answers = space_.answers_of(knowledge_, sheet);
    const Levels got = shown_by(knowledge_, assess(knowledge_, sheet));
    REQUIRE(got.size() == shown_.size());
    for (std::size_t i = 0; i < got.size(); ++i)
      if (got[i] != space_.diagrams().at(shown_[i], answers))
        FAIL("output " << i << ": " << got[i] << " by the evaluator, "
                       << space_.diagrams().at(shown_[i], answers) << " by the diagram");
    ++by_urgency_[got.front()];
  }

  /// The interview of somebody whose answers are those of a complete sheet.
  void compare_interview(const Sheet& sheet) {
    const Levels answers = space_.answers_of(knowledge_, sheet);
    Sheet asked(knowledge_);
    for (const CauseRef cause : sheet.named_causes()) asked.name(cause);
    std::vector<const Screen*> screens;
    while (const auto next = next_screen(knowledge_, asked)) {
      REQUIRE((screens.empty() || screens.back() < next->screen));  // never back to an earlier one
      screens.push_back(next->screen);
      for (const FindingRef finding : next->findings) asked.set(finding, sheet.answer(finding));
    }
    for (Index i = 0; i < knowledge_.findings.size(); ++i)
      if ((asked.answer({i}) != Answer::unasked) !=
          (space_.diagrams().at(asking_.asked[i], answers) == always.node))
        FAIL("asked otherwise: " << knowledge_.findings[i].id.text);
    for (std::size_t i = 0; i < knowledge_.screens.size(); ++i)
      if ((std::ranges::find(screens, &knowledge_.screens[i]) != screens.end()) !=
          (space_.diagrams().at(asking_.screen[i], answers) == always.node))
        FAIL("screen shown otherwise: " << knowledge_.screens[i].id.text);
    REQUIRE(shown_by(knowledge_, assess(knowledge_, asked)) ==
            shown_by(knowledge_, assess(knowledge_, sheet)));
  }

  /// Once every sheet was compared: each urgency was counted as often as the diagram says.
  void compare_counts() {
    for (unsigned level = 0; level < names<Urgency>.size(); ++level)
      CHECK(space_.diagrams().count(space_.diagrams().is(shown_.front(), level)).exact() ==
            std::to_string(by_urgency_[level]));
  }

  /// On no combination does the interview end twice, or not at all.
  void check_tiling() {
    Diagrams& diagrams = space_.diagrams();
    CHECK(asking_.is_unfinished == never);
    Diagram later = never;
    Count ended;
    for (std::size_t i = asking_.screen.size(); i-- > 0;) {
      ended += diagrams.count(diagrams.both(asking_.screen[i], diagrams.opposite(later)));
      later = diagrams.either(later, asking_.screen[i]);
    }
    ended += diagrams.count(diagrams.opposite(later));  // without a question
    CHECK(ended == diagrams.count(always));
  }

 private:
  const Knowledge& knowledge_;
  Space space_;
  std::vector<Diagram> shown_;
  Asking asking_;
  std::map<unsigned, std::size_t> by_urgency_;
};

}  // namespace

TEST_CASE("evaluator and diagrams agree on every sheet of small knowledge") {
  std::size_t sheets = 0;
  for (int round = 0; round < 40 * rounds(); ++round) {
    RandomKnowledge random(static_cast<unsigned>(round));
    INFO("round " << round);
    const LoadedKnowledge owned = loaded(random.make(3 + round % 3, 2 + random.below(6)));
    const Knowledge& knowledge = owned.knowledge;
    Comparison comparison(knowledge);
    std::size_t consistent = 0;
    for_each_sheet(knowledge, [&](const Sheet& sheet) {
      comparison.compare_advice(sheet);
      ++sheets;
      if (find_contradiction(knowledge, sheet)) return;
      ++consistent;
      comparison.compare_interview(sheet);
    });
    comparison.compare_counts();
    comparison.check_tiling();
    Space space({&knowledge});
    CHECK(space.diagrams().count(space.consistent(knowledge)).exact() ==
          std::to_string(consistent));
  }
  fmt::print("evaluator and diagrams: {} sheets of small knowledge, all of each\n", sheets);
}

TEST_CASE("evaluator and diagrams agree on random sheets of larger random knowledge") {
  std::size_t sheets = 0;
  for (int round = 0; round < 8 * rounds(); ++round) {
    RandomKnowledge random(static_cast<unsigned>(1000 + round));
    const LoadedKnowledge owned = loaded(random.make(12, 12));
    Comparison comparison(owned.knowledge);
    comparison.check_tiling();
    for (int i = 0; i < 250; ++i) {
      Sheet sheet(owned.knowledge);
      for (Index f = 0; f < owned.knowledge.findings.size(); ++f)
        sheet.set({f}, static_cast<Answer>(1 + random.below(3)));
      for (Index c = 0; c < owned.knowledge.causes.size(); ++c)
        if (random.chance(20)) sheet.name({owned.knowledge.first(Kind::cause) + c});
      comparison.compare_advice(sheet);
      if (!find_contradiction(owned.knowledge, sheet)) comparison.compare_interview(sheet);
      ++sheets;
    }
  }
  fmt::print("evaluator and diagrams: {} sheets of larger knowledge\n", sheets);
}

TEST_CASE("evaluator and diagrams agree on random sheets of the built-in knowledge") {
  const Knowledge& knowledge = builtin_knowledge();
  Comparison comparison(knowledge);
  comparison.check_tiling();
  std::mt19937 random(4);
  std::discrete_distribution<int> rare{90, 4, 6};
  std::discrete_distribution<int> common{70, 10, 20};
  const int sheets = 2000 * rounds();
  for (int round = 0; round < sheets; ++round) {
    Sheet sheet(knowledge);
    for (Index i = 0; i < knowledge.findings.size(); ++i)
      sheet.set({i}, static_cast<Answer>(1 + (round % 2 == 0 ? rare : common)(random)));
    if (round % 4 < 3)  // most red flags off, that what is below an emergency is seen too
      for (Index i = 0; i < knowledge.screens[0].findings.size() * 2; ++i)
        sheet.set({i}, Answer::no);
    if (round % 5 == 0)
      sheet.name(
          {knowledge.first(Kind::cause) + static_cast<Index>(random() % knowledge.causes.size())});
    comparison.compare_advice(sheet);
    for (const Screen& screen : knowledge.screens)
      if (screen.detail_of && sheet.answer(*screen.detail_of) == Answer::no)
        for (const FindingRef detail : screen.findings) sheet.set(detail, Answer::no);
    comparison.compare_interview(sheet);
  }
  fmt::print("evaluator and diagrams: {} sheets of the built-in knowledge\n", sheets);
}

TEST_CASE("evaluator and diagrams agree on sheets that are not complete") {
  for (int round = 0; round < 60 * rounds(); ++round) {
    RandomKnowledge random(static_cast<unsigned>(2000 + round));
    const LoadedKnowledge owned = loaded(random.make(6, 8));
    const Knowledge& knowledge = owned.knowledge;
    Space space({&knowledge}, Space::Sheets::partial);
    const Consequences consequences(space, knowledge);
    for (int i = 0; i < 60; ++i) {
      Sheet sheet(knowledge);
      for (Index f = 0; f < knowledge.findings.size(); ++f)
        sheet.set({f}, static_cast<Answer>(random.below(4)));
      const Assessment assessment = assess(knowledge, sheet);
      const Levels answers = space.answers_of(knowledge, sheet);
      const auto at = [&](Diagram diagram) { return space.diagrams().at(diagram, answers); };
      REQUIRE(at(consequences.urgency()) == static_cast<unsigned>(assessment.at_least));
      for (Index thing = knowledge.first(Kind::remedy); thing < knowledge.first(Kind::fact);
           ++thing) {
        REQUIRE((at(consequences.recommended(thing)) > 0) == assessment.recommended[thing].so_far);
        REQUIRE((at(consequences.certainly_recommended(thing)) > 0) ==
                assessment.recommended[thing].certainly);
        REQUIRE((at(consequences.avoided(thing)) > 0) == assessment.avoided[thing].so_far);
        REQUIRE((at(consequences.certainly_avoided(thing)) > 0) ==
                assessment.avoided[thing].certainly);
        REQUIRE((at(consequences.shown(thing)) > 0) == assessment.shown[thing].so_far);
      }
    }
  }
}
