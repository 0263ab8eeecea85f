#pragma once
// What a change of a knowledge file changes, for whom: over all complete sheets, with exact counts.
// What has the same id in both files is the same. Pure functions; safe to call from several
// threads. A file that is too large for the proof is said to be.

#include <string>
#include <vector>

#include "legcramp/assess.hpp"

namespace legcramp {

/// A finding and answers to it that come to the same, or a cause that is named.
struct Circumstance {
  Id id;
  Text name;
  bool is_cause = false;
  bool may_be_unsure = false;
  bool may_be_yes = false;
  friend bool operator==(const Circumstance&, const Circumstance&) = default;
};

/// Advice that changed for some people: all those of whom one circumstance of each group is so,
/// unless something else decides for them.
struct Statement {
  enum class Is : std::uint8_t { urgency_lowered, urgency_raised, advice };
  Is is = Is::advice;
  Urgency before = Urgency::self_care;  ///< of an urgency, for those with these answers alone
  Urgency after = Urgency::self_care;
  Urgency least = Urgency::self_care;  ///< the lowest before it was raised, or after it was
                                       ///< lowered, for any of these people
  Urgency most = Urgency::self_care;   ///< the highest
  std::vector<std::string> lost;       ///< shown before, and not any more
  std::vector<std::string> gained;     ///< shown now, and not before
  std::vector<std::string> changed;    ///< another note of the same rule
  std::vector<std::vector<Circumstance>> people;  ///< everybody, if there is no group
  bool is_for_many = false;  ///< there are too many kinds of people to tell them apart
  std::string combinations;  ///< for how many it changed: all digits, and in brief
  std::string combinations_brief;
  std::string with_these_answers;  ///< how many have these answers at all
  std::string with_these_brief;
};
template <>
inline constexpr std::array<Text, 3> names<Statement::Is>{"urgency-lowered", "urgency-raised",
                                                          "advice"};

/// A field that is not what it was, or an entry that came or went.
struct Change {
  Text list;           ///< the key of the list, or of the field of the file itself
  std::string name;    ///< the id or title of the entry; empty for the file itself
  Text key;            ///< the field; empty if the whole entry came or went
  std::string before;  ///< as JSON; empty where there was nothing
  std::string after;
};

struct Difference {
  std::vector<Statement> statements;  ///< lowered urgency first
  std::vector<Change> changes;        ///< everything that stands otherwise in the file
  bool is_too_large = false;          ///< the files, for the proof: there are no statements then

  [[nodiscard]] bool is_none() const { return statements.empty() && changes.empty(); }
};

/// The result points into both files.
Difference diff(const Knowledge& before, const Knowledge& after);

}  // namespace legcramp
