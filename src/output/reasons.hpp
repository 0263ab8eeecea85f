#pragma once
// Why a line stands in the advice: its rules, its answers, its sources.

#include <set>
#include <span>
#include <vector>

#include "legcramp/assess.hpp"
#include "output/blocks.hpp"

namespace legcramp {

/// Names a finding, cause, measure or kind.
Text name_of_thing(const Knowledge& knowledge, Index thing);

/// The signs of a level: "chest pain; dark urine".
std::string joined_signs(const Help& help);

/// What to do at a level, and its signs, in one sentence; empty if the knowledge gives no signs.
std::string signs_of(const Knowledge& knowledge, Urgency urgency);

/// "Understood: ...", the findings and causes behind a rule.
std::string what_was_said(const Knowledge& knowledge, const Reason& reason);

/// Adds reasons to a page; a rule in full where it comes first, only by its name from then on.
class Reasons {
 public:
  Reasons(const Knowledge& knowledge, Blocks& page, bool is_wanted)
      : knowledge_(knowledge), page_(page), is_wanted_(is_wanted) {}

  void explain(const std::vector<Reason>& why, std::span<const Citation> sources);
  void explain(const Rule& rule);
  void cite(const char* label, std::span<const Citation> sources);

 private:
  const Knowledge& knowledge_;
  Blocks& page_;
  bool is_wanted_;
  std::set<const Rule*> explained_;
};

}  // namespace legcramp
