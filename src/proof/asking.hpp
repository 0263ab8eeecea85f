#pragma once
// The interview on all sheets at once: which findings are asked, on which of them.

#include <vector>

#include "proof/consequences.hpp"

namespace legcramp {

struct Asking {
  std::vector<Diagram> asked;   ///< by finding
  std::vector<Diagram> screen;  ///< by screen: whether it is shown
  Diagram is_unfinished;        ///< something still matters when no screen is left
  Consequences at_end;          ///< what follows from the answers to what was asked
};

/// Goes through the screens in their order. Throws TooLarge.
Asking ask_all(Space& space, const Knowledge& knowledge);

}  // namespace legcramp
