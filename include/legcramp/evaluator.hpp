#pragma once
// Many sheets of one knowledge, one after the other.

#include <memory>
#include <optional>

#include "legcramp/interview.hpp"

namespace legcramp {

/// Says of each sheet what `assess` says of it, but for the reasons. Most answers are no, and rules
/// about things that are all no say what they always say: so only the others are looked at. For one
/// thread at a time; the knowledge must live as long.
class Evaluator {
 public:
  explicit Evaluator(const Knowledge& knowledge);
  ~Evaluator();

  /// What follows from the answers; good until the next call.
  const Advice& advise(const Sheet& sheet);
  /// What to ask next of the sheet that was given last, so call `advise` first; nothing if that
  /// cannot change the advice.
  [[nodiscard]] std::optional<NextScreen> next_screen() const;

 private:
  struct Parts;
  std::unique_ptr<Parts> parts_;
};

}  // namespace legcramp
