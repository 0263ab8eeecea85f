#include "legcramp/sheet.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace legcramp {

std::string text_of(const Knowledge& knowledge, const Contradiction& contradiction) {
  return fmt::format("\"{}\" is {}, but \"{}\" is no", knowledge.id_of(contradiction.detail).text,
                     name_of(contradiction.answer), knowledge.id_of(contradiction.parent).text);
}

std::optional<Contradiction> Sheet::give(FindingRef finding, Answer answer) {
  if (const auto contradiction = contradiction_of(finding, answer)) return contradiction;
  const bool has_answered_parents = this->answer(finding) >= Answer::unsure;
  findings_[finding.index].given = answer;
  if (has_answered_parents) {  // what followed from the answer before must go
    for (Known& one : findings_) one.of_details = Answer::unasked;
    for (Index i = 0; i < findings_.size(); ++i) answer_parents_of({i});
  } else {
    answer_parents_of(finding);
  }
  return std::nullopt;
}

std::optional<Contradiction> Sheet::contradiction_of(FindingRef finding, Answer answer) const {
  if (answer >= Answer::unsure)
    if (const auto parent = denied_parent_of(finding))
      return Contradiction{finding, answer, *parent};
  if (answer != Answer::no || findings_[finding.index].of_details == Answer::unasked)
    return std::nullopt;
  const auto is_detail_of_it = [&](Index i) {
    auto parent = parents_[i];
    while (parent && *parent != finding) parent = parents_[parent->index];
    return parent.has_value();
  };
  Index detail = 0;
  while (given({detail}) < Answer::unsure || !is_detail_of_it(detail)) ++detail;
  return Contradiction{{detail}, given({detail}), finding};
}

void Sheet::answer_parents_of(FindingRef finding) {
  while (const auto parent = parents_[finding.index]) {
    Answer& of_details = findings_[parent->index].of_details;
    if (answer(finding) <= std::max(Answer::no, of_details)) return;
    of_details = answer(finding);
    finding = *parent;
  }
}

}  // namespace legcramp
