#pragma once
// Ordinary words of a language, which is no more than English so far, from the word lists in
// data/english. They belong to the language, not to a knowledge file: so that "static" is not read
// as a slip for "statin". Of a language without a list, no word is known.

#include <string_view>

namespace legcramp {

/// Whether it is one of the 11,000 words that everybody uses; lower case, as it is typed.
bool is_everyday_word(std::string_view language, std::string_view word);

/// Whether it is one of the 40,000 words that a small dictionary has.
bool is_ordinary_word(std::string_view language, std::string_view word);

/// The lists: a word a line, in alphabetical order. The second goes on where the first ends.
std::string_view everyday_words_of(std::string_view language);
std::string_view other_words_of(std::string_view language);

/// Calls `visit(word)` for each ordinary word.
template <class Visit>
void for_each_ordinary_word(std::string_view language, Visit&& visit) {
  for (std::string_view list : {everyday_words_of(language), other_words_of(language)})
    for (; !list.empty(); list.remove_prefix(list.find('\n') + 1))
      visit(list.substr(0, list.find('\n')));
}

}  // namespace legcramp
