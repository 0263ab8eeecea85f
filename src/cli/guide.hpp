#pragma once
// Leads through remedies one after the other, with a timer, on a terminal.

#include <optional>
#include <vector>

#include "cli/command.hpp"

namespace legcramp {

struct Pace {
  std::optional<int> seconds;  ///< to hold, instead of the knowledge's own time
  bool has_bell = false;       ///< rings at each change
};

/// Shows them, and waits, until it has eased, somebody stops, or there is nothing left. A cramp
/// that lasts longer than an ordinary one ends the guide as well; what is not for a cramp has no
/// such limit.
Ending guide(const Session& session, const ReliefReport& report, const Pace& pace);

}  // namespace legcramp
