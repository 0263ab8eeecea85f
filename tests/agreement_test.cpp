// The evaluator is what is proved: what it says of a sheet and what the diagrams say of all sheets
// is held against each other.

#include <fmt/format.h>

#include <cstdlib>
#include <random>

#include "legcramp/builtin.hpp"
#include "support/comparison.hpp"
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

void require(const Disagreement& none) {
  if (none) FAIL(*none);
}

}  // namespace

TEST_CASE("evaluator and diagrams agree on every sheet of small knowledge", "[stopped-too-early]") {
  std::size_t sheets = 0;
  for (int round = 0; round < 40 * rounds(); ++round) {
    RandomKnowledge random(static_cast<unsigned>(round));
    INFO("round " << round);
    const LoadedKnowledge owned = loaded(random.make(3 + round % 3, 2 + random.below(6)));
    const Knowledge& knowledge = owned.knowledge;
    Comparison comparison(knowledge);
    std::size_t consistent = 0;
    for_each_sheet(knowledge, [&](const Sheet& sheet) {
      require(comparison.on_advice(sheet));
      require(comparison.on_interview(sheet));
      ++consistent;
    });
    sheets += consistent;
    require(comparison.on_counts());
    require(comparison.on_where_it_ends());
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
    require(comparison.on_where_it_ends());
    for (int i = 0; i < 250; ++i) {
      Sheet sheet(owned.knowledge);  // complete: what is refused follows from the other answers
      for (Index f = 0; f < owned.knowledge.findings.size(); ++f)
        static_cast<void>(sheet.give({f}, static_cast<Answer>(1 + random.below(3))));
      for (Index c = 0; c < owned.knowledge.causes.size(); ++c)
        if (random.chance(20)) sheet.name({owned.knowledge.first(Kind::cause) + c});
      require(comparison.on_advice(sheet));
      require(comparison.on_interview(sheet));
      ++sheets;
    }
  }
  fmt::print("evaluator and diagrams: {} sheets of larger knowledge\n", sheets);
}

TEST_CASE("evaluator and diagrams agree on random sheets of the built-in knowledge",
          "[rated-too-low]") {
  const Knowledge& knowledge = builtin_knowledge();
  Comparison comparison(knowledge);
  require(comparison.on_where_it_ends());
  std::mt19937 random(4);
  std::discrete_distribution<int> rare{90, 4, 6};
  std::discrete_distribution<int> common{70, 10, 20};
  const int sheets = 2000 * rounds();
  for (int round = 0; round < sheets; ++round) {
    std::vector<Answer> answers;
    for (Index i = 0; i < knowledge.findings.size(); ++i)
      answers.push_back(static_cast<Answer>(1 + (round % 2 == 0 ? rare : common)(random)));
    if (round % 4 < 3)  // most red flags off, that what is below an emergency is seen too
      std::fill_n(answers.begin(), knowledge.screens[0].findings.size() * 2, Answer::no);
    Sheet sheet = sheet_with(knowledge, answers);
    if (round % 5 == 0)
      sheet.name(
          {knowledge.first(Kind::cause) + static_cast<Index>(random() % knowledge.causes.size())});
    require(comparison.on_advice(sheet));
    require(comparison.on_interview(sheet));
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
        static_cast<void>(sheet.give({f}, static_cast<Answer>(random.below(4))));
      const Assessment assessment = assess(knowledge, sheet);
      const Levels answers = space.answers_of(knowledge, sheet);
      const Sheet again = space.sheet_of(knowledge, answers);
      for (Index f = 0; f < knowledge.findings.size(); ++f)
        REQUIRE(again.answer({f}) == sheet.answer({f}));
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
