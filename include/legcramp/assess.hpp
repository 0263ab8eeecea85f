#pragma once
// From findings to advice. Pure functions over knowledge and answers; safe to call from several
// threads. What they return points into the knowledge. Nothing can fail.

#include <algorithm>
#include <array>
#include <cstring>
#include <vector>

#include "legcramp/knowledge.hpp"

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

/// What is known of a person: an answer for each finding, and the causes that were named. Findings
/// and causes must be those of the knowledge that it was made for: nothing looks after that. Starts
/// with nothing asked and nothing named.
class Sheet {
 public:
  explicit Sheet(const Knowledge& knowledge)
      : answers_(knowledge.findings.size(), Answer::unasked),
        named_(knowledge.causes.size(), false),
        first_cause_(knowledge.first(Kind::cause)) {}

  void set(FindingRef finding, Answer answer) { answers_[finding.index] = answer; }
  void name(CauseRef cause) { named_[cause.index - first_cause_] = true; }
  [[nodiscard]] Answer answer(FindingRef finding) const { return answers_[finding.index]; }
  /// The first finding from `from` on whose answer is not no, by number; their count if none is.
  [[nodiscard]] Index next_not_no(Index from) const {
    constexpr std::array<Answer, 8> all_no{Answer::no, Answer::no, Answer::no, Answer::no,
                                           Answer::no, Answer::no, Answer::no, Answer::no};
    const auto end = static_cast<Index>(answers_.size());
    while (from + all_no.size() <= end &&
           std::memcmp(&answers_[from], all_no.data(), sizeof all_no) == 0)
      from += static_cast<Index>(all_no.size());
    while (from < end && answers_[from] == Answer::no) ++from;
    return from;
  }
  [[nodiscard]] bool is_complete() const {
    return std::ranges::find(answers_, Answer::unasked) == answers_.end();
  }
  [[nodiscard]] std::vector<CauseRef> named_causes() const {
    std::vector<CauseRef> causes;
    for (Index i = 0; i < named_.size(); ++i)
      if (named_[i]) causes.push_back({first_cause_ + i});
    return causes;
  }
  [[nodiscard]] bool is_named(CauseRef cause) const { return named_[cause.index - first_cause_]; }

 private:
  std::vector<Answer> answers_;
  std::vector<bool> named_;
  Index first_cause_;
};

/// Answers findings that were not asked from their details: a yes or unsure to a detail is one to
/// what it is a detail of.
void answer_from_details(const Knowledge& knowledge, Sheet& sheet);

/// The sheet of a worked example: what it does not name is no.
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
  std::vector<Because> because_of;
};

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
