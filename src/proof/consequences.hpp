#pragma once
// The assessment of all sheets at once, as diagrams. It shares with the evaluator what a condition
// and a rule mean (`fold`, `Effect`), and computes everything else anew: the tests hold one against
// the other.

#include <optional>
#include <vector>

#include "engine/effect.hpp"
#include "proof/space.hpp"

namespace legcramp {

/// The least and the greatest truth that something can still have, on each sheet.
struct BoundsDiagram {
  Diagram least;
  Diagram greatest;
  friend bool operator==(BoundsDiagram, BoundsDiagram) = default;
};

/// A finding or cause that holds a condition open, and where.
struct OpenThing {
  HoldingRef thing;
  Diagram where;
};

class Consequences {
 public:
  /// Of the sheets of a space.
  Consequences(Space& space, const Knowledge& knowledge);
  /// Of sheets on which each finding is asked where it says here.
  Consequences(Space& space, const Knowledge& knowledge, const std::vector<Diagram>& asked);

  [[nodiscard]] BoundsDiagram of(HoldingRef thing) const { return things_[thing.index]; }
  [[nodiscard]] BoundsDiagram of(const Condition& condition) const;
  [[nodiscard]] BoundsDiagram of_rule(Index rule) const;
  /// What holds a condition open.
  [[nodiscard]] std::vector<OpenThing> open_things(ConditionParts condition) const;

  /// What follows so far. Of the whole assessment: nothing but the urgency is shown in an
  /// emergency.
  [[nodiscard]] Diagram urgency() const;
  [[nodiscard]] Diagram below_emergency() const;
  [[nodiscard]] Diagram urgency_of(Index rule) const;
  [[nodiscard]] Diagram of_effect(Index rule, const Effect& effect) const;
  [[nodiscard]] Diagram recommended(Index thing) const;
  [[nodiscard]] Diagram avoided(Index thing) const;  ///< by its id or one of its kinds
  [[nodiscard]] Diagram shown(Index thing) const;    ///< a cause or a measure
  [[nodiscard]] Diagram note(
      Index thing) const;  ///< of a rule: 0 none, 1 that of `if_unsure`, 2 of `then`
  [[nodiscard]] Diagram avoid_line(Index thing) const;  ///< an id or kind is named as to be avoided

  /// By rule: whether anything that is shown would be different without it.
  [[nodiscard]] std::vector<bool> needed_rules() const;

  /// What follows whatever else is answered.
  [[nodiscard]] Diagram certainly_recommended(Index thing) const;
  [[nodiscard]] Diagram certainly_named_to_avoid(Index thing) const;
  [[nodiscard]] Diagram certainly_avoided(Index thing) const;  ///< by its id or one of its kinds

 private:
  struct RuleEffect {
    Index rule;
    Effect effect;
  };
  using EffectsOfThings = std::vector<std::vector<RuleEffect>>;

  void bound_findings(const std::vector<Diagram>& asked);
  void bound_causes();
  [[nodiscard]] Diagram highest(Urgency at_least) const;
  /// What one rule adds to something of which the largest number counts.
  struct Share {
    Index rule;
    Diagram number;
  };
  void mark_needed(const std::vector<Share>& shares, Diagram where,
                   std::vector<bool>& needed) const;
  [[nodiscard]] Diagram so_far(const std::vector<RuleEffect>& effects) const;
  [[nodiscard]] Diagram certainly(const std::vector<RuleEffect>& effects) const;
  /// Of a measure also what its kinds have.
  template <class OfThing>
  [[nodiscard]] Diagram with_kinds(Index thing, const OfThing& of_thing) const;

  Space& space_;
  const Knowledge& knowledge_;
  std::vector<BoundsDiagram> things_;  // findings and causes
  EffectsOfThings recommends_;         // by number of the thing
  EffectsOfThings avoids_;

  // Made when they are first needed: what is too large for one property may not matter to another.
  mutable std::vector<std::optional<BoundsDiagram>> rules_;
  mutable std::optional<Diagram> urgency_;
  mutable std::optional<Diagram> below_emergency_;
};

/// Everything that is shown: two files whose lists are equal advise alike on every sheet.
std::vector<Diagram> all_shown(const Consequences& consequences, const Knowledge& knowledge);

}  // namespace legcramp
