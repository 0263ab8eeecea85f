#include "engine/wording.hpp"

#include <algorithm>
#include <utility>

#include "engine/letters.hpp"

namespace legcramp {
std::vector<Word> split_words(std::string_view text, const Stemmer& stemmer) {
  std::vector<Word> words;
  std::string written;
  Break before = Break::none;
  const auto is_digit = [](char c) { return c >= '0' && c <= '9'; };
  const auto end_word = [&] {
    if (written.empty()) return;
    words.push_back({written, stemmer.stem_of(written), std::exchange(before, Break::none)});
    written.clear();
  };
  while (!text.empty()) {
    if (text.size() > 1 && text[0] == '.' && is_digit(text[1]) && !written.empty() &&
        std::ranges::all_of(written, is_digit)) {
      written += '.';
      text.remove_prefix(1);
      continue;
    }
    const Letter letter = first_letter(text, !written.empty());
    written += letter.text;
    if (letter.role >= CharacterRole::gap) end_word();
    if (letter.role == CharacterRole::stop) before = std::max(before, Break::clause);
    if (letter.role == CharacterRole::end) before = Break::sentence;
    text.remove_prefix(letter.bytes);
  }
  end_word();
  return words;
}

std::string words_of(std::string_view text, const Stemmer& stemmer) {
  std::string words;
  for (const Word& word : split_words(text, stemmer))
    words.append(words.empty() ? "" : " ").append(word.written);
  return words;
}

}  // namespace legcramp
