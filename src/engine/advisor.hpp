#pragma once
// From truths to advice, rule by rule.

#include "engine/truth.hpp"

namespace legcramp {

/// Collects what rules say. A rule whose condition is settled as no says nothing, and may as well
/// be left out.
class Advisor {
 public:
  /// Begins with no advice; `truths` and `advice` must outlive it.
  Advisor(const Knowledge& knowledge, const Truths& truths, Advice& advice);

  /// A rule by its place in the list, with the truth of its condition.
  void apply(Index place, Bounds bounds);
  /// Reads off what is shown, once all rules were applied.
  void finish();

 private:
  void show(Index thing, Follows recommended, Follows avoided);

  const Knowledge& knowledge_;
  const Truths& truths_;
  Advice& advice_;
};

/// The advice of all rules.
Advice advise(const Knowledge& knowledge, const Truths& truths);

}  // namespace legcramp
