#pragma once
// From findings to advice. Pure functions over knowledge and answers; safe to call from several
// threads. What they return points into the knowledge. Nothing can fail.

#include <vector>

#include "legcramp/sheet.hpp"

namespace legcramp {

/// How far a condition holds. Unsure answers leave it open.
enum class Truth : std::uint8_t { no, open, yes };

/// The least and the greatest truth that a condition can still have, whatever is answered to what
/// was not asked.
struct Bounds {
  Truth least = Truth::no;
  Truth greatest = Truth::yes;
  friend bool operator==(Bounds, Bounds) = default;
};

/// The sheet of a worked example: what it does not name is no. An answer that contradicts those
/// before it is left out; `check` names such cases.
Sheet sheet_of(const Knowledge& knowledge, const Case& example);

/// Whether something follows: from what is known so far, whatever else is answered, for some
/// further answers.
struct Follows {
  bool so_far = false;
  bool certainly = false;
  bool possibly = false;

  [[nodiscard]] bool is_open() const { return possibly && !certainly; }
  friend bool operator==(Follows, Follows) = default;
};

/// What is known of a finding or cause, as far as it bears on a condition.
struct Because {
  HoldingRef thing;
  Answer answer = Answer::yes;
};

/// Why a line stands in the advice: a rule, and the findings and causes that made it hold or left
/// it unsure. A cause that holds by itself has no rule.
struct Reason {
  const Rule* rule = nullptr;
  bool is_unsure = false;
  std::vector<Because> because_of;  ///< each once; the first `most_reasons`, if there are more
};
inline constexpr std::size_t most_reasons = 20;

/// One line of advice: a cause, a measure to show, or an id or kind to avoid; numbered as in the
/// knowledge.
struct Line {
  Index thing = 0;
  std::vector<Reason> why;
};

struct Note {
  Text text;
  Reason why;
};

/// A rule whose condition is not settled as no.
struct LiveRule {
  Index rule = 0;  ///< its place in the list of rules
  Bounds bounds;
  bool alarms = false;  ///< it demands the urgency that the answers demand, above self-care
  bool notes = false;   ///< its note is shown
  friend bool operator==(LiveRule, LiveRule) = default;
};

/// What follows from the answers: everything but the reasons.
struct Advice {
  Urgency at_least = Urgency::self_care;  ///< what the answers demand already
  Urgency at_most = Urgency::self_care;   ///< what further answers could still demand
  std::vector<LiveRule> rules;            ///< in the order of the file

  // By number:
  std::vector<Follows> recommended;     ///< by some rule
  std::vector<Follows> named_to_avoid;  ///< the id or kind itself, as in the lines of `avoid`
  std::vector<Follows> avoided;         ///< measures: the id, or one of its kinds
  std::vector<Follows> shown;           ///< causes, remedies, tips and further measures

  /// No further answer can change the urgency.
  [[nodiscard]] bool is_urgency_decided() const {
    return at_least == at_most || at_least == Urgency::emergency;
  }
  /// Whether a line says to avoid this id or kind; none does in an emergency.
  [[nodiscard]] bool says_to_avoid(Index thing) const {
    return at_least < Urgency::emergency && named_to_avoid[thing].so_far;
  }
  friend bool operator==(const Advice&, const Advice&) = default;
};

/// Advice in lines, each with its reasons. In an emergency there is nothing but the alarms.
struct Assessment : Advice {
  std::vector<Reason> alarms;  ///< what demands `at_least`, if that is above self-care
  std::vector<Line> causes;    ///< what follows so far, in the order of the file
  std::vector<Line> remedies;
  std::vector<Line> tips;
  std::vector<Line> further;
  std::vector<Line> avoid;
  std::vector<Note> notes;
};

/// What a condition can still become.
Bounds bounds_of(const Knowledge& knowledge, const Sheet& sheet, const Condition& condition);

/// What follows from the answers.
Assessment assess(const Knowledge& knowledge, const Sheet& sheet);

}  // namespace legcramp
