#include "proof/diagram.hpp"

#include <random>

#include "support/catch.hpp"

using namespace legcramp;

namespace {

using Answers = Diagrams::Answers;

Diagrams of_three(std::size_t variables, Diagrams::Limits limits = {}) {
  return {std::vector<Answers>(variables, Answers::three), limits};
}

constexpr Operation random_like([](unsigned a, unsigned b) { return (a * 7 + b * 3 + a * b) % 4; });

/// Every combination of answers, by level.
std::vector<std::vector<unsigned>> combinations(const std::vector<Answers>& variables) {
  std::vector<std::vector<unsigned>> all{{}};
  for (const Answers answers : variables) {
    std::vector<std::vector<unsigned>> longer;
    for (const auto& start : all)
      for (const unsigned answer : {0U, 1U, 2U}) {
        if (answers == Answers::two && answer == 1) continue;
        longer.push_back(start);
        longer.back().push_back(answer);
      }
    all = std::move(longer);
  }
  return all;
}

}  // namespace

TEST_CASE("equal functions are the same node, however they were made") {
  Diagrams diagrams = of_three(3);
  const Diagram a = diagrams.variable(0);
  const Diagram b = diagrams.variable(1);
  const Diagram c = diagrams.variable(2);
  CHECK(diagrams.both(a, diagrams.either(b, c)) ==
        diagrams.either(diagrams.both(a, b), diagrams.both(c, a)));
  CHECK(diagrams.opposite(diagrams.both(a, b)) ==
        diagrams.either(diagrams.opposite(a), diagrams.opposite(b)));
  CHECK(diagrams.opposite(diagrams.opposite(c)) == c);
  CHECK(diagrams.both(a, diagrams.opposite(a)) != never);  // both are open where a is
  CHECK(diagrams.is(a, 1) ==
        diagrams.both(diagrams.opposite(diagrams.is(a, 0)), diagrams.opposite(diagrams.is(a, 2))));
}

TEST_CASE("equal functions are the same node after very many others were made") {
  Diagrams diagrams = of_three(10);
  const auto function = [&](unsigned seed) {
    std::mt19937 random(seed);
    Diagram made = diagrams.variable(0);
    for (Level level = 1; level < 10; ++level) {
      const auto table = random();
      const Operation operation(
          [&](unsigned a, unsigned b) { return (table >> (2 * (a * 4 + b))) % 4; });
      made = diagrams.apply(operation, made, diagrams.variable(level));
    }
    return made;
  };
  std::vector<Diagram> all;
  for (unsigned seed = 0; seed < 1500; ++seed) all.push_back(function(seed));
  for (unsigned seed = 0; seed < all.size(); ++seed) REQUIRE(function(seed) == all[seed]);
  std::vector<unsigned> answers{2, 0, 1, 2, 1, 0, 0, 2, 1, 1};
  for (const Diagram one : all)
    REQUIRE(diagrams.at(diagrams.restrict(one, 9, 1), answers) == diagrams.at(one, answers));
}

TEST_CASE("an operation is what its table says, at every combination of answers") {
  const std::vector<Answers> variables{Answers::three, Answers::two, Answers::three, Answers::three,
                                       Answers::two};
  Diagrams diagrams(variables, {});
  std::mt19937 random(1);
  std::vector<Diagram> made;
  for (Level level = 0; level < variables.size(); ++level) made.push_back(diagrams.variable(level));
  const auto pick = [&] { return made[random() % made.size()]; };
  for (int round = 0; round < 200; ++round) {
    std::array<std::uint32_t, 16> table{};
    for (std::uint32_t& entry : table) entry = static_cast<std::uint32_t>(random() % 4);
    const Operation operation([&](unsigned a, unsigned b) { return table[a * 4 + b]; });
    const Diagram a = pick();
    const Diagram b = pick();
    const Diagram result = diagrams.apply(operation, a, b);
    std::size_t yes = 0;
    for (const auto& answers : combinations(variables)) {
      REQUIRE(diagrams.at(result, answers) ==
              table[diagrams.at(a, answers) * 4 + diagrams.at(b, answers)]);
      if (diagrams.at(result, answers) == 2) ++yes;
    }
    CHECK(diagrams.count(diagrams.is(result, 2)).exact() == std::to_string(yes));
    made.push_back(result);
  }
}

TEST_CASE("an operation holds for a function and itself, and for a function and a number") {
  std::mt19937 random(3);
  for (int round = 0; round < 300; ++round) {
    std::array<unsigned, 16> table{};
    for (unsigned& entry : table) entry = static_cast<unsigned>(random() % 4);
    const unsigned number = static_cast<unsigned>(round) % 4;
    if (round % 3 == 0)
      for (std::size_t a = 0; a < 4; ++a) table[a * 4 + a] = number;
    const Operation operation([&](unsigned a, unsigned b) { return table[a * 4 + b]; });
    Diagrams diagrams = of_three(2);
    const Operation all_numbers([](unsigned a, unsigned b) { return a + b > 3 ? 3 : a + b; });
    const Diagram some =
        diagrams.apply(all_numbers, diagrams.variable(0), diagrams.is(diagrams.variable(1), 2));
    const Diagram itself = diagrams.apply(operation, some, some);
    const Diagram before = diagrams.apply(operation, {number}, some);
    const Diagram behind = diagrams.apply(operation, some, {number});
    for (const auto& answers : combinations(std::vector<Answers>(2, Answers::three))) {
      const unsigned at = diagrams.at(some, answers);
      REQUIRE(diagrams.at(itself, answers) == table[at * 4 + at]);
      REQUIRE(diagrams.at(before, answers) == table[number * 4 + at]);
      REQUIRE(diagrams.at(behind, answers) == table[at * 4 + number]);
    }
  }
}

TEST_CASE("a function and itself meet in the diagonal of a table alone") {
  for (unsigned diagonal = 0; diagonal < 256; ++diagonal) {
    const auto entry = [&](unsigned a) { return diagonal >> (2 * a) & 3U; };
    const Operation operation([&](unsigned a, unsigned b) { return a == b ? entry(a) : 0U; });
    Diagrams diagrams = of_three(1);
    const Diagram some = diagrams.variable(0);
    const Diagram itself = diagrams.apply(operation, some, some);
    for (const unsigned answer : {0U, 1U, 2U})
      REQUIRE(diagrams.at(itself, {answer}) == entry(answer));
  }
}

TEST_CASE("an operation that says something of one pair of numbers only says it") {
  Diagrams diagrams = of_three(2);
  const Operation where_both_are_no([](unsigned a, unsigned b) { return a + b == 0 ? 1 : 0; });
  const Diagram made =
      diagrams.apply(where_both_are_no, diagrams.variable(0), diagrams.variable(1));
  CHECK(diagrams.at(made, {0, 0}) == 1);
  CHECK(diagrams.at(made, {0, 1}) == 0);
}

TEST_CASE("of the first function that is made all is told as of any other") {
  Diagrams diagrams = of_three(1);
  const Diagram first = diagrams.variable(0);
  CHECK(diagrams.restrict(first, 0, 2) == always);
  CHECK(diagrams.probability(first, {{0.5, 0.3, 0.2}}) == 0.2);
  CHECK(diagrams.witness(first) == std::vector<unsigned>{2});
  CHECK(diagrams.count(first).exact() == "1");
  CHECK(diagrams.variables_of({first}) == std::vector<bool>{true});
}

TEST_CASE("the nodes of a function are counted, without the numbers at its ends") {
  Diagrams diagrams = of_three(3);
  CHECK(diagrams.size_of(always) == 0);
  CHECK(diagrams.size_of(diagrams.variable(0)) == 1);
  // The first leads to the second by two ways, one of them through "open".
  CHECK(diagrams.size_of(diagrams.both(diagrams.variable(0), diagrams.variable(1))) == 3);
}

TEST_CASE("an answer that is given leaves the function of the others") {
  Diagrams diagrams = of_three(4);
  Diagram function = diagrams.variable(0);
  for (Level level = 1; level < 4; ++level)
    function = diagrams.apply(random_like, function, diagrams.variable(level));
  for (Level level = 0; level < 4; ++level)
    for (const unsigned answer : {0U, 1U, 2U}) {
      const Diagram restricted = diagrams.restrict(function, level, answer);
      for (auto answers : combinations(std::vector<Answers>(4, Answers::three))) {
        const unsigned without = diagrams.at(restricted, answers);
        answers[level] = answer;
        REQUIRE(without == diagrams.at(function, answers));
      }
    }
}

TEST_CASE("counts are exact beyond every built-in type") {
  Diagrams diagrams = of_three(60);
  CHECK(diagrams.count(always).exact() == "42391158275216203514294433201");  // 3^60
  CHECK(diagrams.count(always).brief() == "4.23 x 10^28");
  CHECK(diagrams.count(never).exact() == "0");
  CHECK(diagrams.count(diagrams.is(diagrams.variable(30), 2)).exact() ==
        "14130386091738734504764811067");  // 3^59
  Diagram some = never;
  for (Level level = 0; level < 60; ++level)
    some = diagrams.either(some, diagrams.is(diagrams.variable(level), 2));
  CHECK(diagrams.count(some).exact() == "42391158274063282009687586225");  // 3^60 - 2^60

  Diagrams mixed({Answers::two, Answers::three, Answers::two}, {});
  CHECK(mixed.count(always).exact() == "12");
  CHECK(mixed.count(mixed.variable(2)).exact() == "6");
}

TEST_CASE("large numbers add, multiply and print") {
  Count count(999'999'999);
  count += Count(1);
  CHECK(count.exact() == "1000000000");
  count += Count(5);
  CHECK(count.exact() == "1000000005");
  count *= 3;
  CHECK(count.exact() == "3000000015");
  CHECK(count.brief() == "3.00 x 10^9");
  Count power(1);
  for (int i = 0; i < 200; ++i) power *= 2;
  CHECK(power.exact() == "1606938044258990275541962092341162602522202993782792835301376");
  power *= 0;
  CHECK(power.exact() == "0");
  CHECK(Count(123'456).brief() == "123456");
  CHECK(Count(1'234'567).brief() == "1.23 x 10^6");
}

TEST_CASE("a witness holds, and has as few answers as can be") {
  Diagrams diagrams = of_three(5);
  std::mt19937 random(2);
  for (int round = 0; round < 300; ++round) {
    Diagram function = diagrams.variable(0);
    for (Level level = 1; level < 5; ++level) {
      const auto shift = random();
      const Operation operation(
          [&](unsigned a, unsigned b) { return (shift >> (2 * (a * 4 + b))) % 4; });
      function = diagrams.apply(operation, function, diagrams.variable(level));
    }
    const Diagram predicate = diagrams.is(function, 2);
    if (predicate == never) continue;
    const auto answered = [](const std::vector<unsigned>& answers) {
      return std::ranges::count_if(answers, [](unsigned answer) { return answer > 0; });
    };
    const std::vector<unsigned> witness = diagrams.witness(predicate);
    REQUIRE(diagrams.at(predicate, witness) == 2);
    for (const auto& other : combinations(std::vector<Answers>(5, Answers::three)))
      if (diagrams.at(predicate, other) == 2) REQUIRE(answered(witness) <= answered(other));
  }
}

TEST_CASE("a probability weighs each answer") {
  Diagrams diagrams = of_three(2);
  const Diagram predicate =
      diagrams.is(diagrams.both(diagrams.variable(0), diagrams.variable(1)), 1);
  // Unsure and unsure, unsure and yes, yes and unsure.
  const double expected = 0.02 * 0.02 + 2 * 0.02 * 0.05;
  const std::array<double, 3> weights{0.93, 0.02, 0.05};
  CHECK(std::abs(diagrams.probability(predicate, {weights, weights}) - expected) < 1e-12);
}

TEST_CASE("only variables that make a difference are collected") {
  Diagrams diagrams = of_three(4);
  const Diagram both = diagrams.both(diagrams.variable(1), diagrams.variable(3));
  CHECK(diagrams.variables_of({both}) == std::vector<bool>{false, true, false, true});
  CHECK(diagrams.variables_of({both, always, diagrams.variable(0)}) ==
        std::vector<bool>{true, true, false, true});
}

TEST_CASE("too many nodes or steps end in TooLarge, never in an answer",
          "[failure-taken-for-fine]") {
  // Pairs that stand far apart double the nodes with each pair.
  const auto build = [](Diagrams::Limits limits) {
    Diagrams diagrams = of_three(40, limits);
    Diagram all = never;
    for (Level level = 0; level < 20; ++level)
      all = diagrams.either(all,
                            diagrams.both(diagrams.variable(level), diagrams.variable(level + 20)));
    return all;
  };
  CHECK_THROWS_AS(build({.nodes = 10'000}), TooLarge);
  CHECK_THROWS_AS(build({.nodes = 100'000'000, .steps = 10'000}), TooLarge);
}
