#pragma once
// Typed text to words that can be compared: case and punctuation folded, plurals and word forms
// made alike.

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "engine/stemmer.hpp"

namespace legcramp {

/// What parts a word from the one before it.
enum class Break : std::uint8_t { none, clause, sentence };

struct Word {
  std::string written;  ///< lower case, without apostrophes and accents
  std::string stem;     ///< the same for all forms of a word
  Break before = Break::none;
};

/// Splits at all that is neither letter nor digit; see `first_letter`. "37.5" is one word.
std::vector<Word> split_words(std::string_view text, const Stemmer& stemmer);

/// The words of a text as they are compared when none may differ: with a blank in between.
std::string words_of(std::string_view text, const Stemmer& stemmer);

}  // namespace legcramp
