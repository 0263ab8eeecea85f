#pragma once
// What to ask next, and when to stop: whatever can still change the advice, most serious first.
// Pure functions over knowledge and answers; nothing is kept in between. Safe to call from several
// threads. Nothing can fail.

#include <optional>
#include <vector>

#include "legcramp/assess.hpp"

namespace legcramp {

/// The screen to show next.
struct NextScreen {
  const Screen* screen = nullptr;
  std::vector<FindingRef> findings;      ///< those of the screen that can still change the advice
  std::vector<Index> because;            ///< the rules and causes that they can bring, by number
  std::size_t screens_left_at_most = 0;  ///< this one included
  friend bool operator==(const NextScreen&, const NextScreen&) = default;
};

/// The first screen with a finding that can still change what is shown; none if nothing can.
std::optional<NextScreen> next_screen(const Knowledge& knowledge, const Sheet& sheet);

/// The screens that a person will still see who answers no to everything from here on; the first of
/// them, if there are more than `most`. Each takes as long as `next_screen`.
std::vector<const Screen*> screens_if_no(const Knowledge& knowledge, Sheet sheet, std::size_t most);

/// Of a sheet's answers those that an interview asks for: the rest cannot change the advice.
Sheet answers_asked_for(const Knowledge& knowledge, const Sheet& sheet);

/// What is known of a person, what follows, and what to ask next.
struct Standing {
  Sheet sheet;
  Assessment assessment;
  std::optional<NextScreen> next;

  /// Urgent help is said at once; self-care and routine only once nothing is left to ask.
  [[nodiscard]] bool says_help() const { return assessment.at_least >= Urgency::urgent || !next; }
};
Standing standing_of(const Knowledge& knowledge, Sheet sheet);

}  // namespace legcramp
