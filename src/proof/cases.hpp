#pragma once
// Worked examples held against what really follows.

#include <string>
#include <vector>

#include "legcramp/assess.hpp"

namespace legcramp {

/// What comes out otherwise than a case says: nothing, if it holds.
std::vector<std::string> differences_from(const Knowledge& knowledge, const Case& example,
                                          const Assessment& got);

/// What an assessment shows, as a case states it.
struct Stated {
  std::vector<ShownRef> shows;
  std::vector<RuleRef> notes;
  std::vector<MeasureRef> avoids;
};
Stated stated(const Knowledge& knowledge, const Assessment& assessment);

}  // namespace legcramp
