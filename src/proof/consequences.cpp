#include "proof/consequences.hpp"

#include <iterator>
#include <map>

#include "legcramp/fold.hpp"

namespace legcramp {
namespace {

/// A function of two truths as an operation.
template <class Function>
Operation of_truths(const Function& function) {
  return Operation([&](unsigned a, unsigned b) {
    return a > 2 || b > 2
               ? 0U
               : static_cast<unsigned>(function(static_cast<Truth>(a), static_cast<Truth>(b)));
  });
}

unsigned truth_of(bool is_so) { return is_so ? always.node : never.node; }

struct BoundsOfDiagrams {
  Diagrams& diagrams;
  const std::vector<BoundsDiagram>& things;

  [[nodiscard]] BoundsDiagram thing(HoldingRef ref) const { return things[ref.index]; }
  [[nodiscard]] BoundsDiagram both(BoundsDiagram a, BoundsDiagram b) const {
    return {diagrams.both(a.least, b.least), diagrams.both(a.greatest, b.greatest)};
  }
  [[nodiscard]] BoundsDiagram either(BoundsDiagram a, BoundsDiagram b) const {
    return {diagrams.either(a.least, b.least), diagrams.either(a.greatest, b.greatest)};
  }
  [[nodiscard]] BoundsDiagram negation(BoundsDiagram part) const {
    return {diagrams.opposite(part.greatest), diagrams.opposite(part.least)};
  }
};

/// Beside the bounds, each finding and cause that holds them open, where it does.
struct OpenOfDiagrams {
  struct Value {
    BoundsDiagram bounds;
    std::vector<OpenThing> open;
  };
  BoundsOfDiagrams of_bounds;

  [[nodiscard]] Value thing(HoldingRef ref) const {
    const BoundsDiagram bounds = of_bounds.thing(ref);
    return {bounds, {{ref, of_bounds.diagrams.differ(bounds.least, bounds.greatest)}}};
  }
  [[nodiscard]] Value both(Value a, Value b) const {
    const BoundsDiagram all = of_bounds.both(a.bounds, b.bounds);
    return join(all, std::move(a), std::move(b));
  }
  [[nodiscard]] Value either(Value a, Value b) const {
    const BoundsDiagram all = of_bounds.either(a.bounds, b.bounds);
    return join(all, std::move(a), std::move(b));
  }
  [[nodiscard]] Value negation(Value part) const {
    part.bounds = of_bounds.negation(part.bounds);
    return part;
  }
  [[nodiscard]] Value join(BoundsDiagram all, Value a, Value b) const {
    std::ranges::move(b.open, std::back_inserter(a.open));
    const Diagram is_open = of_bounds.diagrams.differ(all.least, all.greatest);
    for (OpenThing& open : a.open) open.where = of_bounds.diagrams.both(open.where, is_open);
    return {all, std::move(a.open)};
  }
};

}  // namespace

Consequences::Consequences(Space& space, const Knowledge& knowledge)
    : Consequences(space, knowledge, [&] {
        std::vector<Diagram> asked;
        for (const Finding& finding : knowledge.findings) asked.push_back(space.asked(finding));
        return asked;
      }()) {}

Consequences::Consequences(Space& space, const Knowledge& knowledge,
                           const std::vector<Diagram>& asked)
    : space_(space),
      knowledge_(knowledge),
      recommends_(knowledge.ids.size()),
      avoids_(knowledge.ids.size()),
      rules_(knowledge.rules.size()) {
  for (Index i = 0; i < knowledge.rules.size(); ++i)
    for_each_effect(knowledge.rules[i], [&](const Effect& effect) {
      (effect.avoids ? avoids_ : recommends_)[effect.thing].push_back({i, effect});
    });
  bound_findings(asked);
  bound_causes();
}

/// What is asked has its answer; the rest follows as in `Sheet::answer`. Details stand on later
/// screens than their parents.
void Consequences::bound_findings(const std::vector<Diagram>& asked) {
  Diagrams& diagrams = space_.diagrams();
  for (Index i = 0; i < knowledge_.findings.size(); ++i) {
    const Diagram answer = space_.variable(knowledge_.findings[i]);
    things_.push_back(
        {diagrams.when(asked[i], answer, never), diagrams.when(asked[i], answer, always)});
  }
  const auto replace_where = [&](Diagram where, BoundsDiagram& bounds, Diagram answer) {
    bounds = {diagrams.when(where, answer, bounds.least),
              diagrams.when(where, answer, bounds.greatest)};
  };
  std::vector<Diagram> of_details(knowledge_.findings.size(), never);  // the strongest
  for (std::size_t i = knowledge_.screens.size(); i-- > 0;)
    for (const FindingRef finding : knowledge_.screens[i].findings) {
      BoundsDiagram& bounds = things_[finding.index];
      const Diagram strongest = of_details[finding.index];
      const Diagram is_unasked = diagrams.differ(bounds.least, bounds.greatest);
      const Diagram is_no = diagrams.is(strongest, never.node);
      replace_where(diagrams.both(is_unasked, diagrams.opposite(is_no)), bounds, strongest);
      if (const auto parent = knowledge_.parents[finding.index])
        of_details[parent->index] = diagrams.either(of_details[parent->index], bounds.least);
    }
  for (const Screen& screen : knowledge_.screens)
    for (const FindingRef finding : screen.findings)
      if (const auto parent = knowledge_.parents[finding.index])
        replace_where(diagrams.is(things_[parent->index].greatest, never.node),
                      things_[finding.index], never);
}

void Consequences::bound_causes() {
  for (const Cause& cause : knowledge_.causes) {
    const Diagram named = space_.variable(cause);
    const BoundsDiagram holds =
        cause.when.is_given() ? of({cause.when.parts}) : BoundsDiagram{never, never};
    things_.push_back({space_.diagrams().either(named, holds.least),
                       space_.diagrams().either(named, holds.greatest)});
  }
}

BoundsDiagram Consequences::of_rule(Index rule) const {
  if (!rules_[rule]) rules_[rule] = of(knowledge_.rules[rule].when);
  return *rules_[rule];
}

Diagram Consequences::urgency_of(Index rule) const {
  const Rule& record = knowledge_.rules[rule];
  if (record.then.urgency == Urgency::self_care) return never;
  const Operation to_urgency =
      of_truths([&](Truth truth, Truth /*other*/) { return urgency_at(record, truth); });
  return space_.diagrams().apply(to_urgency, of_rule(rule).least, never);
}

/// The highest urgency of the rules that can ask for this one or more, else self-care.
Diagram Consequences::highest(Urgency at_least) const {
  Diagram highest = never;
  for (Index i = 0; i < knowledge_.rules.size(); ++i)
    if (knowledge_.rules[i].then.urgency >= at_least)
      highest = space_.diagrams().either(highest, urgency_of(i));
  return highest;
}

Diagram Consequences::urgency() const {
  if (!urgency_) urgency_ = highest(Urgency::routine);
  return *urgency_;
}

Diagram Consequences::below_emergency() const {
  if (!below_emergency_)
    below_emergency_ = space_.diagrams().opposite(space_.diagrams().is(
        highest(Urgency::emergency), static_cast<unsigned>(Urgency::emergency)));
  return *below_emergency_;
}

BoundsDiagram Consequences::of(const Condition& condition) const {
  if (!condition.is_given()) return {always, always};
  return fold(condition.parts, BoundsOfDiagrams{space_.diagrams(), things_});
}

std::vector<OpenThing> Consequences::open_things(ConditionParts condition) const {
  std::map<Index, Diagram> once;
  for (const auto& [thing, where] :
       fold(condition, OpenOfDiagrams{{space_.diagrams(), things_}}).open) {
    Diagram& anywhere = once.try_emplace(thing.index, never).first->second;
    anywhere = space_.diagrams().either(anywhere, where);
  }
  std::vector<OpenThing> open;
  open.reserve(once.size());
  for (const auto& [thing, where] : once) open.push_back({HoldingRef{thing}, where});
  return open;
}

Diagram Consequences::of_effect(Index rule, const Effect& effect) const {
  const Operation follows = of_truths([&](Truth least, Truth /*other*/) {
    return truth_of(effect.within({least, Truth::yes}).so_far);
  });
  return space_.diagrams().apply(follows, of_rule(rule).least, never);
}

Diagram Consequences::so_far(const std::vector<RuleEffect>& effects) const {
  Diagram any = never;
  for (const auto& [rule, effect] : effects)
    any = space_.diagrams().either(any, of_effect(rule, effect));
  return any;
}

/// Marks the rules whose share the others together do not make up for.
void Consequences::mark_needed(const std::vector<Share>& shares, Diagram where,
                               std::vector<bool>& needed) const {
  Diagrams& diagrams = space_.diagrams();
  std::vector<Diagram> behind(shares.size() + 1, never);
  for (std::size_t i = shares.size(); i-- > 0;)
    behind[i] = diagrams.either(behind[i + 1], shares[i].number);
  Diagram before = never;
  for (std::size_t i = 0; i < shares.size(); ++i) {
    const Diagram others = diagrams.either(before, behind[i + 1]);
    if (diagrams.both(diagrams.differ(others, behind.front()), where) != never)
      needed[shares[i].rule] = true;
    before = diagrams.either(before, shares[i].number);
  }
}

std::vector<bool> Consequences::needed_rules() const {
  std::vector<bool> needed(knowledge_.rules.size(), false);
  std::vector<Share> urgencies;
  for (Index i = 0; i < knowledge_.rules.size(); ++i) {
    urgencies.push_back({i, urgency_of(i)});
    if (note(knowledge_.first(Kind::rule) + i) != never) needed[i] = true;
  }
  mark_needed(urgencies, always, needed);
  const auto shares_of = [&](const std::vector<RuleEffect>& effects) {
    std::vector<Share> shares;
    for (const auto& [rule, effect] : effects) {
      const Diagram number = of_effect(rule, effect);
      if (shares.empty() || shares.back().rule != rule) shares.push_back({rule, number});
      else shares.back().number = space_.diagrams().either(shares.back().number, number);
    }
    return shares;
  };
  for (Index thing = 0; thing < knowledge_.ids.size(); ++thing) {
    mark_needed(shares_of(avoids_[thing]), below_emergency(), needed);
    if (!recommends_[thing].empty())
      mark_needed(
          shares_of(recommends_[thing]),
          space_.diagrams().both(below_emergency(), space_.diagrams().opposite(avoided(thing))),
          needed);
  }
  return needed;
}

Diagram Consequences::certainly(const std::vector<RuleEffect>& effects) const {
  Diagram any = never;
  for (const RuleEffect& one : effects) {
    const Operation follows = of_truths([&](Truth least, Truth greatest) {
      return truth_of(one.effect.within({least, greatest}).certainly);
    });
    const BoundsDiagram bounds = of_rule(one.rule);
    any = space_.diagrams().either(any,
                                   space_.diagrams().apply(follows, bounds.least, bounds.greatest));
  }
  return any;
}

template <class OfThing>
Diagram Consequences::with_kinds(Index thing, const OfThing& of_thing) const {
  Diagram any = of_thing(thing);
  for (const GroupRef group : knowledge_.kinds_of(thing))
    any = space_.diagrams().either(any, of_thing(group.index));
  return any;
}

Diagram Consequences::recommended(Index thing) const { return so_far(recommends_[thing]); }
Diagram Consequences::certainly_recommended(Index thing) const {
  return certainly(recommends_[thing]);
}
Diagram Consequences::avoided(Index thing) const {
  return with_kinds(thing, [&](Index one) { return so_far(avoids_[one]); });
}
Diagram Consequences::certainly_named_to_avoid(Index thing) const {
  return certainly(avoids_[thing]);
}
Diagram Consequences::certainly_avoided(Index thing) const {
  return with_kinds(thing, [&](Index one) { return certainly(avoids_[one]); });
}

Diagram Consequences::shown(Index thing) const {
  Diagrams& diagrams = space_.diagrams();
  const Diagram wanted = knowledge_.kind_of(thing) == Kind::cause
                             ? diagrams.is(things_[thing].least, always.node)
                             : diagrams.both(recommended(thing), diagrams.opposite(avoided(thing)));
  return diagrams.both(wanted, below_emergency());
}

Diagram Consequences::note(Index thing) const {
  const Index rule = thing - knowledge_.first(Kind::rule);
  const Rule& record = knowledge_.rules[rule];
  if (record.then.note.empty() && record.if_unsure.note.empty()) return never;
  const Operation which = of_truths([&](Truth truth, Truth /*other*/) {
    const Text text = note_at(record, truth);
    return text.empty() ? 0U : text == record.then.note ? 2U : 1U;
  });
  return space_.diagrams().both(space_.diagrams().apply(which, of_rule(rule).least, never),
                                below_emergency());
}

Diagram Consequences::avoid_line(Index thing) const {
  return space_.diagrams().both(so_far(avoids_[thing]), below_emergency());
}

std::vector<Diagram> all_shown(const Consequences& consequences, const Knowledge& knowledge) {
  std::vector<Diagram> all{consequences.urgency()};
  for (Index thing = knowledge.first(Kind::cause); thing < knowledge.first(Kind::fact); ++thing) {
    all.push_back(consequences.shown(thing));
    all.push_back(consequences.avoid_line(thing));
  }
  for (Index kind = knowledge.first(Kind::group); kind < knowledge.ids.size(); ++kind)
    all.push_back(consequences.avoid_line(kind));
  for (Index rule = 0; rule < knowledge.rules.size(); ++rule)
    all.push_back(consequences.note(knowledge.first(Kind::rule) + rule));
  return all;
}

}  // namespace legcramp
