// What is proved about the file: nothing dead, a safe end of the questions, sources, cases.

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <set>

#include "knowledge/spelling.hpp"
#include "legcramp/interview.hpp"
#include "proof/cases.hpp"
#include "proof/prover.hpp"

namespace legcramp {
namespace {

/// Looks for what could be left out of the file without a difference to anybody.
class DeadWood {
 public:
  explicit DeadWood(Prover& prover)
      : prover_(prover),
        knowledge_(prover.knowledge()),
        diagrams_(prover.diagrams()),
        consequences_(prover.consequences()),
        needed_rules_(consequences_.needed_rules()) {}

  Shown find() {
    for (Index i = 0; i < knowledge_.rules.size(); ++i) look_at_rule(i);
    look_at_findings();
    look_at_what_is_shown();
    look_at_kinds();
    for (std::size_t level = 0; level < names<Urgency>.size(); ++level)
      if (diagrams_.is(consequences_.urgency(), static_cast<unsigned>(level)) == never)
        report({"help", place_of_help(static_cast<Urgency>(level)), names<Urgency>.at(level)},
               "is an urgency that never follows");
    shown_.counts = fmt::format("rules: {}, findings: {}, causes and measures: {}",
                                knowledge_.rules.size(), knowledge_.findings.size(),
                                knowledge_.first(Kind::fact) - knowledge_.first(Kind::cause));
    return std::move(shown_);
  }

 private:
  void report(Place place, std::string_view what) {
    shown_.add([&] {
      return Problem{.text = fmt::format("\"{}\" {}.", place.name, what), .places = {place}};
    });
  }

  void look_at_rule(Index index) {
    const Rule& rule = knowledge_.rules[index];
    const Place place = prover_.rule(index);
    if (diagrams_.is(consequences_.of_rule(index).least, always.node) == never)
      return report(place, "is unreachable: its condition can never hold");
    look_at_recommendations(index);
    if (needed_rules_[index]) return;
    // Its reason may still stand beside others of the same urgency.
    const Operation is_alarm = predicate_of([&](unsigned truth, unsigned urgency) {
      return truth <= 2 && urgency > 0 &&
             urgency_at(rule, static_cast<Truth>(truth)) == static_cast<Urgency>(urgency);
    });
    const Diagram reason_is_shown =
        diagrams_.apply(is_alarm, consequences_.of_rule(index).least, consequences_.urgency());
    const auto problem = [&](std::string_view what) {
      const Sheet sheet =
          prover_.example(diagrams_.is(consequences_.of_rule(index).least, always.node));
      return Problem{.text = fmt::format("\"{}\" {}.", rule.id.text, what),
                     .places = prover_.rules_at(sheet),
                     .example = sheet};
    };
    if (reason_is_shown == never)
      shown_.add(
          [&] { return problem("is masked: wherever it holds, other rules say as much or more"); });
    else
      shown_.remark([&] {
        return problem(
            "overlaps: wherever it holds, other rules say the same, and only its reason is added");
      });
  }

  void look_at_recommendations(Index index) {
    for_each_effect(knowledge_.rules[index], [&](const Effect& effect) {
      if (effect.avoids) return;
      const Diagram shown =
          diagrams_.both(consequences_.of_effect(index, effect), consequences_.shown(effect.thing));
      if (shown != never) return;
      const Diagram wanted = consequences_.of_effect(index, effect);
      const Text rule = knowledge_.rules[index].id.text;
      const Text thing = knowledge_.id_of(effect.thing).text;
      shown_.add([&] {
        if (wanted == never)
          return Problem{
              .text = fmt::format("The rule \"{}\" names \"{}\" where it can never follow.", rule,
                                  thing),
              .places = {prover_.rule(index)}};
        const Sheet sheet = prover_.example(wanted);
        return Problem{
            .text = fmt::format("A contradiction: the rule \"{}\" recommends \"{}\", but wherever "
                                "it does, that is avoided or it is an emergency.",
                                rule, thing),
            .places = prover_.rules_at(sheet),
            .example = sheet};
      });
    });
  }

  void look_at_findings() {
    const std::vector<bool> found = diagrams_.variables_of(all_shown(consequences_, knowledge_));
    for (Index i = 0; i < knowledge_.findings.size(); ++i)
      if (!found[prover_.space().level_of(knowledge_.findings[i])])
        report({"findings", i, knowledge_.findings[i].id.text},
               "changes nothing that is shown, whatever the answer");
  }

  void look_at_what_is_shown() {
    const auto look = [&](const auto& records, Text list, Kind kind) {
      for (Index i = 0; i < records.size(); ++i)
        if (consequences_.shown(knowledge_.first(kind) + i) == never)
          report({list, i, records[i].id.text},
                 "is never shown: no rule recommends it, or it is always avoided then");
    };
    for (Index i = 0; i < knowledge_.causes.size(); ++i)
      if (consequences_.shown(knowledge_.first(Kind::cause) + i) == never)
        report({"causes", i, knowledge_.causes[i].id.text}, "is never shown");
    look(knowledge_.remedies, "remedies", Kind::remedy);
    look(knowledge_.tips, "tips", Kind::tip);
    look(knowledge_.further, "further", Kind::further);
  }

  /// A misspelt kind is one that no rule avoids; and what has no kind escapes every rule.
  void look_at_kinds() {
    std::set<Index> avoided;
    for (const Rule& rule : knowledge_.rules)
      for_each_effect(rule, [&](const Effect& effect) {
        if (effect.avoids) avoided.insert(effect.thing);
      });
    std::vector<std::string_view> known;
    for (const Index thing : avoided)
      if (knowledge_.kind_of(thing) == Kind::group) known.push_back(knowledge_.id_of(thing).text);
    for (Index kind = knowledge_.first(Kind::group); kind < knowledge_.ids.size(); ++kind)
      if (!avoided.contains(kind)) look_at_kind(knowledge_.ids[kind].text, known);
    const auto look = [&](const auto& records, Text list) {
      for (Index i = 0; i < records.size(); ++i)
        if (records[i].kinds.empty())
          shown_.remark([&] {
            return Problem{.text = fmt::format("\"{}\" has no kind, so that no rule which avoids a "
                                               "kind withholds it.",
                                               records[i].id.text),
                           .places = {{list, i, records[i].id.text}}};
          });
    };
    look(knowledge_.remedies, "remedies");
    look(knowledge_.tips, "tips");
    look(knowledge_.further, "further");
  }

  void look_at_kind(Text id, const std::vector<std::string_view>& known) {
    constexpr std::size_t steps_of_a_comparison = 16;
    prover_.count_steps(known.size() * steps_of_a_comparison);
    const std::vector<std::string> meant = suggest(id, known);
    if (!meant.empty())
      shown_.add([&] {
        return Problem{
            fmt::format("The kind \"{}\" is avoided by no rule. Is it \"{}\"?", id, meant.front())};
      });
  }

  [[nodiscard]] Index place_of_help(Urgency urgency) const {
    return static_cast<Index>(&knowledge_.help_for(urgency) - knowledge_.help.data());
  }

  Prover& prover_;
  const Knowledge& knowledge_;
  Diagrams& diagrams_;
  const Consequences& consequences_;
  std::vector<bool> needed_rules_;
  Shown shown_;
};

/// The sum of predicates, as predicates for the bits of a number, lowest first.
std::vector<Diagram> sum_of(Diagrams& diagrams, const std::vector<Diagram>& predicates) {
  std::vector<Diagram> bits;
  for (Diagram carry : predicates) {
    for (Diagram& bit : bits) {
      const Diagram next = diagrams.both(bit, carry);
      bit = diagrams.differ(bit, carry);
      carry = next;
    }
    if (carry != never) bits.push_back(carry);
  }
  return bits;
}

/// The largest number that bits take together.
std::size_t largest_of(Diagrams& diagrams, const std::vector<Diagram>& bits) {
  std::size_t largest = 0;
  Diagram where = always;
  for (std::size_t bit = bits.size(); bit-- > 0;) {
    const Diagram here = diagrams.both(where, bits[bit]);
    if (here == never) continue;
    where = here;
    largest += std::size_t{1} << bit;
  }
  return largest;
}

/// How many screens are shown on the average, if most answers are no and no cause is named.
double mean_screens(Prover& prover, const Asking& asking) {
  constexpr std::array<double, 3> of_finding{0.93, 0.02, 0.05};
  constexpr std::array<double, 3> of_cause{1, 0, 0};
  std::vector<std::array<double, 3>> of_answers(prover.diagrams().variables(), of_finding);
  for (const Cause& cause : prover.knowledge().causes)
    of_answers[prover.space().level_of(cause)] = of_cause;
  double mean = 0;
  for (const Diagram screen : asking.screen)
    mean += prover.diagrams().probability(screen, of_answers);
  return mean;
}

}  // namespace

Shown prove_nothing_dead(Prover& prover) { return DeadWood(prover).find(); }

Shown prove_stopping_is_safe(Prover& prover) {
  const Knowledge& knowledge = prover.knowledge();
  const Asking& asking = prover.asking();
  Shown shown = judge_stopping(prover, asking);
  const auto report_if_never = [&](Diagram asked, Text list, Index index, Id id) {
    if (asked == never)
      shown.add([&] {
        return Problem{.text = fmt::format("\"{}\" is never asked.", id.text),
                       .places = {{list, index, id.text}}};
      });
  };
  for (Index i = 0; i < knowledge.screens.size(); ++i)
    report_if_never(asking.screen[i], "screens", i, knowledge.screens[i].id);
  for (Index i = 0; i < knowledge.findings.size(); ++i)
    report_if_never(asking.asked[i], "findings", i, knowledge.findings[i].id);
  return shown;
}

Shown judge_stopping(Prover& prover, const Asking& asking) {
  const Knowledge& knowledge = prover.knowledge();
  Diagrams& diagrams = prover.diagrams();
  Shown shown;
  // What follows at the end hangs on what was asked alone; so if it is what follows from all
  // answers, those that were not asked do not matter.
  const std::vector<Diagram> at_end = all_shown(asking.at_end, knowledge);
  const std::vector<Diagram> of_all = all_shown(prover.consequences(), knowledge);
  Diagram lost = asking.is_unfinished;
  for (std::size_t i = 0; i < at_end.size(); ++i)
    lost = diagrams.either(lost, diagrams.differ(at_end[i], of_all[i]));
  if (lost != never)
    shown.add([&] {
      return Problem{
          .text = fmt::format(
              "On {} combinations the questions stop too early.",
              diagrams.count(diagrams.both(lost, prover.space().consistent(knowledge))).brief()),
          .example = prover.example(lost)};
    });
  shown.counts = fmt::format("screens: {} at most, {:.2f} on the average",
                             largest_of(diagrams, sum_of(diagrams, asking.screen)),
                             mean_screens(prover, asking));
  return shown;
}

Shown prove_sourced(Prover& prover) {
  const Knowledge& knowledge = prover.knowledge();
  std::vector<bool> used(knowledge.sources.size(), false);
  std::size_t citations = 0;
  const auto cite = [&](std::span<const Citation> list) {
    citations += list.size();
    for (const Citation& citation : list)
      used[citation.source.index - knowledge.first(Kind::source)] = true;
  };
  const auto cite_all = [&](const auto& records) {
    for (const auto& record : records) cite(record.sources);
  };
  cite_all(knowledge.causes);
  for (const auto list : {knowledge.remedies, knowledge.tips, knowledge.further}) {
    cite_all(list);
    for (const Measure& measure : list) cite(measure.timing.sources);
  }
  cite_all(knowledge.facts);
  if (knowledge.course) cite(knowledge.course->sources);
  cite_all(knowledge.rules);
  cite_all(knowledge.guarantees);
  cite_all(knowledge.cases);
  Shown shown{.counts = fmt::format("sources: {}, cited {} times", used.size(), citations)};
  for (Index i = 0; i < knowledge.cases.size(); ++i)
    if (const Case& example = knowledge.cases[i]; !example.story.empty() && example.sources.empty())
      shown.add([&] {
        return Problem{
            .text = fmt::format("The case \"{}\" has a story, but no source for its urgency.",
                                example.title),
            .places = {{"cases", i, example.title}}};
      });
  for (Index i = 0; i < used.size(); ++i)
    if (!used[i])
      shown.add([&] {
        const Place place{"sources", i, knowledge.sources[i].id.text};
        return Problem{.text = fmt::format("The source \"{}\" is used nowhere.", place.name),
                       .places = {place}};
      });
  return shown;
}

Shown prove_cases(Prover& prover) {
  const Knowledge& knowledge = prover.knowledge();
  const std::size_t steps = steps_of_an_assessment(knowledge);
  std::array<std::size_t, 3> tally{};  // too low, exact, too high
  Shown shown;
  for (Index i = 0; i < knowledge.cases.size(); ++i) {
    const Case& example = knowledge.cases[i];
    prover.count_steps(steps);
    Sheet given(knowledge);
    for (const auto& [finding, answer] : example.answers.given)
      if (const auto found = given.give(finding, answer))
        shown.add([&] {
          return Problem{.text = fmt::format("The case \"{}\" contradicts itself: {}.",
                                             example.title, text_of(knowledge, *found)),
                         .places = {{"cases", i, example.title}}};
        });
    const Assessment got = assess(knowledge, sheet_of(knowledge, example));
    ++tally[got.at_least < example.expect.urgency    ? 0
            : got.at_least == example.expect.urgency ? 1
                                                     : 2];
    const std::vector<std::string> differences = differences_from(knowledge, example, got);
    if (!differences.empty())
      shown.add([&] {
        return Problem{.text = fmt::format("The case \"{}\" comes out otherwise: {}.",
                                           example.title, fmt::join(differences, "; ")),
                       .places = {{"cases", i, example.title}},
                       .example = sheet_of(knowledge, example)};
      });
  }
  shown.counts = fmt::format("cases: {}; urgency: {} exact, {} too low, {} too high",
                             knowledge.cases.size(), tally[1], tally[0], tally[2]);
  return shown;
}

}  // namespace legcramp
