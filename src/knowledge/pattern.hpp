#pragma once
// A phrase of a knowledge file, taken apart: words, groups and amounts, and what it excludes.

#include <cstdint>
#include <string>
#include <vector>

#include "legcramp/words.hpp"

namespace legcramp {

/// One part of a pattern, between blanks.
struct PatternPart {
  enum class Is : std::uint8_t { word, group, over, under, between };
  Is is = Is::word;
  bool is_excluded = false;  ///< a '-' stands before it
  bool is_required = false;  ///< a '+' stands before it
  Text text;                 ///< the word, the name of the group, or that of the unit, if any
  std::int64_t first = 0;    ///< of an amount: the number, in its unit
  std::int64_t last = 0;     ///< of `between`: the larger one
};

/// More words than any phrase needs.
inline constexpr std::ptrdiff_t most_parts_of_a_pattern = 16;

struct ParsedPattern {
  std::vector<PatternPart> parts;
  std::string fault;  ///< what is wrong with it, and what to write; empty if nothing is
};

/// Takes a pattern apart; the parts are views of the text.
ParsedPattern parse_pattern(Text text);

}  // namespace legcramp
