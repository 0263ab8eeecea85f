#pragma once
// Typed text to words that can be compared: case and punctuation folded, plurals and word forms
// made alike.

#include <string>
#include <string_view>
#include <vector>

namespace legcramp {

struct Word {
  std::string written;       ///< lower case, without apostrophes and accents
  std::string stem;          ///< the same for all forms of a word
  bool after_break = false;  ///< a comma, a new line or the like stands before it
};

/// Splits at all that is neither letter nor digit; see `first_letter`.
std::vector<Word> split_words(std::string_view text);

/// "cramping", "cramped" and "cramps" to "cramp"; made for comparing, not for reading.
std::string stem_of(std::string_view word);

/// Whether a word is made of another by an ending, or is the same: "walks", "walked" or "walking"
/// of "walk". Stricter than the stem, which "heare" shares with "hear".
bool is_form_of(std::string_view word, std::string_view base);

/// A phrase of a knowledge file: the words to type, and those behind a '-', beside which it means
/// something else.
struct PhraseWords {
  std::vector<Word> words;
  std::vector<Word> unless;
};
PhraseWords split_phrase(std::string_view phrase);

}  // namespace legcramp
