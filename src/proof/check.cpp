#include "legcramp/check.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <iterator>

#include "engine/truth.hpp"
#include "proof/prover.hpp"

namespace legcramp {
namespace {

struct Row {
  Text id;
  Text claim;
  Shown (*prove)(Prover&);
};

constexpr std::size_t rows_of_advice = 10;  // those after them are about words
constexpr std::array<Row, 13> rows{{
    {"no-gap", "Below an emergency, everybody is shown some advice.", prove_no_gap},
    {"guaranteed", "Every guarantee holds, whatever else is answered or not asked.",
     prove_guaranteed},
    {"doubt",
     "Not sure is never less urgent than no, nor yes than not sure; of an emergency it is urgent.",
     prove_doubt_never_reassures},
    {"signs", "Whatever needs help today is a sign of its level, and has words.", prove_signs},
    {"nothing-dead", "Every entry changes what somebody is shown.", prove_nothing_dead},
    {"avoid", "Nothing that is to be avoided is shown, and every avoid removes something.",
     prove_nothing_avoided_shown},
    {"order", "A stretch comes before warmth and massage.", prove_order},
    {"stopping", "All is asked of somebody, until no further answer could change the advice.",
     prove_stopping_is_safe},
    {"sourced", "Every source is used, and every statement has one.", prove_sourced},
    {"cases", "Every case comes out as it says.", prove_cases},
    {"found", "Every entry is found by its name, its id, its question and its phrases.",
     prove_found},
    {"alarms", "Every wording of a red flag finds it, and no other word raises an alarm.",
     prove_alarms},
    {"look-ups", "Every look-up case comes out as it says; groups and numbers mean what they say.",
     prove_lookup_cases},
}};

Property prove(const Row& row, Prover& prover) {
  Property property{row.id, row.claim, Verdict::ok, {}, {}};
  try {
    prover.start_count();
    Shown shown = row.prove(prover);
    property.counts = std::move(shown.counts);
    property.problems = std::move(shown.problems);
    std::ranges::move(shown.remarks, std::back_inserter(property.problems));
    if (property.problems.size() > Shown::most_problems)
      property.problems.resize(Shown::most_problems);
    if (shown.all > property.problems.size())
      property.counts +=
          fmt::format("; {} of {} problems are listed", property.problems.size(), shown.all);
  } catch (const TooLarge&) {
    property.verdict = Verdict::not_proved;
    property.counts = "not proved: too large";
    return property;
  }
  const bool is_worth_knowing =
      std::ranges::all_of(property.problems, &Problem::is_only_worth_knowing);
  if (!property.problems.empty())
    property.verdict = is_worth_knowing ? Verdict::warn : Verdict::failed;
  return property;
}

}  // namespace

bool Proof::holds() const {
  return std::ranges::all_of(properties, [](const Property& property) {
    return property.verdict == Verdict::ok || property.verdict == Verdict::warn;
  });
}

std::vector<Place> Prover::rules_at(const Sheet& sheet) const {
  constexpr std::size_t most = 20;  // nobody reads more
  const Truths truths(knowledge_, sheet);
  std::vector<Place> places;
  for (Index i = 0; i < knowledge_.rules.size() && places.size() < most; ++i)
    if (const Condition& when = knowledge_.rules[i].when;
        when.is_given() && truths.of(when).least != Truth::no)
      places.push_back(rule(i));
  return places;
}

Proof check_advice(const Knowledge& knowledge) {
  Prover prover(knowledge);
  Proof proof;
  for (const Row& row : std::span(rows).first(rows_of_advice))
    proof.properties.push_back(prove(row, prover));
  return proof;
}

Proof check(const Knowledge& knowledge) {
  Prover prover(knowledge);
  Proof proof;
  try {
    const Count all = prover.diagrams().count(prover.space().consistent(knowledge));
    proof.combinations = all.exact();
    proof.combinations_brief = all.brief();
  } catch (const TooLarge&) {  // the properties say so
  }
  for (const Row& row : rows) proof.properties.push_back(prove(row, prover));
  return proof;
}

}  // namespace legcramp
