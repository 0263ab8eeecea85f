#pragma once
// The one walk over conditions. What it computes is up to the algebra handed in, so that look-up,
// explanation and proof can never disagree about what a condition means.

#include <utility>

#include "legcramp/words.hpp"

namespace legcramp {

namespace detail {
template <class Algebra>
auto fold_next(ConditionParts& rest, const Algebra& algebra)
    -> decltype(algebra.thing(HoldingRef{})) {
  using Is = ConditionPart::Is;
  const ConditionPart part = rest.front();
  rest = rest.subspan(1);
  if (part.is == Is::thing) return algebra.thing(HoldingRef{part.value});
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
  return detail::fold_next(parts, algebra);
}

}  // namespace legcramp
