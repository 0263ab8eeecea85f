#include <fmt/format.h>

#include <algorithm>

#include "engine/truth.hpp"
#include "legcramp/mutants.hpp"
#include "proof/cases.hpp"
#include "proof/mutants.hpp"
#include "proof/prover.hpp"

namespace legcramp {
namespace {

/// A copy of a knowledge file in which one record can be swapped for another.
class Workbench {
 public:
  Workbench(const Workbench&) = delete;  // its knowledge refers to its lists
  Workbench& operator=(const Workbench&) = delete;
  explicit Workbench(const Knowledge& knowledge)
      : knowledge_(knowledge),
        rules_(knowledge.rules.begin(), knowledge.rules.end()),
        causes_(knowledge.causes.begin(), knowledge.causes.end()) {
    knowledge_.rules = rules_;
    knowledge_.causes = causes_;
  }

  /// The file with this mutant in it, until `restore`.
  const Knowledge& with(const Mutant& mutant) {
    if (mutant.place.list == "rules") rules_[mutant.place.index] = mutant.rule;
    else causes_[mutant.place.index] = mutant.cause;
    return knowledge_;
  }
  void restore(const Knowledge& original, const Place& place) {
    if (place.list == "rules") rules_[place.index] = original.rules[place.index];
    else causes_[place.index] = original.causes[place.index];
  }

 private:
  Knowledge knowledge_;
  std::vector<Rule> rules_;
  std::vector<Cause> causes_;
};

/// The cases of a file, each with what can be said of it before a mutant is looked at.
class CaseJury {
 public:
  explicit CaseJury(const Knowledge& knowledge) : knowledge_(knowledge) {
    for (const Case& example : knowledge.cases) {
      Sheet sheet = sheet_of(knowledge, example);
      const bool holds = differences_from(knowledge, example, assess(knowledge, sheet)).empty();
      if (holds) cases_.push_back({&example, sheet, Truths(knowledge, sheet)});
    }
  }

  /// Whether a case that held does not hold any more.
  [[nodiscard]] bool notices(const Mutant& mutant, const Knowledge& mutated) const {
    return std::ranges::any_of(cases_, [&](const Held& held) {
      return is_touched(held, mutant) &&
             !differences_from(mutated, *held.example, assess(mutated, held.sheet)).empty();
    });
  }

 private:
  struct Held {
    const Case* example;
    Sheet sheet;
    Truths truths;
  };

  /// Whether what was replaced says anything else here: most mutants touch few cases.
  [[nodiscard]] bool is_touched(const Held& held, const Mutant& mutant) const {
    if (mutant.place.list == "causes")
      return held.truths.of(Condition{knowledge_.causes[mutant.place.index].when.parts}) !=
                 held.truths.of(Condition{mutant.cause.when.parts}) ||
             !mutant.cause.when.is_given();
    const Bounds before = held.truths.of(knowledge_.rules[mutant.place.index].when);
    const Bounds after = held.truths.of(mutant.rule.when);
    return before.least != Truth::no || after.least != Truth::no;
  }

  const Knowledge& knowledge_;
  std::vector<Held> cases_;
};

/// Judges mutants, the quick judges first.
class Court {
 public:
  explicit Court(const Knowledge& knowledge)
      : knowledge_(knowledge),
        workbench_(knowledge),
        cases_(knowledge),
        prover_(knowledge),
        shown_(all_shown(prover_.consequences(), knowledge)),
        failing_(failing(check_advice(knowledge))) {}

  void judge(const Mutant& mutant) {
    ++result_.mutants;
    prover_.start_count();
    const Knowledge& mutated = workbench_.with(mutant);
    if (cases_.notices(mutant, mutated)) {
      ++result_.killed_by_cases;
    } else if (failing(check_advice(mutated)) > failing_) {
      ++result_.killed_by_properties;  // perhaps by what is advised before all is asked
    } else if (const Diagram difference = difference_of(mutated); difference == never) {
      ++result_.equivalent;
    } else {
      result_.survivors.push_back({mutant.place, mutant.change, prover_.example(difference)});
    }
    workbench_.restore(knowledge_, mutant.place);
  }

  Mutation take() { return std::move(result_); }

 private:
  /// Where a mutant advises otherwise.
  Diagram difference_of(const Knowledge& mutated) {
    const std::vector<Diagram> shown = all_shown(Consequences(prover_.space(), mutated), mutated);
    Diagram difference = never;
    for (std::size_t i = 0; i < shown.size(); ++i)
      difference =
          prover_.diagrams().either(difference, prover_.diagrams().differ(shown[i], shown_[i]));
    return difference;
  }

  static std::size_t failing(const Proof& proof) {
    std::size_t count = 0;
    for (const Property& property : proof.properties)
      for (const Problem& problem : property.problems)
        count += problem.is_only_worth_knowing ? 0 : 1;
    return count;
  }

  const Knowledge& knowledge_;
  Workbench workbench_;
  CaseJury cases_;
  Prover prover_;
  std::vector<Diagram> shown_;
  std::size_t failing_;
  Mutation result_;
};

/// Each part of a condition makes a few mutants, each a copy of it.
std::size_t parts_of(const Knowledge& knowledge) {
  std::size_t parts = 0;
  for (const Rule& rule : knowledge.rules) parts += rule.when.parts.size();
  for (const Cause& cause : knowledge.causes) parts += cause.when.parts.size();
  return parts;
}
constexpr std::size_t most_parts = 5'000;

}  // namespace

Mutation mutate(const Knowledge& knowledge) {
  try {
    if (parts_of(knowledge) > most_parts) throw TooLarge{};
    Court court(knowledge);
    for_each_mutant(knowledge, [&](const Mutant& mutant) { court.judge(mutant); });
    return court.take();
  } catch (const TooLarge&) {
    Mutation unknown;
    unknown.is_too_large = true;
    return unknown;
  }
}

}  // namespace legcramp
