#pragma once
// What a word may mean that the dictionary does not have.

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "engine/wording.hpp"
#include "legcramp/dictionary.hpp"

namespace legcramp {

/// The number of a word: as it is written, else by its stem.
std::optional<Index> find_word(const Dictionary& dictionary, const Word& word);

/// Whether it is one that stands in a phrase.
bool names_something(const Dictionary& dictionary, const Word& word);

/// A word of the dictionary that may be meant.
struct Near {
  Index word;
  Text form;  ///< the form that is nearest
  std::size_t slips;
};

struct Meaning {
  std::string likely;          ///< the word, or two; empty if none is near enough
  std::vector<Near> possible;  ///< all that are a slip or two away, nearest first
};

/// Of a word that the dictionary does not have.
Meaning meaning_of(const Dictionary& dictionary, const Stemmer& stemmer, const Word& unknown);

}  // namespace legcramp
