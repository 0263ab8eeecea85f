#pragma once
// What a rule does at each truth of its condition, one effect at a time.

#include <algorithm>

#include "legcramp/assess.hpp"

namespace legcramp {

inline Urgency urgency_at(const Rule& rule, Truth truth) {
  return truth == Truth::yes    ? rule.then.urgency
         : truth == Truth::open ? rule.if_unsure.urgency
                                : Urgency::self_care;
}

inline Text note_at(const Rule& rule, Truth truth) {
  return truth == Truth::yes ? rule.then.note : truth == Truth::open ? rule.if_unsure.note : Text{};
}

/// Whether the note of a rule could still become another than it is so far.
inline bool can_change_note(const Rule& rule, Bounds bounds) {
  const auto changes_at = [&](Truth truth) {
    return truth <= bounds.greatest && note_at(rule, truth) != note_at(rule, bounds.least);
  };
  return changes_at(Truth::open) || changes_at(Truth::yes);
}

/// A thing that a rule recommends or avoids.
struct Effect {
  Index thing = 0;
  bool avoids = false;
  bool at_open = false;
  bool at_yes = false;

  /// At no it never follows.
  [[nodiscard]] Follows within(Bounds bounds) const {
    const bool can_be_open = bounds.least <= Truth::open && bounds.greatest >= Truth::open;
    const bool can_be_yes = bounds.greatest == Truth::yes;
    return {bounds.least == Truth::yes ? at_yes : bounds.least == Truth::open && at_open,
            bounds.least != Truth::no && (at_open || !can_be_open) && (at_yes || !can_be_yes),
            (at_open && can_be_open) || (at_yes && can_be_yes)};
  }
};

namespace detail {
template <class Ref, class Use>
void effects_of_lists(std::span<const Ref> at_open, std::span<const Ref> at_yes, bool avoids,
                      const Use& use) {
  const auto contains = [](std::span<const Ref> list, Ref ref) {
    return std::ranges::find(list, ref) != list.end();
  };
  // In doubt, what certainty would avoid is avoided too.
  for (const Ref ref : at_yes)
    use(Effect{ref.index, avoids, avoids || contains(at_open, ref), true});
  for (const Ref ref : at_open)
    if (!contains(at_yes, ref)) use(Effect{ref.index, avoids, true, false});
}
}  // namespace detail

template <class Use>
void for_each_effect(const Rule& rule, const Use& use) {
  const Conclusion& open = rule.if_unsure;
  const Conclusion& yes = rule.then;
  detail::effects_of_lists(open.remedies, yes.remedies, false, use);
  detail::effects_of_lists(open.tips, yes.tips, false, use);
  detail::effects_of_lists(open.further, yes.further, false, use);
  detail::effects_of_lists(open.avoid, yes.avoid, true, use);
}

}  // namespace legcramp
