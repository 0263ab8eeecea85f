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
  denial,    ///< says that something cannot be done; stands before what it denies
  negation,  ///< leaves the rest of its clause open
  join,      ///< carries a negation on
  stop,      ///< ends what a negation covers
  common,    ///< is passed over
};

/// A number of units; 0 where none is given.
struct Amount {
  std::int64_t value = 0;
  Index unit = 0;  ///< the number of the smallest unit, from 1; 0 for a bare number
};
template <>
inline constexpr auto fields<Amount> =
    std::tuple{required("value", &Amount::value, "how many of the smallest unit"),
               required("unit", &Amount::unit, "the number of the smallest unit, from 1")};

/// A word, by the stem that all its forms share.
struct DictionaryWord {
  Text stem;
  std::span<const Text> forms;  ///< those that the knowledge has, at least one
  Role role = Role::names;
  bool is_in_phrase = false;
  bool is_everyday = false;
  std::span<const Index> groups;
  std::int64_t number = 0;
  Amount unit = {};
};
template <>
inline constexpr auto fields<DictionaryWord> = std::tuple{
    required("stem", &DictionaryWord::stem, "what all forms share"),
    required("forms", &DictionaryWord::forms, "those that the knowledge has"),
    required("role", &DictionaryWord::role, "what it does in a query"),
    required("is_in_phrase", &DictionaryWord::is_in_phrase, "whether it names something"),
    required("is_everyday", &DictionaryWord::is_everyday, "whether everybody uses it"),
    optional("groups", &DictionaryWord::groups, "the groups that it is in, as terms"),
    optional("number", &DictionaryWord::number, "the number that it stands for"),
    optional("unit", &DictionaryWord::unit, "the unit that it stands for, in the smallest one"),
};

/// Several words that are one term: "passing water".
struct Compound {
  std::span<const Index> words;
  std::span<const Index> groups;
  Amount amount = {};
};
template <>
inline constexpr auto fields<Compound> = std::tuple{
    required("words", &Compound::words, "the numbers of its words, in their order"),
    optional("groups", &Compound::groups, "the groups that it is in, as terms"),
    optional("amount", &Compound::amount, "the amount that it stands for"),
};

/// Amounts that a phrase asks for: from `least` to `most`, both included.
struct AmountRange {
  std::int64_t least = 0;
  std::int64_t most = 0;
  Index unit = 0;
};
template <>
inline constexpr auto fields<AmountRange> = std::tuple{
    required("least", &AmountRange::least, "the smallest amount, in the smallest unit"),
    required("most", &AmountRange::most, "the largest"),
    required("unit", &AmountRange::unit,
             "the number of the smallest unit, from 1; 0 for any number"),
};

/// What a slot of a phrase can ask for: a word, a compound, a group or bounds, numbered in this
/// order.
struct Term {
  Index weight = 0;
  bool is_part = false;
  bool is_carried = false;
  bool is_topic = false;
  bool is_elsewhere = false;
  bool denies = false;
  std::span<const Index> phrases;
};
template <>
inline constexpr auto fields<Term> = std::tuple{
    required("weight", &Term::weight, "how much it says: the more, the fewer entries have it"),
    optional("is_part", &Term::is_part, "whether it is a part of the body"),
    optional("is_carried", &Term::is_carried, "whether it is meant in the whole query"),
    optional("is_topic", &Term::is_topic, "whether it says that it is about this complaint"),
    optional("is_elsewhere", &Term::is_elsewhere, "whether it says that it is about another"),
    optional("denies", &Term::denies, "whether it must stand before the next slot"),
    optional("phrases", &Term::phrases, "the phrases in which it is the rarest term"),
};

/// A phrase of an entry, as the terms that it asks for.
struct Phrase {
  Index thing = 0;
  std::span<const Index> slots;
  std::span<const Index> unless;
  std::span<const Text> unless_typed;
  std::span<const Text> if_typed;
};
template <>
inline constexpr auto fields<Phrase> = std::tuple{
    required("thing", &Phrase::thing, "the entry it stands for"),
    required("slots", &Phrase::slots, "its terms, in their order, at most 16"),
    optional("unless", &Phrase::unless, "groups that give the phrase another meaning"),
    optional("unless_typed", &Phrase::unless_typed, "words that do, as they are typed"),
    optional("if_typed", &Phrase::if_typed, "words that must be typed, wherever they stand"),
};

/// An entry's own name, id or question, as words with a blank in between.
struct OwnWords {
  Text words;
  Index thing = 0;
};
template <>
inline constexpr auto fields<OwnWords> = std::tuple{
    required("words", &OwnWords::words, "the words, in lower case"),
    required("thing", &OwnWords::thing, "the entry"),
};

struct Dictionary {
  std::span<const DictionaryWord> words;
  std::span<const Compound> compounds;
  Index groups = 0;
  std::span<const AmountRange> bounds;
  std::span<const Term> terms;
  std::span<const Phrase> phrases;
  std::span<const OwnWords> own;
  Text language;

  [[nodiscard]] constexpr Index first_compound() const { return static_cast<Index>(words.size()); }
  [[nodiscard]] constexpr Index first_group() const {
    return first_compound() + static_cast<Index>(compounds.size());
  }
  [[nodiscard]] constexpr Index first_bounds() const { return first_group() + groups; }
  /// The groups of a word or compound.
  [[nodiscard]] constexpr std::span<const Index> groups_of(Index term) const {
    return term < words.size() ? words[term].groups : compounds[term - words.size()].groups;
  }
};
template <>
inline constexpr auto fields<Dictionary> = std::tuple{
    required("words", &Dictionary::words, "every word, in the order of the stems"),
    required("compounds", &Dictionary::compounds, "by their first words, the longest first"),
    required("groups", &Dictionary::groups, "how many groups there are"),
    required("bounds", &Dictionary::bounds, "every amount that phrases ask for"),
    required("terms", &Dictionary::terms, "of each term, in the order of their numbers"),
    required("phrases", &Dictionary::phrases, "every phrase, in the order of the entries"),
    required("own", &Dictionary::own, "every name, id and question, in their order"),
    required("language", &Dictionary::language, "the language of its words"),
};

/// Makes the dictionary of a knowledge file. Its lists and texts are copies in `memory`, which must
/// live as long; the knowledge need not.
Dictionary make_dictionary(const Knowledge& knowledge, std::pmr::memory_resource& memory);

}  // namespace legcramp
