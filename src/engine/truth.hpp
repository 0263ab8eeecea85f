#pragma once
// How far conditions hold for one person, and why: two meanings of the one walk.

#include <vector>

#include "legcramp/assess.hpp"

namespace legcramp {

/// The truth of every finding and cause of one sheet. While a finding is no, so are its details; a
/// yes or unsure to a detail is one to its finding, if that was not asked.
class Truths {
 public:
  Truths(const Knowledge& knowledge, Sheet sheet);

  [[nodiscard]] Answer answer(FindingRef finding) const { return sheet_.answer(finding); }
  [[nodiscard]] Bounds of(HoldingRef thing) const { return bounds_[thing.index]; }
  /// A condition that is not given always holds.
  [[nodiscard]] Bounds of(const Condition& condition) const;
  /// The findings whose answers could still change the truth of a given condition.
  [[nodiscard]] std::vector<FindingRef> open_findings(ConditionParts condition) const;
  /// The findings and causes that keep a given condition from being less true than it is.
  [[nodiscard]] std::vector<Because> explain(const Condition& condition) const;
  /// The findings that make a cause hold; the cause itself where it was named.
  [[nodiscard]] std::vector<Because> explain(HoldingRef cause) const;

 private:
  [[nodiscard]] std::vector<HoldingRef> open_things(ConditionParts condition) const;
  void refuse_details();

  const Knowledge& knowledge_;
  Sheet sheet_;
  std::vector<Bounds> bounds_;
};

}  // namespace legcramp
