#pragma once
// What is known of a person. A sheet never contradicts itself: an answer that would is refused.

#include <optional>
#include <string>
#include <vector>

#include "legcramp/knowledge.hpp"

namespace legcramp {

/// An answer of yes or unsure to a detail whose parent is no. The parent is the detail's own, or
/// the parent of one of its parents.
struct Contradiction {
  FindingRef detail;
  Answer answer = Answer::yes;  ///< to the detail: yes or unsure
  FindingRef parent;            ///< is no
  friend bool operator==(const Contradiction&, const Contradiction&) = default;
};

/// A contradiction in a sentence, without a full stop: "a" is yes, but "b" is no.
std::string text_of(const Knowledge& knowledge, const Contradiction& contradiction);

/// An answer for each finding, and the causes that were named. Findings and causes must be those of
/// the knowledge that it was made for: nothing looks after that. The knowledge must outlive it.
/// Starts with nothing answered and nothing named.
class Sheet {
 public:
  explicit Sheet(const Knowledge& knowledge)
      : parents_(knowledge.parents),
        findings_(knowledge.findings.size()),
        named_(knowledge.causes.size(), false),
        first_cause_(knowledge.first(Kind::cause)) {}

  /// Gives an answer, or another one than before; `unasked` takes an answer back. Refused, and
  /// nothing changes, if a detail would be yes or unsure while its parent is given as no. The order
  /// in which answers are given makes no difference.
  [[nodiscard]] std::optional<Contradiction> give(FindingRef finding, Answer answer);

  /// What was given; `unasked` if nothing was.
  [[nodiscard]] Answer given(FindingRef finding) const { return findings_[finding.index].given; }
  /// What was given or follows from what was given: a finding is what the strongest of its details
  /// is, if one is yes or unsure, and a detail is no if its parent is no.
  [[nodiscard]] Answer answer(FindingRef finding) const {
    const auto& [given, of_details] = findings_[finding.index];
    if (given != Answer::unasked) return given;
    if (of_details != Answer::unasked) return of_details;
    return denied_parent_of(finding) ? Answer::no : Answer::unasked;
  }
  /// Whether every finding has an answer, given or not.
  [[nodiscard]] bool is_complete() const {
    for (Index i = 0; i < findings_.size(); ++i)
      if (answer({i}) == Answer::unasked) return false;
    return true;
  }

  void name(CauseRef cause) { named_[cause.index - first_cause_] = true; }
  [[nodiscard]] bool is_named(CauseRef cause) const { return named_[cause.index - first_cause_]; }
  [[nodiscard]] std::vector<CauseRef> named_causes() const {
    std::vector<CauseRef> causes;
    for (Index i = 0; i < named_.size(); ++i)
      if (named_[i]) causes.push_back({first_cause_ + i});
    return causes;
  }

  /// Whether the same answers were given and the same causes named.
  friend bool operator==(const Sheet& a, const Sheet& b) {
    return a.findings_ == b.findings_ && a.named_ == b.named_;
  }

 private:
  struct Known {
    Answer given = Answer::unasked;
    Answer of_details = Answer::unasked;  // the strongest of its details' answers; never no
    friend bool operator==(Known, Known) = default;
  };

  /// The nearest of its parent, the parent of that, and so on, that is given as no.
  [[nodiscard]] std::optional<FindingRef> denied_parent_of(FindingRef finding) const {
    auto parent = parents_[finding.index];
    while (parent && given(*parent) != Answer::no) parent = parents_[parent->index];
    return parent;
  }
  [[nodiscard]] std::optional<Contradiction> contradiction_of(FindingRef finding,
                                                              Answer answer) const;
  void answer_parents_of(FindingRef finding);

  std::span<const std::optional<FindingRef>> parents_;
  std::vector<Known> findings_;
  std::vector<bool> named_;
  Index first_cause_;
};

}  // namespace legcramp
