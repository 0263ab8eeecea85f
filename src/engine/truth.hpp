#pragma once
// How far conditions hold for one person, and why: two meanings of the one walk.

#include <array>
#include <optional>
#include <vector>

#include "legcramp/interview.hpp"

namespace legcramp {

/// The truth of every finding and cause of one sheet.
class Truths {
 public:
  Truths(const Knowledge& knowledge, Sheet sheet);

  /// Takes on another sheet, of which only the causes named are settled as yes: the others are no
  /// until they are settled.
  void read(const Sheet& sheet);
  /// Settles a cause from the findings, if it was not named.
  void settle(CauseRef cause);

  [[nodiscard]] const Sheet& sheet() const { return sheet_; }
  [[nodiscard]] Answer answer(FindingRef finding) const { return sheet_.answer(finding); }
  [[nodiscard]] Bounds of(HoldingRef thing) const {
    return thing.index < first_cause_
               ? bounds_of_answers[static_cast<std::size_t>(sheet_.answer({thing.index}))]
               : causes_[thing.index - first_cause_];
  }
  /// A condition that is not given always holds.
  [[nodiscard]] Bounds of(const Condition& condition) const;
  /// The findings and causes that hold a given condition open, by number: none, where it is
  /// settled.
  [[nodiscard]] std::vector<HoldingRef> open_things(ConditionParts condition) const;
  /// The findings and causes that keep a given condition from being less true than it is.
  [[nodiscard]] std::vector<Because> explain(const Condition& condition) const;
  /// The findings that make a cause hold; the cause itself where it was named.
  [[nodiscard]] std::vector<Because> explain(HoldingRef cause) const;

 private:
  static constexpr std::array<Bounds, 4> bounds_of_answers{{{Truth::no, Truth::yes},
                                                            {Truth::no, Truth::no},
                                                            {Truth::open, Truth::open},
                                                            {Truth::yes, Truth::yes}}};

  void start_causes();

  const Knowledge& knowledge_;
  Index first_cause_;
  Sheet sheet_;
  std::vector<Bounds> causes_;
};

// From the truths of a sheet, what `assess` and `next_screen` say of the sheet itself.
Assessment assess(const Knowledge& knowledge, const Truths& truths);
std::optional<NextScreen> next_screen(const Knowledge& knowledge, const Truths& truths,
                                      const Advice& advice);

}  // namespace legcramp
