#include "engine/tokens.hpp"

#include <algorithm>

namespace legcramp {
namespace {

class Tokens {
 public:
  explicit Tokens(const Dictionary& dictionary) : dictionary_(dictionary) {}

  std::vector<Token> read(std::string_view query) {
    for (const Word& word : join_letters(split_words(query))) understand(word);
    return std::move(tokens_);
  }

 private:
  /// A letter alone belongs to the word before if only both together mean something: "can t" is
  /// "can't", whose apostrophe somebody's program took away.
  [[nodiscard]] std::vector<Word> join_letters(const std::vector<Word>& written) const {
    std::vector<Word> words;
    for (const Word& word : written) {
      if (words.empty() || !is_rest_of(words.back(), word)) {
        words.push_back(word);
        continue;
      }
      words.back().written += word.written;
      words.back().stem = stem_of(words.back().written);
    }
    return words;
  }
  [[nodiscard]] bool is_rest_of(const Word& first, const Word& letter) const {
    const bool is_part = letter.written.size() == 1 && !letter.after_break &&
                         !names_something(dictionary_, first.stem) &&
                         !names_something(dictionary_, letter.stem);
    return is_part && find_word(dictionary_, stem_of(first.written + letter.written));
  }

  /// Corrects what is misspelt and splits what was written together.
  void understand(const Word& word) {
    const std::optional<Index> number = find_word(dictionary_, word.stem);
    if (number && is_form(word, dictionary_.words[*number])) {
      take(word, number);
      return;
    }
    Meaning meaning = meaning_of(dictionary_, word);
    Correction correction{word.written, {}};
    if (number && may_be_meant(dictionary_.words[*number])) {
      take(word, number, std::move(meaning.possible), std::move(correction));
    } else if (meaning.likely.empty()) {
      take(word, std::nullopt, std::move(meaning.possible), std::move(correction));
    } else {
      std::vector<Word> parts = split_words(meaning.likely);
      parts.front().after_break = word.after_break;
      correction.read_as = std::move(meaning.likely);
      take(parts.front(), find_word(dictionary_, parts.front().stem), std::move(meaning.possible),
           std::move(correction));
      if (parts.size() > 1) take(parts.back(), find_word(dictionary_, parts.back().stem));
    }
  }
  /// "heare" has the stem of "hear", and may yet be "heart".
  static bool is_form(const Word& word, const DictionaryWord& of) {
    return is_form_of(word.written, of.stem) || std::ranges::any_of(of.forms, [&](Text form) {
             return is_form_of(word.written, form) || is_form_of(form, word.written);
           });
  }
  /// "choke" is "choking"; but what is passed over or negates is meant only as it is written.
  static bool may_be_meant(const DictionaryWord& word) {
    return word.role == Role::names || word.role == Role::general;
  }

  void take(const Word& word, std::optional<Index> number, std::vector<Near>&& possible = {},
            Correction&& correction = {}) {
    constexpr std::size_t reach_of_negation = 2;
    const Role role = number ? dictionary_.words[*number].role : Role::names;
    if (word.after_break || role == Role::stop) {
      open_words_ = 0;
      was_open_ = false;
    }
    if (role == Role::join && was_open_) open_words_ = reach_of_negation;
    if (role == Role::stop || role == Role::join || role == Role::common) return;
    was_open_ = role != Role::negation && open_words_ > 0;
    tokens_.push_back(
        {word.written, number, std::move(possible), std::move(correction), was_open_});
    if (role == Role::negation) open_words_ = reach_of_negation;
    else if (open_words_ > 0) --open_words_;
  }

  const Dictionary& dictionary_;
  std::vector<Token> tokens_;
  std::size_t open_words_ = 0;  // how many more words a negation leaves open
  bool was_open_ = false;       // whether it did the last one
};

}  // namespace

std::vector<Token> tokens_of(const Dictionary& dictionary, std::string_view query) {
  return Tokens(dictionary).read(query);
}

}  // namespace legcramp
