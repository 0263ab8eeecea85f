// What is proved about the advice: no gap, guarantees, doubt, avoiding, order.

#include <fmt/format.h>

#include <algorithm>
#include <set>

#include "proof/prover.hpp"

namespace legcramp {
namespace {

constexpr Operation more_urgent = predicate_of([](unsigned a, unsigned b) { return a > b; });

/// What a guarantee demands where its condition has this truth.
Urgency demand_of(const Guarantee& guarantee, unsigned truth) {
  return truth == always.node  ? guarantee.at_least
         : truth == never.node ? Urgency::self_care
                               : guarantee.unsure_at_least;
}

template <class Use>
void for_each_measure(const Knowledge& knowledge, const Use& use) {
  for (Index thing = knowledge.first(Kind::remedy); thing < knowledge.first(Kind::fact); ++thing)
    use(thing);
}

/// By thing: of a kind its measures, of a measure itself.
std::vector<std::vector<Index>> members_of_all(const Knowledge& knowledge) {
  std::vector<std::vector<Index>> members(knowledge.ids.size());
  for_each_measure(knowledge, [&](Index measure) {
    members[measure].push_back(measure);
    for (const GroupRef kind : knowledge.kinds_of(measure)) members[kind.index].push_back(measure);
  });
  return members;
}

bool is_of(const Knowledge& knowledge, Index measure, Text kind) {
  return std::ranges::any_of(knowledge.kinds_of(measure),
                             [&](GroupRef of) { return knowledge.id_of(of).text == kind; });
}

/// Holds each guarantee against the urgency on all sheets of a space.
class Guarantees {
 public:
  Guarantees(const Knowledge& knowledge, Space& space, const Consequences& consequences)
      : knowledge_(knowledge), space_(space), consequences_(consequences) {}

  /// Where a guarantee demands more than the rules give.
  Diagram missed(const Guarantee& guarantee) {
    const Operation is_missed = predicate_of([&](unsigned truth, unsigned urgency) {
      return level_of(demand_of(guarantee, truth)) > urgency;
    });
    return space_.diagrams().apply(is_missed, consequences_.of(guarantee.when).least,
                                   consequences_.urgency());
  }

  /// Where something is shown that a guarantee forbids, as soon as it may apply.
  Diagram shown_against(const Guarantee& guarantee, Index measure) {
    return space_.diagrams().both(consequences_.shown(measure),
                                  space_.diagrams().opposite(space_.diagrams().is(
                                      consequences_.of(guarantee.when).least, never.node)));
  }

  /// A sheet on which a predicate holds.
  Sheet example(Diagram predicate) {
    return space_.sheet_of(knowledge_, space_.diagrams().witness(predicate));
  }

  /// What all guarantees together demand.
  Diagram demanded() {
    Diagram most = never;
    for (const Guarantee& guarantee : knowledge_.guarantees) {
      const Operation demand([&](unsigned truth, unsigned /*other*/) {
        return level_of(demand_of(guarantee, truth));
      });
      most = space_.diagrams().either(
          most, space_.diagrams().apply(demand, consequences_.of(guarantee.when).least, never));
    }
    return most;
  }

 private:
  const Knowledge& knowledge_;
  Space& space_;
  const Consequences& consequences_;
};

/// What must be written so that the rules give what a guarantee demands on a sheet.
std::string what_is_missing(const Knowledge& knowledge, const Sheet& sheet, Urgency demanded,
                            bool is_unsure) {
  if (!is_unsure)
    return fmt::format(R"(A rule with its condition must say "then": {{ "urgency": "{}" }}.)",
                       name_of(demanded));
  const std::string doubt = fmt::format(R"("if_unsure": {{ "urgency": "{}" }})", name_of(demanded));
  for (const Rule& rule : knowledge.rules)
    if (rule.then.urgency >= demanded && rule.if_unsure.urgency < demanded &&
        bounds_of(knowledge, sheet, rule.when).least == Truth::open)
      return fmt::format("Write {} into the rule \"{}\".", doubt, rule.id.text);
  return fmt::format("A rule with its condition must say {}.", doubt);
}

Problem broken_guarantee(const Prover& prover, Index index, const Sheet& sheet, Text extra) {
  const Knowledge& knowledge = prover.knowledge();
  const Guarantee& guarantee = knowledge.guarantees[index];
  const Bounds truth = bounds_of(knowledge, sheet, guarantee.when);
  const Urgency demanded = demand_of(guarantee, static_cast<unsigned>(truth.least));
  Problem problem{
      fmt::format("The guarantee demands {}, but the rules give {}{}: {} {}", name_of(demanded),
                  name_of(assess(knowledge, sheet).at_least), extra, guarantee.because,
                  what_is_missing(knowledge, sheet, demanded, truth.least == Truth::open))};
  problem.places = {{"guarantees", index, {}}};
  for (const Place& rule : prover.rules_at(sheet)) problem.places.push_back(rule);
  problem.example = sheet;
  return problem;
}

Problem unguarded_rule(const Prover& prover, Index index, const Sheet& sheet) {
  const Rule& rule = prover.knowledge().rules[index];
  const bool is_unsure = bounds_of(prover.knowledge(), sheet, rule.when).least == Truth::open;
  const Urgency urgency = is_unsure ? rule.if_unsure.urgency : rule.then.urgency;
  const Urgency in_doubt = std::max(rule.if_unsure.urgency, Urgency::urgent);
  const std::string certain =
      is_unsure ? "" : fmt::format(R"(, "at_least": "{}")", name_of(rule.then.urgency));
  return {.text = fmt::format("The rule \"{}\" asks for {}{}, where no guarantee demands it. Write "
                              "one with its condition{} and \"unsure_at_least\": \"{}\".",
                              rule.id.text, name_of(urgency), is_unsure ? " when not sure" : "",
                              certain, name_of(in_doubt)),
          .places = {prover.rule(index)},
          .example = sheet};
}

/// Adds what is shown although a guarantee forbids it; once for each guarantee and measure.
void look_for_forbidden(Prover& prover, Index index, Guarantees& complete, Guarantees& partial,
                        const std::vector<std::vector<Index>>& members, Shown& shown) {
  const Knowledge& knowledge = prover.knowledge();
  const Guarantee& guarantee = knowledge.guarantees[index];
  std::set<Index> forbidden;
  for (const MeasureRef avoid : guarantee.avoid)
    forbidden.insert(members[avoid.index].begin(), members[avoid.index].end());
  for (const Index measure : forbidden) {
    const Diagram always_wrong = complete.shown_against(guarantee, measure);
    const bool is_partial = always_wrong == never;
    const Diagram wrong = is_partial ? partial.shown_against(guarantee, measure) : always_wrong;
    if (wrong == never) continue;
    shown.add([&] {
      Problem problem{fmt::format(
          "The guarantee forbids \"{}\", but it is shown{}: {}", knowledge.id_of(measure).text,
          is_partial ? " as long as the rest is not asked" : "", guarantee.because)};
      problem.example = (is_partial ? partial : complete).example(wrong);
      problem.places = {{"guarantees", index, {}}};
      for (const Place& rule : prover.rules_at(*problem.example)) problem.places.push_back(rule);
      return problem;
    });
  }
}

}  // namespace

Shown prove_no_gap(Prover& prover) {
  Diagrams& diagrams = prover.diagrams();
  const Consequences& consequences = prover.consequences();
  Diagram something = diagrams.opposite(consequences.below_emergency());
  for_each_measure(prover.knowledge(), [&](Index measure) {
    something = diagrams.either(something, consequences.shown(measure));
  });
  const Index first_rule = prover.knowledge().first(Kind::rule);
  for (Index i = 0; i < prover.knowledge().rules.size(); ++i)
    something = diagrams.either(
        something, diagrams.opposite(diagrams.is(consequences.note(first_rule + i), never.node)));
  Shown shown;
  if (something == always) return shown;
  const Diagram gap =
      diagrams.both(diagrams.opposite(something), prover.space().consistent(prover.knowledge()));
  shown.add([&] {
    const Sheet sheet = prover.example(gap);
    return Problem{.text = fmt::format("A gap: {} combinations get no remedy, tip, "
                                       "further measure or note.",
                                       diagrams.count(gap).brief()),
                   .places = prover.rules_at(sheet),
                   .example = sheet};
  });
  return shown;
}

namespace {

/// A cramp that lasts longer than an ordinary one must be urgent whatever else is so, also where
/// nobody has said more than that the time is over.
void look_after_course(const Knowledge& knowledge, Shown& shown) {
  if (!knowledge.course) return;
  Sheet sheet(knowledge);
  static_cast<void>(sheet.give(knowledge.course->then, Answer::unsure));
  if (assess(knowledge, sheet).at_least >= Urgency::urgent) return;
  shown.add([&] {
    return Problem{.text = fmt::format("The course says that a cramp of over {} minutes may be "
                                       "\"{}\", but not sure of that is not urgent.",
                                       knowledge.course->minutes.value,
                                       knowledge.id_of(knowledge.course->then).text),
                   .example = sheet};
  });
}

}  // namespace

Shown prove_guaranteed(Prover& prover) {
  const Knowledge& knowledge = prover.knowledge();
  Diagrams& diagrams = prover.diagrams();
  const Consequences& consequences = prover.consequences();
  Guarantees complete(knowledge, prover.space(), consequences);
  Guarantees partial(knowledge, prover.partial_space(), prover.partial_consequences());
  const std::vector<std::vector<Index>> members = members_of_all(knowledge);
  Shown shown{.counts = fmt::format("guarantees: {}", knowledge.guarantees.size())};
  for (Index i = 0; i < knowledge.guarantees.size(); ++i) {
    const Guarantee& guarantee = knowledge.guarantees[i];
    if (diagrams.is(consequences.of(guarantee.when).least, always.node) == never)
      shown.add([&] {
        return Problem{.text = "The guarantee can never apply.", .places = {{"guarantees", i, {}}}};
      });
    if (const Diagram missed = complete.missed(guarantee); missed != never)
      shown.add([&] { return broken_guarantee(prover, i, complete.example(missed), ""); });
    else if (const Diagram part = partial.missed(guarantee); part != never)
      shown.add([&] {
        return broken_guarantee(prover, i, partial.example(part),
                                " as long as the rest is not asked");
      });
    look_for_forbidden(prover, i, complete, partial, members, shown);
  }
  const Diagram demanded = complete.demanded();
  for (Index i = 0; i < knowledge.rules.size(); ++i) {
    const Rule& rule = knowledge.rules[i];
    const Operation is_unguarded = predicate_of([&](unsigned truth, unsigned demand) {
      const Urgency urgency =
          truth > 2 ? Urgency::self_care : urgency_at(rule, static_cast<Truth>(truth));
      return urgency >= Urgency::urgent && level_of(urgency) > demand;
    });
    const Diagram unguarded = diagrams.apply(is_unguarded, consequences.of_rule(i).least, demanded);
    if (unguarded != never)
      shown.add([&] { return unguarded_rule(prover, i, prover.example(unguarded)); });
  }
  look_after_course(knowledge, shown);
  return shown;
}

namespace {

/// Where a rule would make it an emergency but its condition is open, it must be urgent.
void look_for_doubted_emergencies(Prover& prover, Shown& shown) {
  const Knowledge& knowledge = prover.knowledge();
  Diagrams& diagrams = prover.diagrams();
  const Operation is_too_low = predicate_of([](unsigned truth, unsigned urgency) {
    return static_cast<Truth>(truth) == Truth::open && urgency < level_of(Urgency::urgent);
  });
  for (Index i = 0; i < knowledge.rules.size(); ++i) {
    if (knowledge.rules[i].then.urgency != Urgency::emergency) continue;
    const Diagram too_low =
        diagrams.both(diagrams.apply(is_too_low, prover.consequences().of_rule(i).least,
                                     prover.consequences().urgency()),
                      prover.space().consistent(knowledge));
    if (too_low == never) continue;
    shown.add([&] {
      const Sheet sheet = prover.example(too_low);
      return Problem{.text = fmt::format("The rule \"{}\" asks for emergency, but not sure of it "
                                         "gives {}. Write \"if_unsure\": {{ \"urgency\": "
                                         "\"urgent\" }} into the rule, and \"unsure_at_least\": "
                                         "\"urgent\" into its guarantee.",
                                         knowledge.rules[i].id.text,
                                         name_of(assess(knowledge, sheet).at_least)),
                     .places = {prover.rule(i)},
                     .example = sheet};
    });
  }
}

}  // namespace

Shown prove_doubt_never_reassures(Prover& prover) {
  const Knowledge& knowledge = prover.knowledge();
  Diagrams& diagrams = prover.diagrams();
  const Diagram urgency = prover.consequences().urgency();
  Shown shown{.counts = fmt::format("findings: {}", knowledge.findings.size())};
  for (const Finding& finding : knowledge.findings) {
    const Level level = prover.space().level_of(finding);
    std::array<Diagram, 3> with{};
    for (unsigned answer = 0; answer < 3; ++answer)
      with[answer] = diagrams.restrict(urgency, level, answer);
    for (unsigned answer = 1; answer < 3; ++answer) {
      const Diagram reassures = diagrams.apply(more_urgent, with[answer - 1], with[answer]);
      if (reassures == never) continue;
      shown.add([&] {
        std::vector<unsigned> at = diagrams.witness(reassures);
        at[level] = answer;
        const Sheet sheet = prover.space().sheet_of(knowledge, at);
        return Problem{.text = fmt::format("\"{}\": {} is less urgent ({}) than {} ({}).",
                                           finding.id.text, answer == 1 ? "not sure" : "yes",
                                           names<Urgency>.at(diagrams.at(with[answer], at)),
                                           answer == 1 ? "no" : "not sure",
                                           names<Urgency>.at(diagrams.at(with[answer - 1], at))),
                       .places = prover.rules_at(sheet),
                       .example = sheet};
      });
    }
    if (with[0] == with[1] && with[1] != with[2])
      shown.remark([&] {
        return Problem{fmt::format("\"{}\": not sure weighs as little as no.", finding.id.text)};
      });
  }
  look_for_doubted_emergencies(prover, shown);
  return shown;
}

Shown prove_nothing_avoided_shown(Prover& prover) {
  const Knowledge& knowledge = prover.knowledge();
  Diagrams& diagrams = prover.diagrams();
  const Consequences& consequences = prover.consequences();
  const std::vector<std::vector<Index>> members = members_of_all(knowledge);
  Shown shown;
  std::size_t avoids = 0;
  const auto look_at = [&](Index rule, const Effect& effect) {
    ++avoids;
    const Diagram avoided =
        diagrams.both(consequences.of_effect(rule, effect), consequences.below_emergency());
    Diagram removed = never;
    for (const Index measure : members[effect.thing]) {
      removed = diagrams.either(removed, diagrams.both(avoided, consequences.recommended(measure)));
      const Diagram wrong = diagrams.both(avoided, consequences.shown(measure));
      if (wrong != never)
        shown.add([&] {
          return Problem{
              .text = fmt::format("\"{}\" is shown although the rule \"{}\" avoids it.",
                                  knowledge.id_of(measure).text, knowledge.rules[rule].id.text),
              .places = {prover.rule(rule)},
              .example = prover.example(wrong)};
        });
    }
    if (removed == never)
      shown.add([&] {
        return Problem{
            .text = fmt::format("The rule \"{}\" avoids \"{}\", and nothing of it would ever be "
                                "shown then.",
                                knowledge.rules[rule].id.text, knowledge.id_of(effect.thing).text),
            .places = {prover.rule(rule)}};
      });
  };
  for (Index i = 0; i < knowledge.rules.size(); ++i)
    for_each_effect(knowledge.rules[i], [&](const Effect& effect) {
      if (effect.avoids) look_at(i, effect);
    });
  shown.counts = fmt::format("avoids: {}", avoids);
  return shown;
}

Shown prove_order(Prover& prover) {
  const Knowledge& knowledge = prover.knowledge();
  Diagrams& diagrams = prover.diagrams();
  const Consequences& consequences = prover.consequences();
  const Index first = knowledge.first(Kind::remedy);
  Diagram any_stretch = never;
  for (Index i = 0; i < knowledge.remedies.size(); ++i)
    if (is_of(knowledge, first + i, "stretch"))
      any_stretch = diagrams.either(any_stretch, consequences.shown(first + i));
  Shown shown;
  std::size_t compared = 0;
  Diagram stretch_so_far = never;
  for (Index i = 0; i < knowledge.remedies.size(); ++i) {
    const Index remedy = first + i;
    if (is_of(knowledge, remedy, "stretch"))
      stretch_so_far = diagrams.either(stretch_so_far, consequences.shown(remedy));
    if (!is_of(knowledge, remedy, "heat") && !is_of(knowledge, remedy, "massage")) continue;
    ++compared;
    const Diagram too_early = diagrams.both(diagrams.both(consequences.shown(remedy), any_stretch),
                                            diagrams.opposite(stretch_so_far));
    if (too_early != never)
      shown.add([&] {
        return Problem{.text = fmt::format("\"{}\" stands before every stretch that is shown.",
                                           knowledge.remedies[i].id.text),
                       .places = {{"remedies", i, knowledge.remedies[i].id.text}},
                       .example = prover.example(too_early)};
      });
  }
  shown.counts = fmt::format("remedies for warmth and massage: {}", compared);
  if (compared == 0 || any_stretch == never)
    shown.remark([] {
      return Problem{
          "Nothing is compared: it takes remedies of the kind \"stretch\", and of \"heat\" or "
          "\"massage\"."};
    });
  return shown;
}

}  // namespace legcramp
