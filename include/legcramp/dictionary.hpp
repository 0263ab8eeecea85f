#pragma once
// The words and phrases of a knowledge file, made ready for look-up: what the built-in knowledge
// has as constant tables, and a loaded file gets once. It says nothing that the knowledge does not
// say.

#include <memory_resource>

#include "legcramp/knowledge.hpp"

namespace legcramp {

/// What a word does in a query.
enum class Role : std::uint8_t {
  names,     ///< names something
  general,   ///< names something, but says too little alone
  negation,  ///< leaves the next words open
  join,      ///< carries a negation on
  stop,      ///< ends what a negation covers
  common,    ///< is passed over
};
/// A word, by the stem that all its forms share.
struct DictionaryWord {
  Text stem;
  std::span<const Text> forms;  ///< those that the knowledge has, at least one
  Role role = Role::names;
  bool is_in_phrase = false;
};
template <>
inline constexpr auto fields<DictionaryWord> = std::tuple{
    required("stem", &DictionaryWord::stem, "what all forms share"),
    required("forms", &DictionaryWord::forms, "those that the knowledge has"),
    required("role", &DictionaryWord::role, "what it does in a query"),
    required("is_in_phrase", &DictionaryWord::is_in_phrase, "whether it names something"),
};

/// A phrase of an entry, as the numbers of its words.
struct Phrase {
  Index thing = 0;
  std::span<const Index> words;
  std::span<const Text> unless;
};
template <>
inline constexpr auto fields<Phrase> = std::tuple{
    required("thing", &Phrase::thing, "the entry it stands for"),
    required("words", &Phrase::words, "its words, each once, in ascending order"),
    optional("unless", &Phrase::unless, "words that give the phrase another meaning, as typed"),
};

struct Dictionary {
  std::span<const DictionaryWord> words;  ///< by stem
  std::span<const Phrase> phrases;        ///< by entry
};
template <>
inline constexpr auto fields<Dictionary> = std::tuple{
    required("words", &Dictionary::words, "every word, in the order of the stems"),
    required("phrases", &Dictionary::phrases, "every phrase, in the order of the entries"),
};

/// Makes the dictionary of a knowledge file. Its lists and texts are copies in `memory`, which must
/// live as long; the knowledge need not.
Dictionary make_dictionary(const Knowledge& knowledge, std::pmr::memory_resource& memory);

}  // namespace legcramp
