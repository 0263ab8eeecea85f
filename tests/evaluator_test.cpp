// What the evaluator of many sheets says is held against what is said of each sheet by itself.

#include "legcramp/evaluator.hpp"

#include "legcramp/builtin.hpp"
#include "support/random_knowledge.hpp"

using namespace legcramp;
using namespace legcramp::testing;

namespace {

/// Sheets of all kinds, one after the other: from blank to complete, mostly no or anything.
class RandomSheets {
 public:
  RandomSheets(const Knowledge& knowledge, unsigned seed) : knowledge_(knowledge), random_(seed) {}

  Sheet next() {
    Sheet sheet(knowledge_);
    const int asked = chance(40) ? 100 : below(101);
    const int no = chance(50) ? 95 : below(101);
    for (Index i = 0; i < knowledge_.findings.size(); ++i)
      if (chance(asked))
        static_cast<void>(sheet.give({i}, chance(no)   ? Answer::no
                                          : chance(50) ? Answer::unsure
                                                       : Answer::yes));
    for (Index i = 0; i < knowledge_.causes.size(); ++i)
      if (chance(10)) sheet.name({knowledge_.first(Kind::cause) + i});
    return sheet;
  }

 private:
  bool chance(int percent) { return below(100) < percent; }
  int below(int bound) { return std::uniform_int_distribution<int>(0, bound - 1)(random_); }

  const Knowledge& knowledge_;
  std::mt19937 random_;
};

void compare(const Knowledge& knowledge, unsigned seed, int sheets) {
  RandomSheets random(knowledge, seed);
  Evaluator evaluator(knowledge);
  for (int i = 0; i < sheets; ++i) {
    const Sheet sheet = random.next();
    const Standing alone = standing_of(knowledge, sheet);
    REQUIRE(evaluator.advise(sheet) == static_cast<const Advice&>(alone.assessment));
    REQUIRE(evaluator.next_screen() == alone.next);
  }
}

}  // namespace

TEST_CASE("an evaluator says of each of many sheets what is said of it alone",
          "[answers-read-differently]") {
  compare(builtin_knowledge(), 1, 500);
  for (unsigned seed = 0; seed < 60; ++seed) {
    CAPTURE(seed);
    RandomKnowledge random(seed);
    const LoadedKnowledge file = loaded(random.make(1 + static_cast<int>(seed) % 9, 20));
    compare(file.knowledge, seed, 100);
  }
}
