#pragma once
// The one walk over conditions. What it computes is up to the algebra handed in, so that look-up,
// explanation and proof can never disagree about what a condition means.

#include <utility>

#include "legcramp/words.hpp"

namespace legcramp {

namespace detail {
template <class Algebra>
using ValueOf = decltype(std::declval<const Algebra&>().thing(HoldingRef{}));

template <class Algebra>
ValueOf<Algebra> fold_operator(const ConditionPart*& rest, const Algebra& algebra);

/// Most parts are things, so these are taken without a call.
template <class Algebra>
inline ValueOf<Algebra> fold_next(const ConditionPart*& rest, const Algebra& algebra) {
  return rest->is == ConditionPart::Is::thing ? algebra.thing(HoldingRef{rest++->value})
                                              : fold_operator(rest, algebra);
}

template <class Algebra>
ValueOf<Algebra> fold_operator(const ConditionPart*& rest, const Algebra& algebra) {
  using Is = ConditionPart::Is;
  const ConditionPart part = *rest++;
  auto value = fold_next(rest, algebra);
  if (part.is == Is::negation) return algebra.negation(std::move(value));
  for (Index i = 1; i < part.value; ++i) {
    auto next = fold_next(rest, algebra);
    value = part.is == Is::all ? algebra.both(std::move(value), std::move(next))
                               : algebra.either(std::move(value), std::move(next));
  }
  return value;
}
}  // namespace detail

/// Walks a condition, which must be given. The algebra has `thing(HoldingRef)`, `both`, `either`
/// and `negation`, each from values to a value.
template <class Algebra>
auto fold(ConditionParts parts, const Algebra& algebra) {
  const ConditionPart* rest = parts.data();
  return detail::fold_next(rest, algebra);
}

}  // namespace legcramp
