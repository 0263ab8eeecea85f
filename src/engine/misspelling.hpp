#pragma once
// What a word may mean that the dictionary does not have.

#include <cstdint>
#include <map>
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

/// What words may mean that the dictionary does not have. Remembers what it was asked.
class Misspellings {
 public:
  /// Both must live as long.
  Misspellings(const Dictionary& dictionary, const Stemmer& stemmer)
      : dictionary_(dictionary), stemmer_(stemmer) {}

  const Meaning& meaning_of(const Word& unknown);

 private:
  /// A form of a word that phrases use, or its stem.
  struct Spelling {
    Text text;
    Index word;
    std::uint32_t letters;
    bool is_stem;
  };
  void list_spellings();
  [[nodiscard]] Meaning find_out(const Word& unknown);
  [[nodiscard]] std::vector<Near> near_words(const Word& misspelt) const;
  void add_near(std::vector<Near>& all, const Word& misspelt, bool by_stem, std::size_t most) const;

  const Dictionary& dictionary_;
  const Stemmer& stemmer_;
  std::vector<std::vector<Spelling>> spellings_;  // by length; empty until one is asked for
  std::map<std::string, Meaning> known_;
};

}  // namespace legcramp
