#pragma once
// What a word may mean that the dictionary does not have.

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "engine/wording.hpp"
#include "legcramp/dictionary.hpp"

namespace legcramp {

/// The number of the word with this stem.
std::optional<Index> find_word(const Dictionary& dictionary, std::string_view stem);

struct Meaning {
  std::string likely;           ///< the word, or two; empty if none is near enough
  std::vector<Index> possible;  ///< words a slip or two away: one of them is meant if it is all
                                ///< that a red flag lacks
};

/// Of a word that the dictionary does not have.
Meaning meaning_of(const Dictionary& dictionary, const Word& unknown);

}  // namespace legcramp
