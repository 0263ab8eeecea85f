#pragma once
// From typed words to entries: whole words and phrases in any order, with word forms and
// misspellings understood, and negated words left open. Says what it could not use rather than
// guess. Pure functions; safe to call from several threads. Nothing can fail.

#include <string>
#include <string_view>
#include <vector>

#include "legcramp/assess.hpp"
#include "legcramp/dictionary.hpp"

namespace legcramp {

/// An entry that can be looked up, whatever its kind.
struct Entry {
  Index thing = 0;
  Kind kind = Kind::finding;
  Id id;
  Text name;
  Text text;  ///< of a finding: its question
  std::span<const Pattern> words;
};

/// The finding, cause, remedy, tip, further measure or fact of this number.
Entry entry_of(const Knowledge& knowledge, Index thing);

/// All of them, in the order of their numbers.
std::vector<Entry> entries(const Knowledge& knowledge);

struct Match {
  Entry entry;
  std::size_t score = 0;  ///< higher is better; matters only beside others of the same look-up
};

struct Correction {
  std::string written;
  std::string read_as;
  bool operator==(const Correction&) const = default;
};

/// How a query was read.
struct Reading {
  std::vector<Match> matches;          ///< best first; empty if nothing is relevant
  std::vector<Correction> corrected;   ///< misspelt words, each once
  std::vector<std::string> unused;     ///< words that found nothing
  std::vector<std::string> left_open;  ///< words that a "no" before them leaves open
  std::vector<Entry> left_open_flags;  ///< red flags among them
};

/// More than anybody types, in bytes: longer queries are for the caller to refuse.
inline constexpr std::size_t longest_query = 10'000;

/// Looks a query up; any bytes will do. The dictionary must be that of the knowledge.
Reading look_up(const Knowledge& knowledge, const Dictionary& dictionary, std::string_view query);

/// Whether a yes to this finding asks for help today by itself; false for what is no finding.
bool is_red_flag(const Knowledge& knowledge, Index thing);

/// The ways to type each part of a phrase, in its order: of an amount, one way. Leaves out what the
/// phrase excludes.
std::vector<std::vector<std::string>> wordings(const Knowledge& knowledge, Pattern phrase);

/// The first of them: a phrase as somebody could type it.
std::string first_wording(const Knowledge& knowledge, Pattern phrase);

/// What a reading found, as answers: findings as yes, causes as named. Leaves out what contradicts
/// the answers that the sheet has already, so give it a sheet without any.
void answer_from(const Reading& reading, Sheet& sheet);

}  // namespace legcramp
