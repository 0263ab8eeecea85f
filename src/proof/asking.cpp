#include "proof/asking.hpp"

#include <optional>
#include <set>

namespace legcramp {
namespace {

Operation of_bounds(const auto& is_so) {
  return predicate_of([&](unsigned least, unsigned greatest) {
    return least <= greatest && greatest <= 2 &&
           is_so(Bounds{static_cast<Truth>(least), static_cast<Truth>(greatest)});
  });
}

/// By finding: the rules and causes whose conditions name it, rules also through a cause.
struct Mentions {
  std::vector<std::set<Index>> by_rules;
  std::vector<std::set<Index>> by_causes;

  /// Throws TooLarge.
  Mentions(const Knowledge& knowledge, const Diagrams& diagrams)
      : by_rules(knowledge.findings.size()), by_causes(knowledge.findings.size()) {
    for (Index cause = 0; cause < knowledge.causes.size(); ++cause)
      for (const Index thing : things_in(knowledge.causes[cause].when.parts))
        by_causes[thing].insert(cause);
    const Index first_cause = knowledge.first(Kind::cause);
    for (Index rule = 0; rule < knowledge.rules.size(); ++rule)
      for (const Index thing : things_in(knowledge.rules[rule].when.parts))
        if (thing < first_cause) by_rules[thing].insert(rule);
        else {
          const ConditionParts of_cause = knowledge.causes[thing - first_cause].when.parts;
          diagrams.count_steps(of_cause.size());
          for (const Index part : things_in(of_cause)) by_rules[part].insert(rule);
        }
  }

 private:
  static std::set<Index> things_in(ConditionParts parts) {
    std::set<Index> things;
    for (const ConditionPart& part : parts)
      if (part.is == ConditionPart::Is::thing) things.insert(part.value);
    return things;
  }
};

/// Which findings can still change what is shown, after some were asked.
class StakesOfAll {
 public:
  StakesOfAll(Space& space, const Knowledge& knowledge, const Mentions& mentions,
              const std::vector<Diagram>& asked)
      : diagrams_(space.diagrams()),
        knowledge_(knowledge),
        mentions_(mentions),
        consequences_(space, knowledge, asked),
        rules_(knowledge.rules.size()),
        causes_(knowledge.causes.size()) {}

  [[nodiscard]] const Consequences& consequences() const { return consequences_; }

  /// Where a finding matters, by itself or through one of its details.
  Diagram matters(FindingRef finding) {
    Diagram somewhere = never;
    for (const Index rule : mentions_.by_rules[finding.index])
      somewhere = diagrams_.either(somewhere, where(of_rule(rule), finding));
    for (const Index cause : mentions_.by_causes[finding.index])
      somewhere = diagrams_.either(somewhere, where(of_cause(cause), finding));
    const BoundsDiagram own = consequences_.of(HoldingRef{finding.index});
    const Diagram is_unasked = diagrams_.differ(own.least, own.greatest);
    for (Index i = 0; i < knowledge_.findings.size() && is_unasked != never; ++i)
      if (knowledge_.parents[i] == finding)
        somewhere = diagrams_.either(somewhere, diagrams_.both(is_unasked, matters({i})));
    return diagrams_.both(somewhere, consequences_.below_emergency());
  }

 private:
  using OpenFindings = std::vector<OpenThing>;

  [[nodiscard]] Diagram where(const OpenFindings& open, FindingRef finding) const {
    Diagram somewhere = never;
    for (const OpenThing& one : open)
      if (one.thing.index == finding.index) somewhere = diagrams_.either(somewhere, one.where);
    return somewhere;
  }

  const OpenFindings& of_rule(Index rule) {
    if (!rules_[rule])
      rules_[rule] = open_findings(knowledge_.rules[rule].when.parts, can_change(rule));
    return *rules_[rule];
  }

  const OpenFindings& of_cause(Index cause) {
    const Operation can_hold = of_bounds(
        [](Bounds bounds) { return bounds.least != Truth::yes && bounds.greatest == Truth::yes; });
    const auto [least, greatest] =
        consequences_.of(HoldingRef{knowledge_.first(Kind::cause) + cause});
    if (!causes_[cause])
      causes_[cause] = open_findings(knowledge_.causes[cause].when.parts,
                                     diagrams_.apply(can_hold, least, greatest));
    return *causes_[cause];
  }

  /// The findings that hold a condition open, directly or through a cause.
  [[nodiscard]] OpenFindings open_findings(ConditionParts condition, Diagram where) const {
    if (where == never) return {};
    const Index first_cause = knowledge_.first(Kind::cause);
    OpenFindings findings;
    for (const OpenThing& open : consequences_.open_things(condition)) {
      const Diagram here = diagrams_.both(open.where, where);
      if (open.thing.index < first_cause) {
        findings.push_back({open.thing, here});
      } else {
        const Cause& cause = knowledge_.causes[open.thing.index - first_cause];
        if (!cause.when.is_given() || here == never) continue;
        for (const OpenThing& part : consequences_.open_things(cause.when.parts))
          findings.push_back({part.thing, diagrams_.both(part.where, here)});
      }
    }
    return findings;
  }

  /// Where a rule is open and could show something that is not settled.
  [[nodiscard]] Diagram can_change(Index index) const {
    const Rule& rule = knowledge_.rules[index];
    const BoundsDiagram bounds = consequences_.of_rule(index);
    if (bounds.least == bounds.greatest) return never;
    const auto where = [&](const auto& is_so) {
      return diagrams_.apply(of_bounds(is_so), bounds.least, bounds.greatest);
    };
    const Operation raises = predicate_of([&](unsigned truth, unsigned at_least) {
      return truth <= 2 &&
             urgency_at(rule, static_cast<Truth>(truth)) > static_cast<Urgency>(at_least);
    });
    Diagram can = diagrams_.apply(raises, bounds.greatest, consequences_.urgency());
    can = diagrams_.either(can, where([&](Bounds one) { return can_change_note(rule, one); }));
    for_each_effect(rule, [&](const Effect& effect) {
      const Diagram is_open = where([&](Bounds one) { return effect.within(one).is_open(); });
      can = diagrams_.either(can, diagrams_.both(is_open, diagrams_.opposite(settled(effect))));
    });
    return diagrams_.both(can, diagrams_.differ(bounds.least, bounds.greatest));
  }

  [[nodiscard]] Diagram settled(const Effect& effect) const {
    if (effect.avoids) return consequences_.certainly_named_to_avoid(effect.thing);
    return diagrams_.either(consequences_.certainly_avoided(effect.thing),
                            consequences_.certainly_recommended(effect.thing));
  }

  Diagrams& diagrams_;
  const Knowledge& knowledge_;
  const Mentions& mentions_;
  Consequences consequences_;
  std::vector<std::optional<OpenFindings>> rules_;
  std::vector<std::optional<OpenFindings>> causes_;
};

}  // namespace

Asking ask_all(Space& space, const Knowledge& knowledge) {
  Diagrams& diagrams = space.diagrams();
  const Mentions mentions(knowledge, diagrams);
  std::vector<Diagram> asked(knowledge.findings.size(), never);
  std::vector<Diagram> screens;
  for (const Screen& screen : knowledge.screens) {
    StakesOfAll stakes(space, knowledge, mentions, asked);
    Diagram is_shown = never;
    for (const FindingRef finding : screen.findings) {
      asked[finding.index] = stakes.matters(finding);
      is_shown = diagrams.either(is_shown, asked[finding.index]);
    }
    screens.push_back(is_shown);
  }
  StakesOfAll at_end(space, knowledge, mentions, asked);
  Diagram is_unfinished = never;
  for (Index i = 0; i < knowledge.findings.size(); ++i)
    is_unfinished = diagrams.either(is_unfinished, at_end.matters({i}));
  return {std::move(asked), std::move(screens), is_unfinished, at_end.consequences()};
}

}  // namespace legcramp
