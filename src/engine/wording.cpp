#include "engine/wording.hpp"

#include <algorithm>
#include <initializer_list>
#include <iterator>
#include <utility>

#include "engine/letters.hpp"

namespace legcramp {
namespace {

bool has_vowel(std::string_view text) {
  return text.find_first_of("aeiouy") != std::string_view::npos;
}

/// Takes an ending off if enough of a word is left.
bool drop(std::string& word, std::string_view ending, std::size_t least_left) {
  if (!word.ends_with(ending) || word.size() < ending.size() + least_left) return false;
  if (!has_vowel(std::string_view(word).substr(0, word.size() - ending.size()))) return false;
  word.resize(word.size() - ending.size());
  return true;
}

void drop_plural(std::string& word) {
  if (drop(word, "ies", 2)) word += 'y';
  else if (word.ends_with("ss") || word.ends_with("us") || word.ends_with("is")) return;
  else if (word.ends_with("ches") || word.ends_with("shes") || word.ends_with("xes"))
    drop(word, "es", 2);
  else drop(word, "s", 3);
}

void drop_verb_form(std::string& word) {
  if (!drop(word, "ing", 3) && !drop(word, "ed", 3)) return;
  const std::size_t size = word.size();
  const bool is_doubled = size > 2 && word[size - 1] == word[size - 2];
  // "running" is a form of "run", but "bedding" none of "bed", and "swelling" none of "swel".
  if (is_doubled && std::string_view("bgmnprt").find(word.back()) != std::string_view::npos)
    word.pop_back();
}

}  // namespace

std::string stem_of(std::string_view word) {
  std::string stem(word);
  drop_plural(stem);
  drop(stem, "ness", 3);
  drop(stem, "ly", 5);
  drop_verb_form(stem);
  drop(stem, "e", 3);
  return stem;
}

bool is_form_of(std::string_view word, std::string_view base) {
  if (base.empty()) return false;
  const auto is = [&](std::string_view start, std::initializer_list<std::string_view> endings) {
    return word.starts_with(start) &&
           std::ranges::find(endings, word.substr(start.size())) != endings.end();
  };
  const std::string_view shorter = base.substr(0, base.size() - 1);
  const char last = base.back();
  const bool has_vowel_before = has_vowel(shorter.substr(shorter.empty() ? 0 : shorter.size() - 1));
  const bool hisses = std::string_view("sxz").find(last) != std::string_view::npos ||
                      base.ends_with("ch") || base.ends_with("sh");
  return is(base, {"", "s", "ed", "ing", "ness", "ly"}) ||
         is(std::string(base) + last, {"ed", "ing"}) || (hisses && is(base, {"es"})) ||
         (last == 'e' && is(base, {"d"})) ||
         (last == 'y' && !has_vowel_before && is(shorter, {"ies", "ied", "ily"}));
}

std::vector<Word> split_words(std::string_view text) {
  std::vector<Word> words;
  std::string written;
  bool after_break = false;
  const auto end_word = [&] {
    if (written.empty()) return;
    words.push_back({written, stem_of(written), std::exchange(after_break, false)});
    written.clear();
  };
  while (!text.empty()) {
    const Letter letter = first_letter(text, !written.empty());
    written += letter.text;
    if (letter.role == CharacterRole::gap || letter.role == CharacterRole::stop) end_word();
    after_break = after_break || letter.role == CharacterRole::stop;
    text.remove_prefix(letter.bytes);
  }
  end_word();
  return words;
}

PhraseWords split_phrase(std::string_view phrase) {
  PhraseWords parts;
  while (!phrase.empty()) {
    const std::string_view part = phrase.substr(0, phrase.find(' '));
    phrase.remove_prefix(std::min(part.size() + 1, phrase.size()));
    auto& list = part.starts_with('-') ? parts.unless : parts.words;
    std::ranges::move(split_words(part), std::back_inserter(list));
  }
  return parts;
}

}  // namespace legcramp
